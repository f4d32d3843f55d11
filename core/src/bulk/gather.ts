import { isXanoError } from '../errors.js';
import type { XanoError } from '../errors.js';
import type { BusyKeys } from './busy-keys.js';
import type { BulkJob, Prepared } from './job.js';
import type { RangeSet } from './ranges.js';
import type { Step, Steps } from './steps.js';
import type { InFlight } from '../bulk-types.js';

/** A row that cannot be sent, found before anything was. */
export interface Refusal {
    readonly index: number;
    readonly error: XanoError;
}

/** Rows for one request, and those before and between them that cannot be sent. */
export interface Batch<T> {
    readonly rows: readonly Prepared<T>[];
    readonly refused: readonly Refusal[];
    /** Those of `rows` that have one. */
    readonly keys: ReadonlySet<string>;
    /** The first and last of `rows` as the input gave them. */
    readonly ends: readonly [first: unknown, last: unknown];
}

/** A batch of an earlier part of the run, as the input has its rows now. */
export interface EarlierBatch<T> extends Omit<Batch<T>, 'ends'> {
    /** Its first and last row, settled or not; undefined where the input ends before it. */
    readonly ends: readonly [first: unknown, last: unknown] | undefined;
}

/** A row of the input. */
interface Found extends Step {
    /** Where it does not stand behind all batches of an earlier part. */
    readonly stretch?: number;
}

export interface GatherOptions {
    /** Rows that need nothing any more; they are passed over. */
    readonly settled: RangeSet;
    /** One row that cannot be sent ends the batch. */
    readonly stopAtRefusal: boolean;
}

/** Makes batches of the input; holds at most one row more than it gives. */
export class Gatherer<T> {
    readonly #steps: Steps;
    readonly #job: Pick<BulkJob<T>, 'prepare' | 'keyOf'>;
    readonly #options: GatherOptions;
    /** Index of the last row the input gave. */
    #last = -1;
    /** Rows that go first: those between batches of an earlier part, not sent then, and one that its batch had no room for. */
    #ahead: Found[] = [];
    /**
     * Grows with every batch of an earlier part: rows before it and rows behind it do not go together, or the two batches
     * would overlap in the next checkpoint.
     */
    #stretch = 0;

    constructor(steps: Steps, job: Pick<BulkJob<T>, 'prepare' | 'keyOf'>, options: GatherOptions) {
        this.#steps = steps;
        this.#job = job;
        this.#options = options;
    }

    /**
     * The next batch, within bounds; undefined at the end of the input. A row whose key is `busy` ends it, and so does a
     * second row with a key: no rows at all means that the first has to wait.
     */
    async next(
        most: { readonly rows: number; readonly characters: number },
        busy: Pick<BusyKeys, 'has'>,
    ): Promise<Batch<T> | undefined> {
        const rows: Prepared<T>[] = [];
        const refused: Refusal[] = [];
        const keys = new Set<string>();
        let characters = 0;
        let first: Found | undefined;
        let last: Found | undefined;
        let stretch: number | undefined;
        while (rows.length < most.rows) {
            const found = this.#ahead.shift() ?? this.#next();
            // Awaited only where the input has to be waited for: this is done for each of its rows.
            const step = found instanceof Promise ? await found : found;
            if (step === undefined) {
                if (rows.length + refused.length === 0) return undefined;
                break;
            }
            if (this.#options.settled.has(step.index)) continue;
            const item = this.#prepare(step);
            if ('error' in item) {
                refused.push(item);
                if (this.#options.stopAtRefusal || refused.length >= most.rows) break;
                continue;
            }
            const key = this.#job.keyOf?.(item.row);
            characters += lengthOf(item.row);
            const { stretch: ofStep = this.#stretch } = step;
            if (
                (rows.length > 0 && characters > most.characters) ||
                (key !== undefined && (keys.has(key) || busy.has(key))) ||
                (stretch ??= ofStep) !== ofStep
            ) {
                // It goes first next time.
                this.#ahead.unshift(step);
                break;
            }
            if (key !== undefined) keys.add(key);
            rows.push(item);
            first ??= step;
            last = step;
        }
        return { rows, refused, keys, ends: [first?.row, last?.row] };
    }

    /** The rows of a batch of an earlier part of the run; these are asked for first, in the order of their rows. */
    async earlier(inFlight: InFlight): Promise<EarlierBatch<T>> {
        const rows: Prepared<T>[] = [];
        const refused: Refusal[] = [];
        const keys = new Set<string>();
        let first: Step | undefined;
        for (;;) {
            const step = await this.#next();
            if (step === undefined) return { rows, refused, keys, ends: undefined };
            if (step.index < inFlight.from) {
                if (!this.#options.settled.has(step.index))
                    this.#ahead.push({ ...step, stretch: this.#stretch });
                continue;
            }
            first ??= step;
            if (!this.#options.settled.has(step.index)) {
                const item = this.#prepare(step);
                if ('error' in item) refused.push(item);
                else {
                    rows.push(item);
                    const key = this.#job.keyOf?.(item.row);
                    if (key !== undefined) keys.add(key);
                }
            }
            if (step.index < inFlight.to) continue;
            this.#stretch++;
            return { rows, refused, keys, ends: [first.row, step.row] };
        }
    }

    async close(): Promise<void> {
        await this.#steps.close();
    }

    /**
     * The next row of the input. There is nothing to do between it and the one before: where indexes are ids with gaps,
     * each gap would otherwise stay in every checkpoint, and a long run would write down little else.
     */
    #next(): Found | undefined | Promise<Found | undefined> {
        const step = this.#steps.next();
        return step instanceof Promise ? step.then((later) => this.#passed(later)) : this.#passed(step);
    }

    #passed(step: Step | undefined): Step | undefined {
        if (step === undefined) return undefined;
        if (step.index > this.#last + 1) this.#options.settled.add(this.#last + 1, step.index - 1);
        this.#last = step.index;
        return step;
    }

    #prepare(step: Step): Prepared<T> | Refusal {
        const { index } = step;
        try {
            const row = this.#job.prepare(step.row, index);
            return isReady(step, row) ? step : { index, row };
        } catch (error) {
            if (isXanoError(error)) return { index, error };
            throw error;
        }
    }
}

/** Nothing had to be changed in the row: what holds it is not made anew. */
const isReady = <T>(step: Step, row: T): step is Step & Prepared<T> => step.row === row;

/** Characters of a value's JSON, nearly: to know it exactly takes as long as sending it. */
function lengthOf(value: unknown): number {
    if (typeof value === 'string') return value.length + 3;
    if (typeof value !== 'object' || value === null) return 12;
    let length = 2;
    // No list of names is made, as Object.keys does: this is done for every row.
    for (const name in value) {
        length += name.length + 3 + lengthOf((value as Record<string, unknown>)[name]);
    }
    return length;
}
