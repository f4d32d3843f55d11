import type { Range, RowResult } from '../../bulk-types.js';
import type { RejectedRow } from './rejects-text.js';
import { isUnreadable } from './types.js';
import type { Entry, ReadRow, UnreadableRow } from './types.js';

/** The rows of a file on their way into the bulk engine; those that cannot go there are handed to `reject`. */
export class Intake {
    /** Rows of the file so far, usable or not. */
    read = 0;
    unusable = 0;
    readonly #settled: readonly Range[];
    readonly #reject: (row: UnreadableRow) => Promise<void>;
    /** Rows the engine has, by its index: some batches, until their results come. */
    readonly #held = new Map<number, ReadRow>();
    #index = 0;

    /** `settled` are rows that an earlier part of the import has results of. */
    constructor(settled: readonly Range[], reject: (row: UnreadableRow) => Promise<void>) {
        this.#settled = settled;
        this.#reject = reject;
    }

    async *items(entries: AsyncIterable<Entry>): AsyncGenerator<ReadRow['row'], void, undefined> {
        for await (const entry of entries) {
            this.read++;
            if (isUnreadable(entry)) {
                this.unusable++;
                await this.#reject(entry);
                continue;
            }
            const index = this.#index++;
            if (!this.#isSettled(index)) this.#held.set(index, entry);
            yield entry.row;
        }
    }

    #isSettled(index: number): boolean {
        return this.#settled.some(([from, to]) => from <= index && index <= to);
    }

    /** The rows of these results that failed. A row that has a result is let go. */
    failedOf(results: readonly RowResult[]): RejectedRow[] {
        return results.flatMap(({ index, status, error }) => {
            const entry = this.#held.get(index);
            this.#held.delete(index);
            if (status !== 'failed' || entry === undefined) return [];
            const reason = [error?.message, error?.hint].filter((text) => text !== undefined).join(' ');
            return [{ at: entry.at, reason, asRead: entry.asRead, text: '' }];
        });
    }

    /** Where the row of an index stands. Not known of a row that was let go. */
    placeOf(index: number): string | undefined {
        return this.#held.get(index)?.at;
    }
}
