import type { RowId } from '../../bulk-types.js';
import { invalidInput } from '../../invalid-input.js';
import { didYouMean } from '../../near.js';
import type { Row } from '../fields.js';

/** Records with the same values. */
export interface DuplicateGroup {
    /** As the first of them has them. */
    readonly values: readonly unknown[];
    readonly count: number;
    readonly row_ids: readonly RowId[];
}

interface Several {
    readonly values: readonly unknown[];
    count: number;
    readonly row_ids: RowId[];
}

/** choice: enough to look at and to clean up by; a column of a million nulls must not become a million ids. */
export const IDS_PER_GROUP = 100;

/** Counts rows by their values. Holds one key and one id for every distinct value, whole groups only where there are several. */
export class Duplicates {
    readonly #seen = new Map<string, RowId | Several>();
    readonly #groups: Several[] = [];
    readonly #fold: boolean;
    #extra = 0;

    constructor(options: { readonly caseSensitive: boolean }) {
        this.#fold = !options.caseSensitive;
    }

    add(id: RowId, values: readonly unknown[]): void {
        const key = identity(values, { fold: this.#fold });
        const seen = this.#seen.get(key);
        if (seen === undefined) {
            this.#seen.set(key, id);
            return;
        }
        this.#extra++;
        if (typeof seen === 'object') {
            seen.count++;
            if (seen.row_ids.length < IDS_PER_GROUP) seen.row_ids.push(id);
            return;
        }
        const group = { values, count: 2, row_ids: [seen, id] };
        this.#seen.set(key, group);
        this.#groups.push(group);
    }

    /** Rows that repeat an earlier one: what is too many. */
    get extra(): number {
        return this.#extra;
    }

    get groupCount(): number {
        return this.#groups.length;
    }

    /** The largest first; of equal ones the one met first. */
    groups(limit = Infinity): DuplicateGroup[] {
        return this.#groups.toSorted((a, b) => b.count - a.count).slice(0, limit);
    }
}

/**
 * What two records have in common when they have the same values. JSON keeps 1 and "1" apart, null and "", and where one
 * value ends and the next begins.
 */
export const identity = (
    values: readonly unknown[],
    { fold, trim = false }: { readonly fold: boolean; readonly trim?: boolean },
): string => JSON.stringify(fold || trim ? values.map((value) => alike(value, fold, trim)) : values);

function alike(value: unknown, fold: boolean, trim: boolean): unknown {
    if (typeof value !== 'string') return value;
    const bare = trim ? value.trim() : value;
    return fold ? bare.toLowerCase() : bare;
}

/**
 * A misspelt column has no values, and every record would be a duplicate of every other.
 *
 * @throws XanoError `validation`
 */
export function requireOwn(row: Row, columns: readonly string[], path: (place: number) => string): void {
    columns.forEach((column, i) => {
        if (Object.hasOwn(row, column)) return;
        throw invalidInput(
            path(i),
            `The records have no column "${column}".${didYouMean(column, Object.keys(row))}`,
            `They have ${Object.keys(row).join(', ')}.`,
        );
    });
}
