import { stringify } from 'csv-stringify/sync';
import { isDate } from '../../is-date.js';

export interface CsvStyle {
    readonly delimiter: string;
    /** Puts `'` before text that a spreadsheet would run as a formula. */
    readonly escapeFormulas: boolean;
}

/** JSON of a value; a BigInt, which JSON has not, as text. */
export const jsonText = (value: unknown): string =>
    JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner));

/** Rows of a CSV, each with its line break: null is an empty cell, empty text is `""`, what has parts is JSON. */
export function csvText(
    rows: readonly (readonly unknown[])[],
    { delimiter, escapeFormulas }: CsvStyle,
): string {
    return stringify(rows.map(cellsOf), {
        delimiter,
        escape_formulas: escapeFormulas,
        quoted_match: /^$/,
    });
}

function cellsOf(values: readonly unknown[]): Cell[] {
    const cells = values.map(cellOf);
    // A line with nothing in it would be passed over when it is read.
    return cells.length === 1 && cells[0] === null ? [''] : cells;
}

type Cell = string | number | null;

function cellOf(value: unknown): Cell {
    if (value === null || value === undefined) return null;
    // A number stays one: escaping formulas leaves negative numbers alone.
    if (typeof value === 'string' || typeof value === 'number') return value;
    if (typeof value === 'boolean' || typeof value === 'bigint') return String(value);
    return isDate(value) ? value.toISOString() : jsonText(value);
}
