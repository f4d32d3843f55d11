import { XanoError } from './errors.js';

/** The error for input that is refused before anything is sent: what is wrong, where, and what to write instead. */
export function invalidInput(path: string, message: string, hint?: string): XanoError {
    return new XanoError({ kind: 'validation', path, message, hint });
}

/**
 * One step down an input: `search` + `and` + 1 gives `search.and[1]`; odd names are quoted, as in `search["price|>"]`.
 * The path of the input itself is empty.
 */
export function fieldPath(path: string, key: string | number): string {
    if (typeof key === 'number') return `${path}[${key}]`;
    const plain = /^[A-Za-z_]\w*$/.test(key);
    if (plain && path === '') return key;
    return plain ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}

/** True for what JSON calls an object, and for nothing that has a class of its own (Date, Map, arrays). */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
    const prototype: unknown = Object.getPrototypeOf(value);
    // An object of another realm (n8n's sandbox, an iframe) has a foreign Object.prototype, whose own prototype is null.
    return prototype === null || Object.getPrototypeOf(prototype) === null;
}
