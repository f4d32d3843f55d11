import { fieldPath, invalidInput, isPlainObject } from '../invalid-input.js';
import { isDate } from '../is-date.js';
import type { SearchOperator } from './operators.js';
import { EXAMPLE, operatorTakes } from './operators.js';
import type { JsonValue } from './types.js';

/**
 * Whatever is compared, as JSON. What `JSON.stringify` would drop or turn into null is refused instead: a search with
 * a lost value finds other rows than were meant.
 */
function toJson(value: unknown, path: string): JsonValue {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    if (value === undefined) {
        throw invalidInput(path, 'The value to compare with is missing.', 'Give a value, or null for none.');
    }
    if (isDate(value) && Number.isFinite(value.getTime())) return value.getTime();
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

/** What is wrong with a value, said of the operator; what to write instead; which item of a list it is. */
type Complaint = readonly [message: string, hint: string, item?: number];

function ofOne(value: JsonValue, operator: SearchOperator): Complaint | undefined {
    if (isScalar(value)) return undefined;
    // choice: Xano may compare whole lists, but a list beside "=" is nearly always a forgotten "in".
    return Array.isArray(value)
        ? [
              'compares with one value, and this is a list',
              `Use "${operator === '!=' ? 'not in' : 'in'}" for one of several values.`,
          ]
        : ['compares with one value, and this is an object', `Write ${EXAMPLE}.`];
}

function ofList(value: JsonValue): Complaint | undefined {
    if (!Array.isArray(value)) return ['takes a list of values', 'Write for example ["open", "new"].'];
    if (value.length === 0) {
        return [
            'was given an empty list',
            'Give at least one value; when there is none to look for, do not search.',
        ];
    }
    const odd = value.findIndex((item: JsonValue) => !isScalar(item));
    return odd < 0 ? undefined : ['takes a list of plain values', 'Flatten the list.', odd];
}

function ofPair(value: JsonValue): Complaint | undefined {
    const pair = Array.isArray(value) && value.length === 2 ? value : [null];
    return pair.every((item: JsonValue) => isScalar(item) && item !== null)
        ? undefined
        : [
              'takes a list of two values, the lowest and the highest',
              'Write for example [10, 20]; for one bound use ">=" or "<=".',
          ];
}

const checks: Readonly<
    Record<
        ReturnType<typeof operatorTakes>,
        (value: JsonValue, operator: SearchOperator) => Complaint | undefined
    >
> = {
    one: ofOne,
    text: (value) =>
        typeof value === 'string' ? undefined : ['compares with a text', 'Put the value in quotes.'],
    list: ofList,
    pair: ofPair,
    json: () => undefined,
};

/**
 * The right side of a comparison as it goes on the wire.
 *
 * @throws XanoError `validation` when the value does not suit the operator.
 */
export function readOperand(operator: SearchOperator, value: unknown, path: string): JsonValue {
    const json = toJson(value, path);
    const complaint = checks[operatorTakes(operator)](json, operator);
    if (complaint === undefined) return json;
    const [message, hint, item] = complaint;
    throw invalidInput(item === undefined ? path : fieldPath(path, item), `"${operator}" ${message}.`, hint);
}
