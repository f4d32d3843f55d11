import { isXanoError, XanoError } from '../errors.js';
import type { Many } from '../bulk-types.js';

/** A row of the input and its index. */
export interface Step {
    readonly index: number;
    readonly row: unknown;
}

/** What an index may be instead of the place in the input: a number that grows from row to row. */
export type IndexOf = (row: unknown) => number;

type Rows = Iterator<unknown, unknown> | AsyncIterator<unknown, unknown>;
type Next = { readonly done?: boolean | undefined; readonly value: unknown };
type MaybePromise<T> = T | PromiseLike<T>;

/**
 * The input row by row, as `for await` gives it. A row that is there at once is given at once: promises for each of a
 * million rows would be most of what a run allocates.
 */
export class Steps {
    readonly #source: Many<unknown>;
    readonly #indexOf: IndexOf | undefined;
    #rows: Rows | undefined;
    /** Nothing more is to be had of it, and nothing is left to close. */
    #ended = false;
    #place = 0;
    #last = -Infinity;

    constructor(source: Many<unknown>, indexOf?: IndexOf) {
        this.#source = source;
        this.#indexOf = indexOf;
    }

    /** The next row; undefined at the end. @throws XanoError `validation` when the input fails */
    next(): Step | undefined | Promise<Step | undefined> {
        if (this.#ended) return undefined;
        // Until it has given a row: an input that failed is not asked again, nor closed.
        this.#ended = true;
        try {
            const next = (this.#rows ??= open(this.#source)).next();
            return isPromise(next) || isPromise(next.value) ? this.#later(next) : this.#take(next);
        } catch (error) {
            throw this.#failed(error);
        }
    }

    /** Ends the input early, so that files are closed. */
    async close(): Promise<void> {
        if (this.#ended) return;
        this.#ended = true;
        try {
            await this.#rows?.return?.();
        } catch (error) {
            throw this.#failed(error);
        }
    }

    async #later(next: MaybePromise<Next>): Promise<Step | undefined> {
        try {
            const { done, value } = await next;
            return this.#take({ done, value: await value });
        } catch (error) {
            throw this.#failed(error);
        }
    }

    #take({ done, value: row }: Next): Step | undefined {
        if (done === true) return undefined;
        this.#ended = false;
        const index = this.#indexOf === undefined ? this.#place : this.#indexOf(row);
        if (!(index > this.#last)) throw new Error(`row ${index} comes after row ${this.#last}`);
        this.#last = index;
        this.#place++;
        return { index, row };
    }

    #failed(error: unknown): XanoError {
        if (isXanoError(error)) return error;
        const text = error instanceof Error ? error.message : String(error);
        return new XanoError({
            kind: 'validation',
            message: `The input ended with an error after ${this.#place} rows: ${text}.`,
            hint: 'Mend what gives the rows, then go on from the checkpoint.',
            cause: error,
        });
    }
}

const open = (source: Many<unknown>): Rows =>
    Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
    typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
