import type { RowId } from '../../bulk-types.js';
import { identity } from './duplicates.js';

/** Which of several records with the same values stays: by id, or by the value of a column. */
export type Keep = 'first' | 'last' | { readonly column: string; readonly order: 'asc' | 'desc' };

export interface SurvivorOptions {
    readonly keep: Keep;
    /** `A` and `a` are the same. */
    readonly fold: boolean;
    /** Blanks around a text do not count. */
    readonly trim: boolean;
}

/** Records with the same values: the one that stays, and how many do not. */
export interface Family {
    /** As one of them has them. */
    readonly values: readonly unknown[];
    readonly kept: RowId;
    readonly removed: number;
}

interface Candidate {
    id: RowId;
    rank: unknown;
    values: readonly unknown[] | undefined;
    removed: number;
}

/** Finds, row by row, which records are one too many. Holds one key and one id for every distinct value. */
export class Survivors {
    readonly #families = new Map<string, Candidate>();
    readonly #losers = new Map<RowId, string>();
    readonly #options: SurvivorOptions;

    constructor(options: SurvivorOptions) {
        this.#options = options;
    }

    /** Rows in the order of their ids. `rank` is the value of the column that `keep` names. */
    add(id: RowId, values: readonly unknown[], rank?: unknown): void {
        const key = this.keyOf(values);
        const family = this.#families.get(key);
        if (family === undefined) {
            this.#families.set(key, { id, rank, values: undefined, removed: 0 });
            return;
        }
        family.values ??= values;
        family.removed++;
        const wins = this.#wins(rank, family.rank);
        this.#losers.set(wins ? family.id : id, key);
        if (wins) Object.assign(family, { id, rank });
    }

    keyOf(values: readonly unknown[]): string {
        return identity(values, this.#options);
    }

    /** Ids of the records that are too many, in ascending order where they are numbers. */
    losers(): RowId[] {
        const ids = [...this.#losers.keys()];
        return ids.sort((a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : 0));
    }

    /** What a record that is too many has in common with the one that stays. */
    rivalOf(loser: RowId): { readonly key: string; readonly kept: RowId } | undefined {
        const key = this.#losers.get(loser);
        const family = key === undefined ? undefined : this.#families.get(key);
        return key === undefined || family === undefined ? undefined : { key, kept: family.id };
    }

    /** The largest first; of equal ones the one met first. */
    families(): Family[] {
        return [...this.#families.values()]
            .filter(({ removed }) => removed > 0)
            .map(({ id, values, removed }) => ({ values: values ?? [], kept: id, removed }))
            .sort((a, b) => b.removed - a.removed);
    }

    /** The later record takes the place of the one before. Of equal ones the first stays. */
    #wins(rank: unknown, before: unknown): boolean {
        const { keep } = this.#options;
        if (typeof keep === 'string') return keep === 'last';
        // choice: a record without a value never takes the place of one that has it, whatever the order.
        if (isEmpty(rank)) return false;
        if (isEmpty(before)) return true;
        const order = compare(rank, before);
        return keep.order === 'asc' ? order < 0 : order > 0;
    }
}

/** What a record has where nobody wrote anything. */
export const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === '';

/** Numbers and booleans by size, all else as text. */
function compare(a: unknown, b: unknown): number {
    if (typeof a !== 'string' && typeof b !== 'string') return Number(a) - Number(b);
    return String(a) < String(b) ? -1 : Number(String(a) > String(b));
}
