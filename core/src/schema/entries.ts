import { fieldPath, invalidInput, isPlainObject } from '../invalid-input.js';
import type { Description } from './description.js';
import { readDescription } from './description.js';

/** One column of an input, not yet judged by its type. */
export interface Entry {
    readonly name: string;
    readonly description: Description;
    readonly path: string;
}

// choice: Xano's rule for names is not written down; letters, digits and underscore work in every language it meets.
function checkName(name: unknown, path: string): string {
    if (typeof name === 'string' && /^\w+$/.test(name)) return name;
    if (typeof name !== 'string' || name.trim() === '') {
        throw invalidInput(path, 'The column has no name.', 'Write { "name": "email", "type": "email" }.');
    }
    const better = name
        .trim()
        .replace(/\W+/g, '_')
        .replace(/^_+|_+$/g, '');
    throw invalidInput(
        path,
        `"${name}" cannot name a column: only letters, digits and underscore can.`,
        better === '' ? 'Write for example "email".' : `Write "${better}".`,
    );
}

/**
 * One column.
 *
 * @param key its name, where the columns are an object by name.
 * @throws XanoError `validation` for a name that is missing or odd, and for keys that are not known.
 */
export function readEntry(given: unknown, key: string | undefined, path: string): Entry {
    if (typeof given === 'string' && key !== undefined) {
        return { name: checkName(key, path), description: { type: { value: given, path } }, path };
    }
    if (!isPlainObject(given)) {
        throw invalidInput(
            path,
            'A column is described by an object.',
            'Write for example { "type": "text" }.',
        );
    }
    const description = readDescription(given, path);
    const inside = description.name;
    if (key !== undefined && inside !== undefined && inside.value !== key) {
        throw invalidInput(inside.path, 'The column has two names.', `Leave "name" out, or write "${key}".`);
    }
    const name = key === undefined ? checkName(inside?.value, fieldPath(path, 'name')) : checkName(key, path);
    return { name, description, path };
}

/**
 * The columns of an input, by name or as a list, with their keys understood.
 *
 * @throws XanoError `validation` for a name that is missing, odd or there twice, and for keys that are not known.
 */
export function readEntries(fields: unknown, path: string): Entry[] {
    if (!Array.isArray(fields) && !isPlainObject(fields)) {
        throw invalidInput(
            path,
            'Columns are an object or a list.',
            'Write { "email": "email" } or [{ "name": "email", "type": "email" }].',
        );
    }
    const entries = Array.isArray(fields)
        ? fields.map((given: unknown, i) => readEntry(given, undefined, fieldPath(path, i)))
        : Object.entries(fields).map(([key, given]) => readEntry(given, key, fieldPath(path, key)));
    const twice = entries.find(({ name }, i) => entries.findIndex((entry) => entry.name === name) < i);
    if (twice !== undefined) {
        throw invalidInput(
            twice.path,
            `The column "${twice.name}" is described twice.`,
            'Keep one of the two.',
        );
    }
    return entries;
}
