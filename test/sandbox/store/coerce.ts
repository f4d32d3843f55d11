import { inputError, invalidParam, missingParam, notAllowable } from '../errors.js';
import { COLUMN_TYPES, ruleOf } from './column-types.js';
import type { Column } from './column.js';
import { isRecord, type Json, type JsonRecord } from './json.js';

export type Row = Record<string, Json>;

/** One value as its column stores it. Throws the 400 that names the column. */
export function coerceValue(column: Column, value: unknown, now: number): Json {
    if (value === null || value === undefined) {
        if (column.nullable) return null;
        throw invalidParam(column.name);
    }
    if (column.style === 'single') return coerceSingle(column, value, now);
    if (!Array.isArray(value)) throw invalidParam(column.name);
    return value.map((item) => coerceSingle(column, item, now));
}

function coerceSingle(column: Column, value: unknown, now: number): Json {
    const stored = COLUMN_TYPES[column.type].coerce(validated(column, value), now);
    if (stored === undefined) throw invalidParam(column.name);
    // Xano writes "" for an enum that was left empty, so it is allowed beside the listed values.
    if (
        column.type === 'enum' &&
        typeof stored === 'string' &&
        !['', ...(column.values ?? [])].includes(stored)
    ) {
        throw notAllowable(stored, column.name);
    }
    if (column.type === 'vector' && Array.isArray(stored) && stored.length !== column.vector?.size) {
        throw inputError(`Vector must hold ${column.vector?.size ?? 0} numbers.`, column.name);
    }
    return column.type === 'object' && isRecord(stored) ? coerceChildren(column, stored, now) : stored;
}

function validated(column: Column, value: unknown): unknown {
    if (column.validators === undefined || typeof value !== 'string') return value;
    const trimmed = column.validators.trim === true ? value.trim() : value;
    return column.validators.lower === true ? trimmed.toLowerCase() : trimmed;
}

function coerceChildren(column: Column, value: JsonRecord, now: number): Json {
    const children = column.children ?? [];
    return children.length === 0 ? { ...(value as Row) } : completeRow(children, value, now);
}

/** What a column holds when a row leaves it out: its default, else null, else the zero of its type. */
export function omittedValue(column: Column, now: number): Json {
    if (column.default !== '' && column.style === 'single') {
        const rule = COLUMN_TYPES[column.type];
        const source: unknown = rule.compare === 'json' ? parseOrText(column.default) : column.default;
        const value = rule.coerce(source, now);
        if (value !== undefined) return value;
    }
    return column.nullable ? null : ruleOf(column).zero;
}

function parseOrText(source: string): unknown {
    try {
        return JSON.parse(source) as unknown;
    } catch {
        return source;
    }
}

/** A whole row for an insert. `id` is left to the caller; names no column has are ignored (choice: Xano is silent). */
export function completeRow(schema: readonly Column[], raw: JsonRecord, now: number): Row {
    const row: Row = {};
    for (const column of schema) {
        if (column.name === 'id') continue;
        const value = raw[column.name];
        if (value !== undefined) row[column.name] = coerceValue(column, value, now);
        else if (column.required && column.default === '') throw missingParam(column.name);
        else row[column.name] = omittedValue(column, now);
    }
    return row;
}

/** Only the columns that were sent, for an update: PUT on a row is partial. */
export function partialRow(columns: ReadonlyMap<string, Column>, raw: JsonRecord, now: number): Row {
    const row: Row = {};
    for (const [name, value] of Object.entries(raw)) {
        const column = columns.get(name);
        if (column !== undefined && name !== 'id') row[name] = coerceValue(column, value, now);
    }
    return row;
}
