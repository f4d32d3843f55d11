import { inputError } from '../errors.js';
import type { ValueClass } from '../store/column-types.js';
import { parseDay, parseTimestamp } from '../store/dates.js';

export interface Binder {
    readonly now: number;
    readonly bind: (value: unknown) => string;
}

/** The answer recorded for an operator or a value that the column's type does not take. */
export const parseError = (): Error => inputError('ParseError: Invalid value for param');

const UUID = /^[0-9a-f-]{36}$/i;

function readNumber(value: unknown): number | undefined {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

function readText(value: unknown): string | undefined {
    if (typeof value === 'string') return value;
    return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function readBool(value: unknown): boolean | undefined {
    if (typeof value === 'boolean') return value;
    if (value === 'true' || value === 1) return true;
    return value === 'false' || value === 0 ? false : undefined;
}

/** The value of a search as a parameter of the type its column has, so that an index on the column still serves. */
const READERS: Readonly<Record<ValueClass, (value: unknown, now: number) => readonly [unknown, string]>> = {
    number: (value) => {
        const number = readNumber(value);
        return [number, Number.isSafeInteger(number) ? 'bigint' : 'double precision'];
    },
    timestamp: (value, now) => [parseTimestamp(value, now), 'bigint'],
    text: (value) => [readText(value), 'text'],
    bool: (value) => [readBool(value), 'boolean'],
    date: (value, now) => [readDay(value, now), 'date'],
    uuid: (value) => [typeof value === 'string' && UUID.test(value) ? value : undefined, 'uuid'],
    json: (value) => [JSON.stringify(value), 'jsonb'],
};

function readDay(value: unknown, now: number): string | undefined {
    const day = parseDay(value, now);
    if (day !== undefined) return day;
    const ms = parseTimestamp(value, now);
    return ms === undefined ? undefined : new Date(ms).toISOString().slice(0, 10);
}

/** @throws ApiError 400 `ParseError: Invalid value for param` for a value that is not of the column's type */
export function bindValue(type: ValueClass, value: unknown, binder: Binder): string {
    const [read, cast] = READERS[type](value, binder.now);
    if (read === undefined) throw parseError();
    return `${binder.bind(read)}::${cast}`;
}

/**
 * A list of values as one parameter, whatever its length: the wire format counts parameters in 16 bits.
 * The result is a subquery for IN and NOT IN.
 */
export function bindList(type: ValueClass, values: readonly unknown[], binder: Binder): string {
    const read = values.map((value) => READERS[type](value, binder.now));
    if (read.some(([value]) => value === undefined)) throw parseError();
    const casts = new Set(read.map(([, cast]) => cast));
    const cast = casts.size === 1 ? [...casts].join('') : 'double precision';
    const list = binder.bind(JSON.stringify(read.map(([value]) => value)));
    return `(SELECT v::${cast} FROM json_array_elements_text(${list}::json) AS l(v))`;
}
