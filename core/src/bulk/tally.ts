import type { Statuses } from './book.js';
import type { Outcome } from './job.js';
import type { BulkProgress, RowResult, RowStatus } from '../bulk-types.js';

/** What counts as which: rows in none of these are neither. */
const DONE = new Set<RowStatus>(['added', 'patched', 'deleted', 'created', 'updated', 'unchanged']);

export interface Counts {
    readonly total: number;
    readonly done: number;
    readonly failed: number;
    readonly skipped: number;
    readonly unknown: number;
}

export function countsOf(statuses: Statuses): Counts {
    const { failed = 0, skipped = 0, unknown = 0 } = statuses;
    let done = 0;
    let total = 0;
    for (const [status, count] of Object.entries(statuses) as [RowStatus, number][]) {
        total += count;
        if (DONE.has(status)) done += count;
    }
    return { total, done, failed, skipped, unknown };
}

export interface TallyOptions {
    /** Counted on: the book's. */
    readonly statuses: Statuses;
    /** `problems` keeps only rows that failed or are unknown. */
    readonly keep: 'all' | 'problems';
    /** Rows of the input, where that is known. */
    readonly total: number | undefined;
    readonly now: () => number;
}

/** Results of rows as they come, and how fast they do. */
export class Tally {
    readonly #options: TallyOptions;
    readonly #begun: number;
    readonly #results: RowResult[] = [];
    readonly #unsettled: Statuses = {};
    /** Rows of this part of the run. */
    #rows = 0;

    constructor(options: TallyOptions) {
        this.#options = options;
        this.#begun = options.now();
    }

    add(index: number, outcome: Outcome): void {
        const { statuses, keep } = this.#options;
        const { status } = outcome;
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (keep === 'all' || isProblem(outcome)) this.#results.push({ index, ...outcome });
        this.#rows++;
    }

    /** A row whose result is not to stay: it will be looked at again when the run goes on. */
    note(index: number, outcome: Outcome): void {
        const { status } = outcome;
        this.#unsettled[status] = (this.#unsettled[status] ?? 0) + 1;
        this.#results.push({ index, ...outcome });
    }

    /** Rows by what became of them, the unsettled ones too. */
    statuses(): Statuses {
        const all = { ...this.#options.statuses };
        for (const [status, count] of Object.entries(this.#unsettled) as [RowStatus, number][]) {
            all[status] = (all[status] ?? 0) + count;
        }
        return all;
    }

    /** By index: batches end in another order than they begin. */
    results(): RowResult[] {
        return this.#results.sort((a, b) => a.index - b.index);
    }

    pace(): { readonly seconds: number; readonly rows_per_second: number } {
        const ms = this.#options.now() - this.#begun;
        return { seconds: ms / 1000, rows_per_second: ms > 0 ? Math.round((this.#rows * 1000) / ms) : 0 };
    }

    progress(): BulkProgress {
        const { statuses, total } = this.#options;
        const { rows_per_second } = this.pace();
        const { total: settled, done, failed } = countsOf(statuses);
        const known = total === undefined ? {} : { total };
        if (total === undefined || rows_per_second === 0) return { done, failed, ...known, rows_per_second };
        const eta_ms = Math.round((Math.max(0, total - settled) * 1000) / rows_per_second);
        return { done, failed, ...known, rows_per_second, eta_ms };
    }
}

const isProblem = ({ status }: Outcome): boolean => status === 'failed' || status === 'unknown';
