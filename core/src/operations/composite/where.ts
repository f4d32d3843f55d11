import type { BulkHost } from '../../bulk-host.js';
import type { BulkProgress, Checkpoint, RowId } from '../../bulk-types.js';
import { invalidInput, isPlainObject } from '../../invalid-input.js';
import type { RunContext } from '../../operation.js';
import type { SearchInput } from '../../search/index.js';
import { idOf } from '../bulk/row-id.js';
import type { Target } from '../bulk/target.js';
import { recordOperations } from '../record.js';
import { rowsById } from './rows-by-id.js';

/** The records an operation works on: those that meet a condition, and how many of them there may be. */
export interface Where {
    readonly target: Target;
    readonly search: SearchInput;
    readonly max: number;
}

export interface Matches {
    readonly matched: number;
    /** Ids are numbers, and so grow with time. */
    readonly numbered: boolean;
}

/**
 * Counts before anything is written, and tells the count as the first progress.
 *
 * @throws XanoError `validation` when there are more than `max`
 */
export async function countMatches(context: RunContext, { target, search, max }: Where): Promise<Matches> {
    const { items, itemsTotal } = await context.call(recordOperations.search, {
        ...target,
        search,
        per_page: 1,
    });
    const matched = Math.max(itemsTotal, items.length);
    if (matched > max) throw tooMany(`${matched} records match`, max);
    context.progress({ done: 0, total: matched });
    return { matched, numbered: typeof items[0]?.['id'] === 'number' };
}

const tooMany = (what: string, max: number): Error =>
    invalidInput(
        'max',
        `${what}, and max is ${max}. No more than that is written.`,
        'Narrow the search, or give a max that is high enough.',
    );

/** Ids of the records that match. What is written meanwhile may match no more, and neither shifts nor doubles a record. */
export async function* idsWhere(
    context: RunContext,
    { target, search, max }: Where,
): AsyncGenerator<RowId, void, undefined> {
    // Ids that are uuids are read page by page: a record that left a page would move another onto it.
    const later: RowId[] = [];
    let count = 0;
    for await (const { rows } of rowsById(context, { where: target, search })) {
        count += rows.length;
        if (count > max) throw tooMany('More records match than were counted', max);
        for (const row of rows) {
            const id = idOf(row);
            if (typeof id === 'number') yield id;
            else later.push(id);
        }
    }
    yield* later;
}

/** The host of a run over rows whose number is known: its progress tells it, and how long they will take. */
export function hostOver(
    { bulk }: Pick<RunContext, 'bulk'>,
    matched: number,
    resume: (checkpoint: Checkpoint) => Checkpoint,
): BulkHost {
    const { onProgress, resumeFrom, ...options } = bulk.options;
    return {
        ...bulk,
        options: {
            ...options,
            ...(resumeFrom === undefined ? {} : { resumeFrom: resume(resumeFrom) }),
            ...(onProgress === undefined
                ? {}
                : { onProgress: (event) => onProgress({ ...event, ...expected(event, matched) }) }),
        },
    };
}

/**
 * Goes on without the batches in flight. A record that was written may match no more, so the rows of such a batch cannot
 * be given again; those that still match are, and to write them twice is the same as once.
 */
export const withoutFlights = (checkpoint: Checkpoint): Checkpoint =>
    // Anything else is refused by the engine.
    isPlainObject(checkpoint) ? { ...checkpoint, in_flight: [] } : checkpoint;

/** Goes on with whatever there is to do now: places in the input of before say nothing of it. */
export const anew = (checkpoint: Checkpoint): Checkpoint =>
    isPlainObject(checkpoint) ? { ...checkpoint, in_flight: [], settled: [] } : checkpoint;

function expected(
    { done, failed, rows_per_second }: BulkProgress,
    total: number,
): Pick<BulkProgress, 'total' | 'eta_ms'> {
    const left = Math.max(0, total - done - failed);
    return rows_per_second === 0 ? { total } : { total, eta_ms: Math.round((left * 1000) / rows_per_second) };
}
