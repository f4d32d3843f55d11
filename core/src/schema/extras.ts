import { defined } from '../defined.js';
import { fieldPath, invalidInput, isPlainObject } from '../invalid-input.js';
import type { XanoError } from '../errors.js';
import type { Column, ColumnType, TextFormat } from './columns.js';
import { textFormats, typeFacts } from './columns.js';
import type { Description, Given } from './description.js';
import { readChoice } from './plain-values.js';

/** The error for what only columns of another type have. */
export const notOfType = (type: ColumnType, { path }: Given, what: string, other: string): XanoError =>
    invalidInput(path, `A column of type ${type} has no ${what}.`, `Leave it out, or write type "${other}".`);

function readValue(value: unknown, path: string): string {
    // Some clients show an enum's values as { value, label }.
    const plain = isPlainObject(value) ? value['value'] : value;
    if (typeof plain === 'number') return String(plain);
    if (typeof plain === 'string' && plain !== '') return plain;
    throw invalidInput(path, 'A value of an enum is a text.', 'Write for example ["open", "done"].');
}

function readValues(type: ColumnType, { values }: Description, path: string): readonly string[] | undefined {
    const list: readonly unknown[] | undefined = Array.isArray(values?.value) ? values.value : undefined;
    if (typeFacts[type].values !== true) {
        if (values === undefined || list?.length === 0) return undefined;
        throw notOfType(type, values, 'values to choose from', 'enum');
    }
    const at = values?.path ?? fieldPath(path, 'values');
    if (list === undefined || list.length === 0) {
        throw invalidInput(at, 'An enum needs its values.', 'Write for example "values": ["open", "done"].');
    }
    const read = list.map((value, i) => readValue(value, fieldPath(at, i)));
    const twice = read.findIndex((value, i) => read.indexOf(value) < i);
    if (twice < 0) return read;
    throw invalidInput(
        fieldPath(at, twice),
        `"${read[twice] ?? ''}" is listed twice.`,
        'List every value once.',
    );
}

function readSize(
    type: ColumnType,
    { size, vector }: Description,
    path: string,
): { size: number } | undefined {
    const given = size ?? vector;
    if (typeFacts[type].vector !== true) {
        if (given === undefined) return undefined;
        throw notOfType(type, given, 'size', 'vector');
    }
    const value = given !== undefined && isPlainObject(given.value) ? given.value['size'] : given?.value;
    if (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) return { size: value };
    throw invalidInput(
        given?.path ?? fieldPath(path, 'size'),
        'A vector needs its size: how many numbers it holds.',
        'Write for example "size": 768, as many as the embedding model gives.',
    );
}

function readFormat(type: ColumnType, { format }: Description): TextFormat | undefined {
    if (typeFacts[type].format === true) return readChoice(format, textFormats) ?? '';
    if (format === undefined || format.value === '') return undefined;
    throw notOfType(type, format, 'format', 'text');
}

/**
 * What only some types have: format, values and size.
 *
 * @throws XanoError `validation` where a type lacks what it needs, or has what it cannot have.
 */
export const readExtras = (
    type: ColumnType,
    description: Description,
    path: string,
): Pick<Column, 'format' | 'values' | 'vector'> =>
    defined({
        format: readFormat(type, description),
        values: readValues(type, description, path),
        vector: readSize(type, description, path),
    });
