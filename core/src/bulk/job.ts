import type { XanoError } from '../errors.js';
import type { RowError, RowId, RowStatus } from '../bulk-types.js';

/** One row of the input, ready to be sent. */
export interface Prepared<T> {
    readonly index: number;
    readonly row: T;
}

/** What became of a row, before its index is added. */
export interface Outcome {
    readonly status: RowStatus;
    readonly row_id?: RowId;
    readonly error?: RowError;
}

/** Rows that may be written already, to be looked for. */
export interface Missing<T> {
    readonly rows: readonly Prepared<T>[];
    /** Rows this request added have a higher id; undefined where nobody noted one. */
    readonly aboveId: number | undefined;
    /** The server is surely done with it: what is not there now will not come. */
    readonly ended: boolean;
}

/** What a look at the table tells of missing rows. */
export interface Sight {
    /** Row by row: what it became, or undefined when it was not found. */
    readonly found: readonly (Outcome | undefined)[];
    /** What was not found may be sent again: it is not there, and if it still came it could not stand there twice. */
    readonly sure: boolean;
}

/** What the engine is told of the thing it does to rows. It knows nothing else of Xano. */
export interface BulkJob<T> {
    readonly operation: string;
    /** What is written to, for checkpoints. */
    readonly target: Readonly<Record<string, number | string>>;
    /** The row as it is sent; throws the XanoError of this row. */
    prepare(row: unknown, index: number): T;
    /** Rows with the same key are never on their way at the same time: the later one has to win. */
    keyOf?(row: T): string | undefined;
    /** Sends rows in one go and says what became of each. `again`: they may have been carried out before. */
    send(rows: readonly T[], again: boolean): Promise<readonly Outcome[]>;
    /** What `send` would do; only reads. */
    rehearse(rows: readonly T[]): Promise<readonly Outcome[]>;
    /** Sending rows twice is the same as once. Otherwise they are looked for first. */
    readonly repeatable: boolean;
    /** Of rows that take several requests: an earlier one of those may have been carried out when a later one fails. */
    mayBeDone?(row: T): boolean;
    /** A 404 is about a row, not about the table. */
    readonly namesRows?: true;
    /** Looks for rows that may be there. Not needed where `repeatable`. */
    look?(missing: readonly Missing<T>[]): Promise<readonly Sight[]>;
    /** One look for all batches in flight together, where rows are told apart by their values only. */
    looksTogether?(missing: Missing<T>): boolean;
    /** Highest id known so far; undefined where ids say nothing. */
    aboveId?(): number | undefined;
    /** Ids added since. */
    readonly addedIds?: AddedIds;
}

/** Ids that are known to be ours. */
export interface AddedIds {
    add(from: number, to?: number): void;
    runs(): readonly (readonly [number, number])[];
    dropTo(bound: number): void;
}

/** The part of an error that a row's result holds. */
export function rowError({ kind, message, hint, path }: XanoError): RowError {
    return {
        kind,
        message,
        ...(hint === undefined ? {} : { hint }),
        ...(path === undefined ? {} : { path }),
    };
}
