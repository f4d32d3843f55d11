/** A number; a text where the key of a table is a uuid. */
export type Id = number | string;

/** A record, an entry of a history or of the audit log. */
export interface Row {
    readonly id: Id;
    readonly [column: string]: unknown;
}

export interface Page {
    readonly rows: readonly Row[];
    /** Xano has more. Counting the rows would not tell: its limit for a page of records is not known. */
    readonly more: boolean;
}

/** Columns with operators and their values, all of which must hold: `{ 'id|>': 5 }`. */
export type Condition = Readonly<Record<string, Id | readonly Id[]>>;

/** First page of the rows that meet all conditions, in the order of one column. */
export type Search = (
    where: readonly Condition[],
    sort: Readonly<Record<string, 'asc' | 'desc'>>,
    size: number,
) => Promise<Page>;

/** choice: users run pages of 100 to 1,000 records; a history gives 500 at most. */
export const PAGE = 250;

/** Numbers by value, uuids as PostgreSQL has them: both write them in small letters. */
export function compareIds(a: Id, b: Id): number {
    if (a === b) return 0;
    return a < b ? -1 : 1;
}

/**
 * Epoch milliseconds of a timestamp: a number in a record, `2026-01-11 21:14:38+0000` in a log.
 *
 * @throws Error where it is neither: rows without a place in time cannot be told apart from those seen before.
 */
export function timeOf(row: Row, column: string): number {
    const value = row[column];
    const time =
        typeof value === 'string' ? Date.parse(value.replace(' ', 'T').replace(/\+0000$/, 'Z')) : value;
    if (typeof time === 'number' && Number.isFinite(time)) return time;
    throw new Error(`“${column}” of the row with ID ${row.id} holds no timestamp that can be read`);
}

/** What a look brought: rows to deliver in ascending order, and the state that remembers them. */
export interface Taken<S> {
    readonly rows: readonly Row[];
    readonly state: S;
}
