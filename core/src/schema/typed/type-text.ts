import { asText } from '../../as-text.js';
import { childColumns, isColumnType, typeFacts } from '../columns.js';
import type { ColumnType } from '../columns.js';

/** `read`: as records come back. `write`: as they are given, where what Xano fills in may be left out. */
export type Direction = 'read' | 'write';

/** What the type of a column is made of. A server may know types that are not known here. */
export interface TypedColumn {
    readonly name: string;
    readonly type: string;
    readonly description: string;
    readonly nullable: boolean;
    /** Text, or as other clients saw numbers and booleans. */
    readonly default: unknown;
    readonly required: boolean;
    readonly style: string;
    readonly values?: readonly string[] | undefined;
    readonly tableref_id?: number | null | undefined;
    readonly children?: unknown;
}

const INDENT = '    ';
/** Columns of a line; longer unions take a line for each of their members, as Prettier has it. */
const WIDTH = 80;

/** The TypeScript type of one value. Names with a capital are types of this package. */
const VALUES: Readonly<Record<ColumnType, string>> = {
    attachment: 'XanoFile',
    audio: 'XanoFile',
    bool: 'boolean',
    date: 'string',
    decimal: 'number',
    email: 'string',
    enum: 'string',
    geo_linestring: 'XanoGeometry',
    geo_multilinestring: 'XanoGeometry',
    geo_multipoint: 'XanoGeometry',
    geo_multipolygon: 'XanoGeometry',
    geo_point: 'XanoGeometry',
    geo_polygon: 'XanoGeometry',
    image: 'XanoFile',
    int: 'number',
    json: 'unknown',
    object: 'Record<string, unknown>',
    password: 'string',
    text: 'string',
    timestamp: 'number',
    uuid: 'string',
    vector: 'number[]',
    video: 'XanoFile',
};

/** What the type does not say. */
const UNITS: Readonly<Partial<Record<ColumnType, string>>> = {
    date: 'A day, such as `2026-01-31`.',
    password: 'Plain when it is written; a hash comes back.',
    timestamp: 'Epoch milliseconds.',
};

/** A text in single quotes. */
export const quoted = (text: string): string =>
    `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;

/** A name as it stands before a colon. */
export const keyText = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name));

/** A comment of a description and what is known besides; empty without both. */
export function comment(description: string, more: readonly string[], indent: string): string {
    const text = description.trim();
    const sentence = text === '' || /[.!?:;]$/.test(text) ? text : `${text}.`;
    const [only = '', ...others] = [sentence, ...more]
        .filter((part) => part !== '')
        .join(' ')
        // What somebody wrote must not end the comment.
        .replaceAll('*/', '*\\/')
        .split(/\s*\n\s*/);
    if (others.length > 0) {
        return `${indent}/**\n${[only, ...others].map((line) => `${indent} * ${line}\n`).join('')}${indent} */\n`;
    }
    return only === '' ? '' : `${indent}/** ${only} */\n`;
}

/** The tables that foreign keys point at, by id. */
export type TableNames = ReadonlyMap<number, string>;

/** The members of a record: a line or more for each column, each with a comment. */
export function membersText(
    columns: readonly TypedColumn[],
    direction: Direction,
    tables: TableNames,
    indent = INDENT,
): string {
    return columns
        .map((column) => {
            const mark = direction === 'write' && isFilledIn(column) ? '?' : '';
            const head = `${indent}${keyText(column.name)}${mark}:`;
            return `${comment(column.description, notes(column, tables), indent)}${head}${typeText(column, direction, tables, indent, head)};\n`;
        })
        .join('');
}

/** Ids are numbered; what is not required gets its default, null or the zero of its type. */
const isFilledIn = (column: TypedColumn): boolean =>
    column.name === 'id' || !column.required || presetOf(column) !== '';

/** Its default as text; empty for none. */
const presetOf = ({ default: preset }: TypedColumn): string => asText(preset ?? '');

function notes(column: TypedColumn, tables: TableNames): string[] {
    const { type, tableref_id } = column;
    const preset = presetOf(column);
    const target = tableref_id === undefined || tableref_id === null ? undefined : tables.get(tableref_id);
    return [
        (isColumnType(type) ? UNITS[type] : undefined) ?? '',
        target === undefined ? '' : `Id of a record of \`${target}\`.`,
        preset === '' ? '' : `Default \`${preset}\`.`,
    ];
}

/** With the blank or the line break before it. */
function typeText(
    column: TypedColumn,
    direction: Direction,
    tables: TableNames,
    indent: string,
    head: string,
): string {
    const value = valueText(column, direction, tables, indent);
    const isUnion = value.length > 1;
    const single = value.join(' | ');
    const one = column.style === 'list' ? [isUnion ? `(${single})[]` : `${single}[]`] : value;
    if (one.includes('unknown')) return ' unknown';
    const all = mayBeNull(column, direction) ? [...one, 'null'] : one;
    const line = all.join(' | ');
    const isLong = !line.includes('\n') && head.length + line.length > WIDTH;
    return isLong && all.length > 1
        ? `\n${all.map((member) => `${indent}${INDENT}| ${member}`).join('\n')}`
        : ` ${line}`;
}

/** Members of the union that one value is. */
function valueText(
    column: TypedColumn,
    direction: Direction,
    tables: TableNames,
    indent: string,
): readonly string[] {
    const { type, values = [] } = column;
    // A server may know types that are not known here.
    if (!isColumnType(type)) return ['unknown'];
    if (type === 'enum' && values.length > 0) {
        const left = direction === 'read' && column.style !== 'list' && zeroMayStand(column) ? [''] : [];
        return [...new Set([...values, ...left])].map(quoted);
    }
    const children = type === 'object' ? childColumns(column) : [];
    if (children.length === 0) return [VALUES[type]];
    return [`{\n${membersText(children, direction, tables, `${indent}${INDENT}`)}${indent}}`];
}

/** A column that was left out, has no default and may not be null holds the zero of its type. */
const zeroMayStand = (column: TypedColumn): boolean =>
    !column.nullable && !column.required && presetOf(column) === '';

const mayBeNull = (column: TypedColumn, direction: Direction): boolean =>
    column.nullable ||
    (direction === 'read' &&
        column.style !== 'list' &&
        column.name !== 'id' &&
        isColumnType(column.type) &&
        typeFacts[column.type].zero === null &&
        zeroMayStand(column));
