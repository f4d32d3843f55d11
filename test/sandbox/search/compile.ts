import { unsupportedReference } from '../errors.js';
import type { ValueClass } from '../store/column-types.js';
import { quoteName } from '../store/sql.js';
import { OPERATORS, type Operator, type OperatorKind } from './operators.js';
import type { Comparison, Node } from './tree.js';
import { type Binder, bindList, bindValue, parseError } from './values.js';

/** What a search may name: column name to the way its values compare. */
export type SearchableColumns = ReadonlyMap<string, ValueClass>;

export interface CompiledSearch {
    /** A condition for WHERE; every value of the caller is a parameter. */
    readonly sql: string;
    readonly params: readonly unknown[];
}

/**
 * Turns a condition tree into SQL. `firstParam` is the number of the first `$n` it may use.
 *
 * @throws ApiError 400 for an unknown column and for an operator or value that does not fit the column
 */
export function compileSearch(
    node: Node,
    columns: SearchableColumns,
    now: number,
    firstParam = 1,
): CompiledSearch {
    const params: unknown[] = [];
    const scope: Scope = {
        columns,
        now,
        bind: (value) => `$${firstParam - 1 + params.push(value)}`,
    };
    return { sql: compileNode(node, scope), params };
}

interface Scope extends Binder {
    readonly columns: SearchableColumns;
}

function compileNode(node: Node, scope: Scope): string {
    if (node.kind === 'comparison') return compileComparison(node, scope);
    return (
        node.members.reduce((joined, member) => {
            const next = compileNode(member.node, scope);
            return joined === '' ? next : `(${joined} ${member.or ? 'OR' : 'AND'} ${next})`;
        }, '') || 'TRUE'
    );
}

interface Column {
    readonly sql: string;
    readonly type: ValueClass;
}

function compileComparison(node: Comparison, scope: Scope): string {
    const { operator } = node;
    const flipped = node.left.kind === 'value' && node.right.kind === 'column';
    const [left, right] = flipped ? [node.right, node.left] : [node.left, node.right];
    if (left.kind === 'value') throw unsupportedReference(JSON.stringify(left.value));
    const column = resolve(left.name, scope);
    if (right.kind === 'column') return compareColumns(column, operator, resolve(right.name, scope));
    return FORMS[OPERATORS[operator]](column, flipped ? mirrored(operator) : operator, right.value, scope);
}

function resolve(name: string, scope: Scope): Column {
    const type = scope.columns.get(name);
    if (type === undefined) throw unsupportedReference(name);
    return { sql: quoteName(name), type };
}

const MIRROR: Partial<Record<Operator, Operator>> = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' };
const mirrored = (operator: Operator): Operator => MIRROR[operator] ?? operator;

function compareColumns(left: Column, operator: Operator, right: Column): string {
    if (!['equal', 'unequal', 'order'].includes(OPERATORS[operator])) throw unsupportedReference(operator);
    const sign = operator === '==' ? '=' : operator;
    if (left.type === right.type) return `${left.sql} ${sign} ${right.sql}`;
    return `${left.sql}::text ${sign} ${right.sql}::text`;
}

type Form = (column: Column, operator: Operator, value: unknown, scope: Scope) => string;

const FORMS: Readonly<Record<OperatorKind, Form>> = {
    equal: (column, _operator, value, scope) =>
        value === null ? `${column.sql} IS NULL` : `${column.sql} = ${bindValue(column.type, value, scope)}`,
    unequal: (column, _operator, value, scope) =>
        value === null
            ? `${column.sql} IS NOT NULL`
            : `${column.sql} <> ${bindValue(column.type, value, scope)}`,
    order: (column, operator, value, scope) =>
        `${column.sql} ${operator} ${bindValue(column.type, value, scope)}`,
    pattern: (column, operator, value, scope) =>
        `${textOf(column)} ${operator.toUpperCase()} ${scope.bind(requireText(value))}::text`,
    regex: (column, _operator, value, scope) => `${textOf(column)} ~ ${scope.bind(requireText(value))}::text`,
    member: (column, operator, value, scope) => {
        if (!Array.isArray(value)) throw parseError();
        if (value.length === 0) return operator === 'in' ? 'FALSE' : 'TRUE';
        return `${column.sql} ${operator === 'in' ? 'IN' : 'NOT IN'} ${bindList(column.type, value, scope)}`;
    },
    range: (column, _operator, value, scope) => {
        if (!Array.isArray(value) || value.length !== 2) throw parseError();
        const [from, to] = value.map((bound) => bindValue(column.type, bound, scope));
        return `${column.sql} BETWEEN ${from ?? ''} AND ${to ?? ''}`;
    },
    // Case-insensitive, and % or _ in the value are plain characters.
    substring: (column, operator, value, scope) => {
        const found = `strpos(lower(${textOf(column)}), lower(${scope.bind(requireText(value))}::text)) > 0`;
        return operator === 'includes' ? found : `NOT (${found})`;
    },
    contains: (column, operator, value, scope) => {
        const found = `${jsonOf(column)} @> ${scope.bind(JSON.stringify(value))}::jsonb`;
        return operator === 'not contains' ? `NOT (${found})` : found;
    },
    overlap: (column, operator, value, scope) => {
        if (!Array.isArray(value)) throw parseError();
        const wanted = `jsonb_array_elements(${scope.bind(JSON.stringify(value))}::jsonb)`;
        const list = `CASE WHEN jsonb_typeof(${jsonOf(column)}) = 'array' THEN ${column.sql} ELSE '[]'::jsonb END`;
        const found = `EXISTS (SELECT 1 FROM jsonb_array_elements(${list}) AS e(v) WHERE e.v IN (SELECT ${wanted}))`;
        return operator === 'overlaps' ? found : `NOT (${found})`;
    },
    fulltext: (column, _operator, value, scope) =>
        `to_tsvector('simple', coalesce(${textOf(column)}, '')) @@ plainto_tsquery('simple', ${scope.bind(requireText(value))}::text)`,
};

function textOf(column: Column): string {
    if (column.type === 'text') return column.sql;
    if (column.type === 'uuid') return `${column.sql}::text`;
    throw parseError();
}

function jsonOf(column: Column): string {
    // Known from Xano: array operators on a text column answer this error.
    if (column.type !== 'json') throw parseError();
    return column.sql;
}

function requireText(value: unknown): string {
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return String(value);
    throw parseError();
}
