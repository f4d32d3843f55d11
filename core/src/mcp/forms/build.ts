import { fieldPath, invalidInput, isPlainObject } from '../../invalid-input.js';
import { didYouMean } from '../../near.js';
import type { Input } from '../../operation.js';
import type { FieldDescription } from './types.js';

/** A tree of maps: in an object a key such as `__proto__` would not be a key like any other. */
class Tree extends Map<string, unknown> {}

function branch(tree: Tree, keys: readonly string[]): Tree {
    let at = tree;
    for (const key of keys) {
        const next = at.get(key);
        const inner = next instanceof Tree ? next : new Tree();
        at.set(key, inner);
        at = inner;
    }
    return at;
}

const toObject = (tree: Tree): Record<string, unknown> =>
    Object.fromEntries(
        [...tree].map(([key, value]) => [key, value instanceof Tree ? toObject(value) : value]),
    );

const has = (values: Input, path: string): boolean =>
    Object.hasOwn(values, path) && values[path] !== undefined;

/** Keys of an object that are not fields of their own. */
function putRest(
    tree: Tree,
    field: FieldDescription,
    value: unknown,
    fields: readonly FieldDescription[],
): void {
    if (!isPlainObject(value)) {
        throw invalidInput(field.path, `${field.path || 'This'} must be an object.`, 'Write for example {}.');
    }
    const at = branch(tree, field.keys);
    for (const [key, inner] of Object.entries(value)) {
        const path = fieldPath(field.path, key);
        if (fields.some((other) => other.path === path)) {
            throw invalidInput(path, `${path} has a field of its own.`, 'Give it there.');
        }
        at.set(key, inner);
    }
}

/**
 * The arguments of a call from the values of its fields, by path. A value that is undefined counts as not given; types
 * are left to the call.
 *
 * @throws XanoError `validation` for a path that no field has.
 */
export function buildArguments(fields: readonly FieldDescription[], values: Input): Record<string, unknown> {
    const paths = fields.map(({ path }) => path);
    const stray = Object.keys(values).find((path) => values[path] !== undefined && !paths.includes(path));
    if (stray !== undefined) {
        throw invalidInput(
            stray,
            `There is no field "${stray}".${didYouMean(stray, paths)}`,
            `Fields: ${paths.join(', ')}.`,
        );
    }
    const tree = new Tree();
    for (const field of fields) {
        if (!has(values, field.path)) continue;
        const value = values[field.path];
        if (field.nested === true) {
            putRest(tree, field, value, fields);
            continue;
        }
        const key = field.keys.at(-1);
        if (key !== undefined) branch(tree, field.keys.slice(0, -1)).set(key, value);
    }
    return toObject(tree);
}

/** What stands at a place; undefined where something on the way is no object. */
function valueAt(args: unknown, keys: readonly string[]): unknown {
    let at = args;
    for (const key of keys) at = isPlainObject(at) && Object.hasOwn(at, key) ? at[key] : undefined;
    return at;
}

/** What an object holds beside the fields inside it; undefined for nothing, though an empty object is something. */
function restOf(object: Input, { path, keys }: FieldDescription, fields: readonly FieldDescription[]) {
    const rest = Object.entries(object).filter(
        ([key]) => !fields.some((other) => other.path === fieldPath(path, key)),
    );
    const empty = Object.keys(object).length === 0 && keys.length > 0;
    return rest.length > 0 || empty ? Object.fromEntries(rest) : undefined;
}

/** The values of the fields, by path, that arguments consist of: what {@link buildArguments} makes them from again. */
export function readValues(fields: readonly FieldDescription[], args: Input): Record<string, unknown> {
    const values = fields.map((field): [string, unknown] => {
        const value = valueAt(args, field.keys);
        // Anything but an object in the place of one is shown as it is, and refused when it is built from.
        const nested = field.nested === true && isPlainObject(value);
        return [field.path, nested ? restOf(value, field, fields) : value];
    });
    return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}
