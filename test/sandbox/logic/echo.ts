import type { JsonRecord } from '../store/json.js';

/** A run of an endpoint or a function. */
export interface Run {
    /** Checked inputs, defaults filled in. */
    readonly input: JsonRecord;
    readonly branch: string;
    /** Endpoints only. */
    readonly data_source?: string;
    /** Endpoints only: called with the token of a user. */
    readonly user?: boolean;
}

/**
 * choice: the sandbox runs no XanoScript. Whatever an endpoint or a function is written to do, it answers what reached
 * it.
 */
export const echo = (run: Run): JsonRecord => ({ ...run });
