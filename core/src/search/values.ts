import { fieldPath, invalidInput, isPlainObject } from '../invalid-input.js';
import type { SearchOperator } from './operators.js';
import { operatorTakes } from './operators.js';
import type { JsonValue } from './types.js';

/**
 * Whatever is compared, as JSON. What `JSON.stringify` would drop or turn into null is refused instead: a search with
 * a lost value finds other rows than were meant.
 */
function toJson(value: unknown, path: string): JsonValue {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (value === undefined) {
        throw invalidInput(
            path,
            'The value to compare with is missing.',
            'Give a value, or null for "no value".',
        );
    }
    if (value instanceof Date && Number.isFinite(value.getTime())) return value.getTime();
    if (Array.isArray(value)) return value.map((item: unknown, i) => toJson(item, fieldPath(path, i)));
    if (isPlainObject(value)) {
        return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, toJson(v, fieldPath(path, k))]));
    }
    throw invalidInput(
        path,
        'This cannot be compared with a column.',
        'Use a text, a finite number, true, false, null or a valid Date.',
    );
}

const isScalar = (value: JsonValue): boolean => typeof value !== 'object' || value === null;

function checkOne(operator: SearchOperator, value: JsonValue, path: string): void {
    if (isScalar(value)) return;
    const list = Array.isArray(value);
    // choice: Xano may compare whole lists, but a list beside "=" is nearly always a forgotten "in".
    throw invalidInput(
        path,
        `"${operator}" compares with one value, and this is ${list ? 'a list' : 'an object'}.`,
        list
            ? `Use "${operator === '!=' ? 'not in' : 'in'}" for one of several values.`
            : 'Write the operator beside the column: { "price|>=": 10 } or { "field": "price", "operator": ">=", "value": 10 }.',
    );
}

function checkText(operator: SearchOperator, value: JsonValue, path: string): void {
    if (typeof value === 'string') return;
    throw invalidInput(path, `"${operator}" compares with a text.`, 'Put the value in quotes.');
}

function checkList(operator: SearchOperator, value: JsonValue, path: string): void {
    if (!Array.isArray(value)) {
        throw invalidInput(
            path,
            `"${operator}" takes a list of values.`,
            'Write for example ["open", "new"].',
        );
    }
    if (value.length === 0) {
        throw invalidInput(
            path,
            `"${operator}" was given an empty list.`,
            'Give at least one value; when there is none to look for, do not send the search.',
        );
    }
    const odd = value.findIndex((item: JsonValue) => !isScalar(item));
    if (odd < 0) return;
    throw invalidInput(
        fieldPath(path, odd),
        `"${operator}" takes a list of plain values.`,
        'Flatten the list.',
    );
}

function checkPair(operator: SearchOperator, value: JsonValue, path: string): void {
    const pair = Array.isArray(value) && value.length === 2;
    if (pair && value.every((item: JsonValue) => isScalar(item) && item !== null)) return;
    throw invalidInput(
        path,
        `"${operator}" takes a list of two values, the lowest and the highest.`,
        'Write for example [10, 20]; for one bound use ">=" or "<=".',
    );
}

const checks = { one: checkOne, text: checkText, list: checkList, pair: checkPair, json: () => undefined };

/**
 * The right side of a comparison as it goes on the wire.
 *
 * @throws XanoError `validation` when the value does not suit the operator.
 */
export function readOperand(operator: SearchOperator, value: unknown, path: string): JsonValue {
    const json = toJson(value, path);
    checks[operatorTakes(operator)](operator, json, path);
    return json;
}
