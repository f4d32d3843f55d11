import * as z from 'zod/mini';
import type { BulkSettings } from '../../bulk/engine.js';
import type { Many } from '../../bulk-types.js';
import { text, whole } from '../fields.js';

const isMany = (value: unknown): boolean =>
    typeof value === 'object' &&
    value !== null &&
    (Symbol.iterator in value || Symbol.asyncIterator in value);

/** Rows of the input: a list, or anything that gives them one after the other. Looked at one by one, when they are sent. */
export const many = <T>() =>
    z.custom<Many<T>>(
        isMany,
        'must be a list, or something that can be iterated, such as a generator or a stream',
    );

/** How a bulk run goes; every bulk operation takes these. */
export const pacing = {
    /** Rows in one request at most, 1 to 10,000. Default 500; it begins with fewer and takes less after trouble. */
    batch_size: z._default(whole(1, 10_000), 500),
    /** Requests on their way at once at most, 1 to 32. Default 4. */
    concurrency: z._default(whole(1, 32), 4),
    /** `stop` ends at the first row that fails; `continue` collects those rows and goes on. Default `stop`. */
    on_error: z._default(z.literal(['stop', 'continue']), 'stop'),
    /** Write nothing; report what would be done. Default false. */
    dry_run: z._default(z.boolean(), false),
    /** Results kept for the report: `problems` keeps only rows that failed or are unknown. Default `all`. */
    results: z._default(z.literal(['all', 'problems']), 'all'),
};

export const typing = {
    /**
     * Values that are not of their column's type: `convert` them where that is no guess, `check` refuses them, `as-is`
     * sends them. Columns the table does not have are refused, except `as-is`. Default `convert`.
     */
    types: z._default(z.literal(['convert', 'check', 'as-is']), 'convert'),
};

export const onUnknown = {
    /**
     * When it is unknown whether rows were written and no unique index keeps them from being there twice: `stop`, or
     * `look` for them for half a minute and trust what is seen. Default `stop`.
     */
    on_unknown: z._default(z.literal(['stop', 'look']), 'stop'),
};

export const doubt = {
    /**
     * Column whose values are there once only, by which rows are found again whose outcome is unknown. Default: the first
     * column with a unique index of its own.
     */
    unique: z.optional(text()),
    ...onUnknown,
};

interface Pacing {
    readonly batch_size: number;
    readonly concurrency: number;
    readonly on_error: 'stop' | 'continue';
    readonly dry_run: boolean;
    readonly results: 'all' | 'problems';
}

export const settingsOf = (given: Pacing): BulkSettings => ({
    batchSize: given.batch_size,
    concurrency: given.concurrency,
    onError: given.on_error,
    dryRun: given.dry_run,
    results: given.results,
});
