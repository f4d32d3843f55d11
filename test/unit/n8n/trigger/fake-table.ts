import type { Condition, Id, Row, Search } from '../../../../nodes/XanoConnectTrigger/watch/row.js';

const TESTS: Readonly<Record<string, (value: Id, wanted: Condition[string]) => boolean>> = {
    '>': (value, wanted) => value > wanted,
    '>=': (value, wanted) => value >= wanted,
    '<': (value, wanted) => value < wanted,
    '<=': (value, wanted) => value <= wanted,
    in: (value, wanted) => Array.isArray(wanted) && wanted.includes(value),
};

const meets = (row: Row, condition: Condition): boolean =>
    Object.entries(condition).every(([key, wanted]) => {
        const [column = '', operator = ''] = key.split('|');
        const value = row[column];
        // Nothing compares with null, as in SQL.
        if (typeof value !== 'number' && typeof value !== 'string') return false;
        const test = TESTS[operator];
        if (test === undefined) throw new Error(`the fake has no operator ${operator}`);
        return test(value, wanted);
    });

const compare = (a: unknown, b: unknown): number => {
    // PostgreSQL takes null for the highest.
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    return (a as Id) < (b as Id) ? -1 : (a as Id) > (b as Id) ? 1 : 0;
};

/** A table whose rows are put into and taken out of `rows`; a page holds `largest` at most, whatever is asked for. */
export class FakeTable {
    readonly rows = new Map<Id, Row>();
    readonly largest: number;
    requests = 0;
    /** The request, counted from now, that fails; 0 for none. */
    failsAt = 0;

    constructor(largest: number) {
        this.largest = largest;
    }

    put(row: Row): void {
        this.rows.set(row.id, row);
    }

    readonly search: Search = (where, sort, size) => {
        this.requests++;
        if (this.failsAt > 0 && --this.failsAt === 0) return Promise.reject(new Error('cut off'));
        const [column = '', direction] = Object.entries(sort)[0] ?? [];
        const found = [...this.rows.values()]
            .filter((row) => where.every((condition) => meets(row, condition)))
            .sort((a, b) => compare(a[column], b[column]) * (direction === 'desc' ? -1 : 1));
        const taken = Math.min(size, this.largest);
        return Promise.resolve({ rows: found.slice(0, taken), more: found.length > taken });
    };
}
