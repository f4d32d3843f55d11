import { isDate } from '../../is-date.js';
import type { RunContext } from '../../operation.js';
import type { SearchInput, SearchScalar } from '../../search/index.js';
import type { Row } from '../fields.js';
import { recordOperations } from '../record.js';
import { likenessOf } from './likeness.js';
import type { Target } from './target.js';

/** choice: values in one search; more would make it slow, and its body long. */
const ONE_COLUMN = 500;
const SEVERAL_COLUMNS = 50;

export const isScalar = (value: unknown): value is SearchScalar =>
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || isDate(value);

/** A text as it was given, and as filters of its column may have stored it. */
const spellings = (value: SearchScalar): SearchScalar[] => {
    if (typeof value !== 'string') return [value];
    const trimmed = value.trim();
    return [...new Set([value, trimmed, value.toLowerCase(), trimmed.toLowerCase()])];
};

/**
 * Rows of the table that have the values of any of these in `columns`, by the likeness of those values. Rows without a
 * value in one of the columns are passed over.
 */
export async function storedRows(
    context: RunContext,
    target: Target,
    columns: readonly string[],
    rows: readonly Row[],
): Promise<Map<string, Row[]>> {
    const found = new Map<string, Row[]>();
    const wanted = rows.filter((row) => columns.every((column) => isScalar(row[column])));
    const size = columns.length === 1 ? ONE_COLUMN : SEVERAL_COLUMNS;
    for (let from = 0; from < wanted.length; from += size) {
        const search = conditionFor(columns, wanted.slice(from, from + size));
        const input = { ...target, search, sort: { id: 'asc' as const }, per_page: size };
        for await (const row of context.iterate(recordOperations.search, input)) {
            const like = likenessOf(row, columns);
            const others = found.get(like);
            if (others === undefined) found.set(like, [row]);
            else others.push(row);
        }
    }
    return found;
}

function conditionFor(columns: readonly string[], rows: readonly Row[]): SearchInput {
    const one = columns.length === 1 ? columns[0] : undefined;
    if (one !== undefined) {
        const value = [...new Set(rows.flatMap((row) => spellings(row[one] as SearchScalar)))];
        return { field: one, operator: 'in', value };
    }
    const alternatives = rows.map((row): SearchInput => {
        const and = columns.map((field) => ({
            field,
            operator: 'in' as const,
            value: spellings(row[field] as SearchScalar),
        }));
        return { and };
    });
    return { or: alternatives };
}
