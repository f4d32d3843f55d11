import type { Column } from '../store/column.js';

export const quote = (text: string): string => JSON.stringify(text);

export const bareName = (name: string): string => (/^[A-Za-z_]\w*$/.test(name) ? name : quote(name));

export type TableName = (id: number) => string;

/** The lines of a `schema` or `input` block. */
export function renderFields(columns: readonly Column[], tableName: TableName, indent: string): string {
    return columns.map((column) => renderField(column, tableName, indent)).join('\n');
}

function renderField(column: Column, tableName: TableName, indent: string): string {
    const type = `${column.type}${column.style === 'list' ? '[]' : ''}${column.nullable ? '?' : ''}`;
    const fallback = column.default === '' ? '' : `=${defaultOf(column.default)}`;
    const name = `${bareName(column.name)}${column.required ? '' : '?'}${fallback}`;
    const filters = Object.keys(column.validators ?? {}).join('|');
    const meta = [
        ...(column.description === '' ? [] : [`description = ${quote(column.description)}`]),
        ...(column.access === 'public' ? [] : [`visibility = ${quote(column.access)}`]),
        ...(column.tableref_id === undefined ? [] : [`table = ${quote(tableName(column.tableref_id))}`]),
        ...(column.values === undefined ? [] : [`values = [${column.values.map(quote).join(', ')}]`]),
        ...(column.vector === undefined ? [] : [`size = ${column.vector.size}`]),
        ...(column.children === undefined ? [] : [childBlock(column.children, tableName, `${indent}  `)]),
    ];
    const head = `${indent}${type} ${name}${filters === '' ? '' : ` filters=${filters}`}`;
    return meta.length === 0
        ? head
        : `${head} {\n${meta.map((line) => `${indent}  ${line}`).join('\n')}\n${indent}}\n`;
}

function childBlock(children: readonly Column[], tableName: TableName, indent: string): string {
    if (children.length === 0) return 'schema {}';
    return `schema {\n${renderFields(children, tableName, `${indent}  `)}\n${indent}}`;
}

/** Bare when it is one word or a plain number, quoted otherwise (negative numbers included). */
const defaultOf = (value: string): string =>
    /^[A-Za-z_]\w*$|^\d+(\.\d+)?$/.test(value) ? value : quote(value);
