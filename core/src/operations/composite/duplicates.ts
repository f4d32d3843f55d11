type RowId = number | string;

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
        // JSON keeps 1 and "1" apart, null and "", and where one value ends and the next begins.
        const key = JSON.stringify(this.#fold ? values.map(folded) : values);
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

const folded = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);
