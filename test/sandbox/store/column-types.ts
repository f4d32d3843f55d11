import { randomBytes, scryptSync } from 'node:crypto';

import { parseDay, parseTimestamp } from './dates.js';
import { isJson, isRecord, type Json } from './json.js';

/** How values of a PostgreSQL type are compared: it decides operators and parameter casts of a search. */
export type ValueClass = 'number' | 'text' | 'bool' | 'date' | 'uuid' | 'json' | 'timestamp';

export interface TypeRule {
    readonly pg: string;
    readonly compare: ValueClass;
    /** What an omitted value becomes when the column has no default and may not be null. */
    readonly zero: Json;
    /** Whether the adder of this type makes a nullable column when it is not told. */
    readonly nullable: boolean;
    /** The value as it is stored, or undefined when it does not fit the type. */
    readonly coerce: (value: unknown, now: number) => Json | undefined;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

function toNumber(value: unknown): number | undefined {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function toInteger(value: unknown): number | undefined {
    const number = toNumber(value);
    return number !== undefined && Number.isSafeInteger(number) ? number : undefined;
}

function toText(value: unknown): string | undefined {
    if (typeof value === 'string') return value;
    // choice: numbers and booleans are written as text, as Xano's text input does; lists and objects are refused.
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

const BOOLEANS = new Map<unknown, boolean>([
    [true, true],
    ['true', true],
    [1, true],
    ['1', true],
    [false, false],
    ['false', false],
    [0, false],
    ['0', false],
]);

function toHash(value: unknown): string | undefined {
    const password = toText(value);
    if (password === undefined) return undefined;
    const salt = randomBytes(8).toString('hex');
    // choice: the cheapest cost, so that a bulk load of users stays quick; nothing here protects a real password.
    return `${salt}.${scryptSync(password, salt, 32, { N: 2, r: 1, p: 1 }).toString('hex')}`;
}

const toUuid = (value: unknown): string | undefined =>
    typeof value === 'string' && UUID.test(value) ? value.toLowerCase() : undefined;
const toJson = (value: unknown): Json | undefined => (isJson(value) ? value : undefined);
const toObject = (value: unknown): Json | undefined => (isRecord(value) && isJson(value) ? value : undefined);
const toVector = (value: unknown): Json | undefined =>
    Array.isArray(value) && value.every((part): part is number => typeof part === 'number')
        ? value
        : undefined;

const text: TypeRule = { pg: 'text', compare: 'text', zero: '', nullable: false, coerce: toText };
const uuid: TypeRule = { pg: 'uuid', compare: 'uuid', zero: null, nullable: true, coerce: toUuid };
const document: TypeRule = { pg: 'jsonb', compare: 'json', zero: null, nullable: true, coerce: toObject };

export const COLUMN_TYPES = {
    int: { pg: 'bigint', compare: 'number', zero: 0, nullable: false, coerce: toInteger },
    decimal: { pg: 'double precision', compare: 'number', zero: 0, nullable: false, coerce: toNumber },
    bool: { pg: 'boolean', compare: 'bool', zero: false, nullable: false, coerce: (v) => BOOLEANS.get(v) },
    text,
    email: text,
    enum: text,
    password: { ...text, coerce: toHash },
    uuid,
    timestamp: { pg: 'bigint', compare: 'timestamp', zero: 0, nullable: true, coerce: parseTimestamp },
    date: { pg: 'date', compare: 'date', zero: null, nullable: false, coerce: parseDay },
    json: { pg: 'jsonb', compare: 'json', zero: {}, nullable: false, coerce: toJson },
    object: { ...document, zero: {}, nullable: false },
    vector: { ...document, coerce: toVector },
    attachment: document,
    audio: document,
    image: document,
    video: document,
    geo_linestring: document,
    geo_multilinestring: document,
    geo_multipoint: document,
    geo_multipolygon: document,
    geo_point: document,
    geo_polygon: document,
} as const satisfies Record<string, TypeRule>;

export type ColumnType = keyof typeof COLUMN_TYPES;

export const isColumnType = (value: string): value is ColumnType => Object.hasOwn(COLUMN_TYPES, value);

/** The rule of a column as it is stored: a list of any type is one jsonb array. */
export function ruleOf(column: { readonly type: ColumnType; readonly style: string }): TypeRule {
    return column.style === 'list' ? { ...COLUMN_TYPES.json, zero: [] } : COLUMN_TYPES[column.type];
}
