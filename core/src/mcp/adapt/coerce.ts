import { asText } from '../../as-text.js';
import { fieldPath, invalidInput, isPlainObject } from '../../invalid-input.js';
import { didYouMean } from '../../near.js';
import type { JsonSchema, McpTool } from '../types.js';
import { isOpen, propertiesOf, requiredOf, typesOf } from './input-schema.js';
import { missing } from './draft.js';

type Reader = (value: unknown) => unknown;

const parsed = (value: unknown): unknown => {
    if (typeof value !== 'string') return undefined;
    try {
        return JSON.parse(value);
    } catch {
        return undefined;
    }
};

/** A number a text holds exactly; a code such as `007` or twenty digits would lose something. */
const number = (value: unknown): unknown =>
    typeof value === 'string' && /^-?(0|[1-9]\d{0,14})(\.\d{1,6})?$/.test(value.trim())
        ? Number(value)
        : value;

/** For each JSON type, what a value of another type may be read as; undefined or the wrong type: as nothing. */
const READERS: Readonly<Record<string, { readonly is: (value: unknown) => boolean; readonly read: Reader }>> =
    {
        integer: { is: (value) => Number.isSafeInteger(value), read: number },
        number: { is: (value) => typeof value === 'number' && Number.isFinite(value), read: number },
        boolean: {
            is: (value) => typeof value === 'boolean',
            read: (value) => (value === 'true' || value === 'false' ? value === 'true' : undefined),
        },
        string: {
            is: (value) => typeof value === 'string',
            read: (value) => (typeof value === 'number' ? String(value) : undefined),
        },
        array: { is: Array.isArray, read: parsed },
        // Xano's own OpenAPI file types lists of records and of conditions as object.
        object: { is: (value) => isPlainObject(value) || Array.isArray(value), read: parsed },
        null: { is: (value) => value === null, read: () => undefined },
    };

function toType(value: unknown, types: readonly string[]): { readonly value: unknown } | undefined {
    const readers = types.flatMap((type) => (Object.hasOwn(READERS, type) ? (READERS[type] ?? []) : []));
    if (readers.length < types.length || readers.some(({ is }) => is(value))) return { value };
    for (const { is, read } of readers) {
        const other = read(value);
        if (is(other)) return { value: other };
    }
    return undefined;
}

const outside = (name: string, value: number, bound: string) =>
    invalidInput(name, `${name} is ${value}.`, `Write at ${bound}.`);

function checkValue(name: string, given: unknown, schema: JsonSchema): unknown {
    const types = typesOf(schema);
    const read = types.length === 0 ? { value: given } : toType(given, types);
    if (read === undefined) {
        const found = Array.isArray(given) ? 'a list' : given === null ? 'null' : `of type ${typeof given}`;
        throw invalidInput(name, `${name} must be ${types.join(' or ')}; it is ${found}.`, 'Correct it.');
    }
    const { value } = read;
    const { enum: allowed, minimum, maximum } = schema;
    if (Array.isArray(allowed) && !allowed.includes(value)) {
        const names = allowed.map(asText);
        throw invalidInput(
            name,
            `${name} cannot be ${JSON.stringify(value)}.${didYouMean(asText(value), names)}`,
            `Write one of ${names.join(', ')}.`,
        );
    }
    if (typeof value !== 'number') return value;
    if (typeof minimum === 'number' && value < minimum) throw outside(name, value, `least ${minimum}`);
    if (typeof maximum === 'number' && value > maximum) throw outside(name, value, `most ${maximum}`);
    return value;
}

/**
 * The arguments as the schema types them: numbers and lists written as text are read, where nothing is lost.
 *
 * @throws XanoError `validation` for what does not fit, is missing, or is no argument of the tool.
 */
export function coerceArguments(
    tool: McpTool,
    args: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
    const properties = propertiesOf(tool);
    const names = Object.keys(properties);
    const open = isOpen(tool);
    const entries = Object.entries(args).map(([name, value]): [string, unknown] => {
        if (Object.hasOwn(properties, name)) return [name, checkValue(name, value, properties[name] ?? {})];
        if (open) return [name, value];
        throw invalidInput(
            fieldPath('', name),
            `${tool.name} has no argument "${name}".${didYouMean(name, names)}`,
            names.length === 0 ? 'It takes none.' : `It takes ${names.join(', ')}.`,
        );
    });
    const gap = requiredOf(tool).find(
        (name) => !Object.hasOwn(args, name) && properties[name]?.['default'] === undefined,
    );
    if (gap !== undefined) throw missing(tool.name, gap);
    return Object.fromEntries(entries);
}
