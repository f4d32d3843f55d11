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

/** choice: far deeper than anything people write, and far from where recursion ends. */
const DEEPEST = 200;

const holdsMore = (value: unknown): value is object => Array.isArray(value) || isPlainObject(value);

/**
 * Lets through what recursion and JSON can deal with.
 *
 * @throws XanoError `validation` for what is nested too deep, or holds itself
 */
export function requireShallow(value: unknown, path: string): void {
    let level = [value].filter(holdsMore);
    for (let depth = 0; level.length > 0; depth++) {
        if (depth > DEEPEST) {
            throw invalidInput(
                path,
                `It is nested deeper than ${DEEPEST} levels, or holds itself.`,
                'Write it flat.',
            );
        }
        // Each once: what is referred to from many places would otherwise multiply from level to level.
        level = [...new Set(level.flatMap((inner): unknown[] => Object.values(inner)).filter(holdsMore))];
    }
}
