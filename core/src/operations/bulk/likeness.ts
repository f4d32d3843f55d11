import { isDate } from '../../is-date.js';
import type { Row } from '../fields.js';

/** True for any text that toLowerCase changes, and for some that it does not. */
const HAS_CAPITALS = /[A-Z\u0080-\uffff]/;

/**
 * A value as Xano may have stored it: filters trim and lower texts, numbers may be text in a text column, dates are
 * epoch milliseconds. What is the same here may still differ there; what differs here is not the same.
 */
export function likeness(value: unknown): string {
    if (isDate(value)) return String(value.getTime());
    if (typeof value === 'object' && value !== null) return JSON.stringify(value, sorted);
    // Nothing else is left in JSON: a text, a number, true, false or nothing.
    if (value === undefined) return 'null';
    const text = `${value as string | number | boolean | null}`.trim();
    // toLowerCase copies a text even where nothing changes; most keys are in small letters.
    return HAS_CAPITALS.test(text) ? text.toLowerCase() : text;
}

/** The likeness of some columns of a row, taken together. */
export const likenessOf = (row: Row, columns: readonly string[]): string =>
    columns.length === 1 && columns[0] !== undefined
        ? likeness(row[columns[0]])
        : JSON.stringify(columns.map((column) => likeness(row[column])));

/** JSON keeps the order of members; PostgreSQL's jsonb does not. */
const sorted = (_: string, value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
        : value;
