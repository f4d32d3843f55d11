import type { Column } from './columns.js';
import { childColumns, isColumnType, typeFacts } from './columns.js';
import type { ColumnKey } from './describe-column.js';
import { typedDefault } from './defaults.js';

/** Rows of a column that may not be null hold the zero of its type anyway, so `""` and `"0"` say the same there. */
function normalDefault(column: Column): string {
    // A server may know types that are not known here.
    const facts = isColumnType(column.type) ? typeFacts[column.type] : undefined;
    // Other clients saw numbers and booleans as they are.
    const written: unknown = column.default;
    const text = typeof written === 'string' ? written : JSON.stringify(written ?? '').replace('""', '');
    const zero = facts?.zero === 0 || facts?.zero === false;
    if (text === '') return zero && !column.nullable && column.style !== 'list' ? String(facts.zero) : '';
    return facts?.default === undefined ? text : String(typedDefault(column.type, text));
}

/** Filters that are on, in one order. */
const normalFilters = (column: Column): [string, unknown][] =>
    Object.entries(column.validators ?? {})
        .filter(([, value]) => value !== null && value !== false)
        .sort(([a], [b]) => (a < b ? -1 : 1));

/**
 * Each part of a column in one form: what Xano leaves out of an answer is the same as its default, and a column made
 * from a description reads back equal to it.
 */
const normal: Readonly<Record<ColumnKey, (column: Column) => unknown>> = {
    type: (column) => column.type,
    description: (column) => column.description,
    nullable: (column) => column.nullable,
    default: normalDefault,
    required: (column) => column.required,
    format: (column) => column.format ?? '',
    values: (column) => column.values ?? [],
    access: (column) => column.access,
    style: (column) => column.style,
    sensitive: (column) => column.sensitive ?? false,
    tableref_id: (column) => column.tableref_id ?? 0,
    // The OpenAPI file gives a vector without a size three numbers.
    vector: (column) => (column.type === 'vector' ? (column.vector?.size ?? 3) : 0),
    children: (column) => childColumns(column).map(normalColumn),
    validators: normalFilters,
};

const isColumnKey = (key: string): key is ColumnKey => Object.hasOwn(normal, key);

export const columnKeys: readonly ColumnKey[] = Object.keys(normal).filter(isColumnKey);

function normalColumn(column: Column): unknown[] {
    return [column.name, ...columnKeys.map((key) => normal[key](column))];
}

/** True when the two columns say the same under a key, however each was written down. */
export function sameUnder(key: ColumnKey, a: Column, b: Column): boolean {
    return JSON.stringify(normal[key](a)) === JSON.stringify(normal[key](b));
}
