import type { Xano } from 'xano-connect';
import type { BulkReport } from '../../../core/src/bulk-types.js';
import type { CallOptions } from '../../../core/src/settings.js';
import type { Demand } from './check.js';
import type { Row } from './values.js';

/**
 * What is certain of a row of the input: it is done, it is not, or it may be either. Rows that the server must refuse
 * are not done.
 */
export type Standing = 'done' | 'maybe' | 'not';

/** How the engine is to go about it: the part of a bulk operation's input that is not rows. */
export interface EngineInput {
    readonly batch_size: number;
    readonly concurrency: number;
    readonly on_error: 'stop' | 'continue';
    readonly on_unknown: 'stop' | 'look';
    readonly results: 'all' | 'problems';
}

export interface Tables {
    /** The table that is written to. */
    readonly main: { readonly id: number };
    /** The table a copy reads. */
    readonly source?: { readonly id: number };
}

/** One piece of bulk work, and what a table must look like after it. */
export interface Scenario {
    /** Columns of the table's unique index, if it has one. */
    readonly unique?: readonly string[];
    /** Records the table holds before. */
    readonly initial: readonly Row[];
    /** Records of the table a copy reads. */
    readonly source?: readonly Row[];
    /** Indexes of all rows of the input. */
    readonly indexes: readonly number[];
    /** Rows that must not be carried out, each with the statuses it may end with. */
    readonly bad: ReadonlyMap<number, readonly string[]>;
    /** Statuses any other row may end with. */
    readonly ends: readonly string[];
    /** Two rows change one record: what arrives late would undo the later one, whatever a client does. */
    readonly orderMatters: boolean;
    /** What arrives late cannot stand there twice: a unique index or an id forbids it, or twice is the same as once. */
    readonly bearsLate: boolean;
    run(xano: Xano, tables: Tables, engine: EngineInput, options: CallOptions): Promise<BulkReport>;
    demand(standing: (index: number) => Standing): Demand;
    /** Of work with files: puts them into this folder, instead of one of its own. */
    keepFilesIn?(folder: string): void;
    /** Removes what it put on the disk. */
    clean?(): Promise<void>;
}
