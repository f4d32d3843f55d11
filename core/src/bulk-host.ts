import type { AbortSignalLike } from './runtime.js';
import type { BulkProgress, Checkpoint, RowResult } from './bulk-types.js';

/** What the caller of a bulk operation may ask to be told, and tell. */
export interface BulkCallOptions {
    /** Awaited before a batch leaves, and at the end: write it down, and a killed run can go on from it. */
    readonly onCheckpoint?: (checkpoint: Checkpoint) => void | Promise<void>;
    /** Results as they come, before a checkpoint counts their rows as settled. Awaited. */
    readonly onResults?: (results: readonly RowResult[]) => void | Promise<void>;
    /** A checkpoint of a run that ended early. Give the same input again, from its beginning. */
    readonly resumeFrom?: Checkpoint;
}

/** The outside world, as far as a bulk run needs it. */
export interface BulkHost {
    readonly options: BulkCallOptions & {
        readonly signal?: AbortSignalLike;
        readonly onProgress?: (event: BulkProgress & { readonly operation: string }) => void;
    };
    now(): number;
    /** Requests sent by the client so far. */
    requests(): number;
    /** A rate limit is known. */
    limited(): boolean;
    /** Waits before attempt `failures` + 1, or as long as the server asked; rejects when the signal aborts. */
    backOff(failures: number, askedMs: number | undefined): Promise<void>;
}
