import type { XanoErrorKind } from './errors.js';

export type RowId = number | string;

/** A value per column. */
export type Values = Readonly<Record<string, unknown>>;

/** Rows of any length: a list, or anything that gives them one after the other. */
export type Many<T> = Iterable<T> | AsyncIterable<T>;

/** A change to one record. */
export interface RowChange {
    readonly row_id: RowId;
    /** Columns to change and their new values; the others stay. */
    readonly updates: Values;
}

/** What became of one row of the input. */
export type RowStatus =
    | 'added'
    | 'patched'
    | 'deleted'
    /** Of `upsertMany`. */
    | 'created'
    | 'updated'
    | 'unchanged'
    /** Nothing had to be done: there was nothing to change, or it was gone before. */
    | 'skipped'
    /** It was refused and is not written; `error` says why. */
    | 'failed'
    /** It was sent, and nobody can say whether it was carried out. */
    | 'unknown';

/** Why a row failed. */
export interface RowError {
    readonly kind: XanoErrorKind;
    readonly message: string;
    readonly hint?: string;
    /** Column at fault, where it is known. */
    readonly path?: string;
}

/** One row of the input and what became of it. */
export interface RowResult {
    /** Place in the input, counted from 0; of a copy, the id of the record copied. */
    readonly index: number;
    readonly status: RowStatus;
    /** Id of the record, where there is one. */
    readonly row_id?: RowId;
    readonly error?: RowError;
}

/** What a bulk run did. */
export interface BulkReport {
    readonly operation: string;
    /** True: nothing was written, `results` say what would have been. */
    readonly dry_run: boolean;
    /** Rows that have a result, of earlier parts of a resumed run too. */
    readonly total: number;
    /** Rows that are as the input wants them. */
    readonly done: number;
    readonly failed: number;
    readonly skipped: number;
    readonly unknown: number;
    /** Rows by what became of them. */
    readonly statuses: Readonly<Partial<Record<RowStatus, number>>>;
    /** By `index`; with `results: 'problems'` only those that failed or are unknown. Of this part of a resumed run. */
    readonly results: readonly RowResult[];
    /** HTTP requests of the client while it ran. */
    readonly requests: number;
    readonly seconds: number;
    readonly rows_per_second: number;
    /** Where a run that stopped goes on: hand it to `resumeFrom`. */
    readonly checkpoint: Checkpoint;
}

/** Both ends included. */
export type Range = readonly [from: number, to: number];

/** A batch that was on its way when the checkpoint was written. */
export interface InFlight {
    /** Index of its first and of its last row. */
    readonly from: number;
    readonly to: number;
    /** Of these two rows, so that another input is noticed. */
    readonly hash: string;
    /** Milliseconds since 1970-01-01 UTC. */
    readonly sent_at: number;
    /** Highest record id known before it was sent; rows it added have a higher one. */
    readonly above_id?: number;
}

/**
 * How far a bulk run is: plain JSON, small, written before every batch. It holds no row and no token. A run that was
 * killed at any moment goes on from the last one with the same input.
 */
export interface Checkpoint {
    readonly format: 'xano-connect/checkpoint';
    readonly version: 1;
    readonly operation: string;
    /** What is written to; a checkpoint of another table is refused. */
    readonly target: Readonly<Record<string, number | string>>;
    /** Rows that have a result, by index. */
    readonly settled: readonly Range[];
    readonly in_flight: readonly InFlight[];
    /** Ids of records added since the oldest batch in flight was sent. */
    readonly added_ids: readonly Range[];
    readonly statuses: Readonly<Partial<Record<RowStatus, number>>>;
}

/** How far a bulk run is. */
export interface BulkProgress {
    readonly done: number;
    readonly failed: number;
    /** Rows of the input, where that is known. */
    readonly total?: number;
    readonly rows_per_second: number;
    /** Milliseconds left, where `total` is known. */
    readonly eta_ms?: number;
}
