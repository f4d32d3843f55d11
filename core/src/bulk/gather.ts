import { isXanoError } from '../errors.js';
import type { XanoError } from '../errors.js';
import type { BulkJob, Prepared } from './job.js';
import type { RangeSet } from './ranges.js';
import type { Step } from './steps.js';
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
    /** The first and last of `rows` as the input gave them. */
    readonly ends: readonly [first: unknown, last: unknown];
}

/** A batch of an earlier part of the run, as the input has its rows now. */
export interface EarlierBatch<T> extends Omit<Batch<T>, 'ends'> {
    /** Its first and last row, settled or not; undefined where the input ends before it. */
    readonly ends: readonly [first: unknown, last: unknown] | undefined;
}

interface Held<T> {
    readonly item: Prepared<T>;
    /** As the input gave it. */
    readonly given: unknown;
    readonly key: string | undefined;
    readonly characters: number;
    readonly stretch: number;
}

export interface GatherOptions {
    /** Rows that need nothing any more; they are passed over. */
    readonly settled: RangeSet;
    /** One row that cannot be sent ends the batch. */
    readonly stopAtRefusal: boolean;
}

/** Makes batches of the input; holds at most one row more than it gives. */
export class Gatherer<T> {
    readonly #steps: AsyncGenerator<Step, void, void>;
    readonly #job: Pick<BulkJob<T>, 'prepare' | 'keyOf'>;
    readonly #options: GatherOptions;
    #held: Held<T> | undefined;
    /** Index of the last row the input gave. */
    #last = -1;
    /** Rows between batches of an earlier part: they were not sent then, and go first. */
    #between: { readonly step: Step; readonly stretch: number }[] = [];
    /**
     * Grows with every batch of an earlier part: rows before it and rows behind it do not go together, or the two batches
     * would overlap in the next checkpoint.
     */
    #stretch = 0;

    constructor(
        steps: AsyncGenerator<Step, void, void>,
        job: Pick<BulkJob<T>, 'prepare' | 'keyOf'>,
        options: GatherOptions,
    ) {
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
        busy: ReadonlySet<string>,
    ): Promise<Batch<T> | undefined> {
        const rows: Prepared<T>[] = [];
        const refused: Refusal[] = [];
        const keys = new Set<string>();
        let characters = 0;
        let ends: [unknown, unknown] | undefined;
        let stretch: number | undefined;
        while (rows.length < most.rows) {
            const held = this.#held ?? (await this.#hold(refused));
            if (held === undefined) {
                if (rows.length + refused.length === 0) return undefined;
                break;
            }
            if (held === 'refused') {
                if (this.#options.stopAtRefusal || refused.length >= most.rows) break;
                continue;
            }
            this.#held = held;
            const { item, key } = held;
            characters += held.characters;
            if (rows.length > 0 && characters > most.characters) break;
            if (key !== undefined && (keys.has(key) || busy.has(key))) break;
            if ((stretch ??= held.stretch) !== held.stretch) break;
            if (key !== undefined) keys.add(key);
            rows.push(item);
            ends = [ends === undefined ? held.given : ends[0], held.given];
            this.#held = undefined;
        }
        return { rows, refused, ends: ends ?? [undefined, undefined] };
    }

    /** The rows of a batch of an earlier part of the run; these are asked for first, in the order of their rows. */
    async earlier(inFlight: InFlight): Promise<EarlierBatch<T>> {
        const rows: Prepared<T>[] = [];
        const refused: Refusal[] = [];
        let first: Step | undefined;
        for (;;) {
            const step = await this.#next();
            if (step === undefined) return { rows, refused, ends: undefined };
            if (step.index < inFlight.from) {
                if (!this.#options.settled.has(step.index))
                    this.#between.push({ step, stretch: this.#stretch });
                continue;
            }
            first ??= step;
            if (!this.#options.settled.has(step.index)) {
                const prepared = this.#prepare(step);
                if ('error' in prepared) refused.push(prepared);
                else rows.push(prepared);
            }
            if (step.index < inFlight.to) continue;
            this.#stretch++;
            return { rows, refused, ends: [first.row, step.row] };
        }
    }

    async close(): Promise<void> {
        await this.#steps.return();
    }

    /**
     * The next row of the input. There is nothing to do between it and the one before: where indexes are ids with gaps,
     * each gap would otherwise stay in every checkpoint, and a long run would write down little else.
     */
    async #next(): Promise<Step | undefined> {
        const { done, value: step } = await this.#steps.next();
        if (done === true) return undefined;
        if (step.index > this.#last + 1) this.#options.settled.add(this.#last + 1, step.index - 1);
        this.#last = step.index;
        return step;
    }

    /** The next row; one that cannot be sent goes to `refused`. */
    async #hold(refused: Refusal[]): Promise<Held<T> | 'refused' | undefined> {
        for (;;) {
            const between = this.#between.shift();
            const step = between?.step ?? (await this.#next());
            if (step === undefined) return undefined;
            if (this.#options.settled.has(step.index)) continue;
            const item = this.#prepare(step);
            if ('error' in item) {
                refused.push(item);
                return 'refused';
            }
            const key = this.#job.keyOf?.(item.row);
            const stretch = between?.stretch ?? this.#stretch;
            return { item, given: step.row, key, characters: lengthOf(item.row), stretch };
        }
    }

    #prepare({ row, index }: Step): Prepared<T> | Refusal {
        try {
            return { index, row: this.#job.prepare(row, index) };
        } catch (error) {
            if (isXanoError(error)) return { index, error };
            throw error;
        }
    }
}

/** Characters of a value's JSON, nearly: to know it exactly takes as long as sending it. */
function lengthOf(value: unknown): number {
    if (typeof value === 'string') return value.length + 3;
    if (typeof value !== 'object' || value === null) return 12;
    let length = 2;
    for (const name of Object.keys(value)) {
        length += name.length + 3 + lengthOf((value as Record<string, unknown>)[name]);
    }
    return length;
}
