import type { RowStatus } from '../../bulk-types.js';
import type { CallOptions } from '../../settings.js';
import type { Xano } from '../../xano.js';
import type { ReadOptions, RecordSource } from './types.js';

export type ImportMode = 'add' | 'upsert' | 'patch';

export interface ImportTarget {
    /** Workspace, id or exact name. Default: the client's. */
    readonly workspace_id?: number | string;
    /** Table, id or exact name. */
    readonly table_id: number | string;
    /** Data source label. Default: the client's, else `live`. */
    readonly data_source?: string;
}

export interface ImportInput extends ImportTarget, Omit<ReadOptions, 'signal'> {
    /** A CSV, TSV, NDJSON or JSON file. A stream cannot be gone on with, and its mistakes show while rows are sent. */
    readonly file: RecordSource;
    /**
     * - `add`: every row is a new record
     * - `upsert`: a row changes the record whose `match` columns have its values; where there is none it is a new one
     * - `patch`: a row changes the record of its `id`
     */
    readonly mode: ImportMode;
    /** Of `upsert`: columns that together tell records apart. */
    readonly match?: string | readonly string[];
    /** Of `add`: keep ids given in the file. Default false. */
    readonly allow_id_field?: boolean;
    /** `continue` (default): a row that is refused goes to the rejects, and the rest goes on. `stop`: it ends the import. */
    readonly on_error?: 'stop' | 'continue';
    /** File for the rows that are not imported, with the reason; made when there is one. Default none. */
    readonly rejects?: string;
    /**
     * File that says how far the import is. It is there from the beginning of an import to its end; an import that finds
     * it goes on where the one that left it stopped. Default none.
     */
    readonly checkpoint?: string;
    /** Write nothing, no file either; report what would be done. Default false. */
    readonly dry_run?: boolean;
    /**
     * Values that are not of their column's type: `convert` them where that is no guess, `check` refuses them, `as-is`
     * sends them. Default `convert`: every value of a CSV is text.
     */
    readonly types?: 'convert' | 'check' | 'as-is';
    /** Of `add`: column whose values are there once only, by which rows are found again whose outcome is unknown. */
    readonly unique?: string;
    /** Of `add` and `upsert`: what to do where rows may be written and nobody can say: `stop` (default) or `look` for them and go on. */
    readonly on_unknown?: 'stop' | 'look';
    /** Rows in one request at most. Default 500. */
    readonly batch_size?: number;
    /** Requests on their way at once at most. Default 4. */
    readonly concurrency?: number;
}

/** How far an import is. */
export interface ImportProgress {
    /** `checking`: the file is read through before anything is sent. */
    readonly phase: 'checking' | 'importing';
    /** Rows of the file that are imported, those of an earlier part too. */
    readonly done: number;
    /** Rows that are not. */
    readonly rejected: number;
    /** Rows of the file, once it was read through. */
    readonly total?: number;
    /** Bytes read in this phase, packed as they are. */
    readonly bytes_read: number;
    /** Unknown of a stream. */
    readonly bytes_total?: number;
    readonly rows_per_second: number;
    readonly eta_ms?: number;
}

export interface ImportOptions extends Omit<
    CallOptions,
    'onProgress' | 'onCheckpoint' | 'onResults' | 'resumeFrom'
> {
    readonly onProgress?: (progress: ImportProgress) => void;
}

/** A row that is not imported. */
export interface ImportProblem {
    /** Where it stands in the file: `line 17`, `item 5`. */
    readonly at: string;
    readonly reason: string;
}

export interface ImportReport {
    readonly mode: ImportMode;
    readonly dry_run: boolean;
    /** An earlier import of the file was gone on with; the counts are of all parts. */
    readonly resumed: boolean;
    /** Rows of the file, as far as it was read. */
    readonly rows: number;
    /** Rows that are as the file wants them. */
    readonly done: number;
    /** Rows that had to be changed in nothing. */
    readonly skipped: number;
    /** Rows that are not imported: unreadable or refused. */
    readonly rejected: number;
    /** Rows that may or may not be imported. */
    readonly unknown: number;
    /** Rows by what became of them, refused ones as `failed`; unreadable ones are not among them. */
    readonly statuses: Readonly<Partial<Record<RowStatus, number>>>;
    /** The first rows of this part that are not imported, at most 20. */
    readonly problems: readonly ImportProblem[];
    /** The rejects file, where there is something in it. */
    readonly rejects?: string;
    readonly requests: number;
    readonly seconds: number;
    readonly rows_per_second: number;
}

/** What an import needs of a client. */
export interface ImportClient {
    readonly record: Pick<Xano['record'], 'bulkAdd' | 'bulkPatch' | 'upsertMany'>;
}
