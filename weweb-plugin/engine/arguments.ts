import { XanoAdminError } from './error.js';

/** What an argument of an action may be; with `!` it must be given. */
export interface ArgumentTypes {
    /** Id of a table, a record, an API group ...: a number, or text such as a UUID. */
    id: number | string;
    number: number;
    boolean: boolean;
    text: string;
    /** A condition, a sort, a set of values. */
    object: Readonly<Record<string, unknown>>;
    list: readonly unknown[];
    /** What a condition or sort may be: text, list or object. */
    json: unknown;
    /** `File` or `Blob` of an input element. */
    file: FileValue;
}
export interface FileValue {
    readonly size: number;
    readonly type: string;
    readonly name?: string;
    arrayBuffer(): Promise<ArrayBuffer>;
    text(): Promise<string>;
}
export type ArgumentKind = keyof ArgumentTypes;
export type ArgumentSpec = Readonly<Record<string, ArgumentKind | `${ArgumentKind}!`>>;

/** The arguments of an action, as its `run` gets them. */
export type ArgumentsOf<S extends ArgumentSpec> = {
    readonly [
        K in keyof S as S[K] extends `${string}!` ? K : never
    ]: S[K] extends `${infer T extends ArgumentKind}!` ? ArgumentTypes[T] : never;
} & {
    readonly [K in keyof S as S[K] extends `${string}!` ? never : K]?: S[K] extends ArgumentKind
        ? ArgumentTypes[S[K]]
        : never;
};

type Read = (value: unknown) => unknown;

/** Texts of an input element that hold a number are one; `undefined` means: it is none of these. */
function readNumber(value: unknown): number | undefined {
    const number = typeof value === 'string' ? Number(value.trim()) : value;
    return typeof number === 'number' && Number.isFinite(number) ? number : undefined;
}

const WORDS: Readonly<Record<string, boolean>> = {
    true: true,
    false: false,
    1: true,
    0: false,
    yes: true,
    no: false,
};

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Text that was typed where an object or a list is wanted is taken for its JSON. */
function fromJson(value: unknown): unknown {
    if (typeof value !== 'string' || !/^\s*[[{]/.test(value)) return value;
    try {
        return JSON.parse(value);
    } catch {
        return value;
    }
}

const readers: Readonly<Record<ArgumentKind, { readonly read: Read; readonly wants: string }>> = {
    id: {
        wants: 'an id: a whole number, or the text of a UUID',
        read: (value) => {
            if (typeof value === 'string' && !/^\s*\d{1,15}\s*$/.test(value)) return value.trim();
            return readNumber(value);
        },
    },
    number: { wants: 'a number', read: readNumber },
    boolean: {
        wants: 'true or false',
        read: (value) => (typeof value === 'boolean' ? value : WORDS[String(value).trim().toLowerCase()]),
    },
    text: {
        wants: 'text',
        read: (value) =>
            typeof value === 'number' || typeof value === 'boolean'
                ? String(value)
                : typeof value === 'string'
                  ? value
                  : undefined,
    },
    object: {
        wants: 'an object',
        read: (value) => {
            const read = fromJson(value);
            return isObject(read) && !Array.isArray(read) ? read : undefined;
        },
    },
    list: {
        wants: 'a list',
        read: (value) => {
            const read = fromJson(value);
            return Array.isArray(read) ? read : undefined;
        },
    },
    json: { wants: 'a value', read: fromJson },
    file: {
        wants: 'a file, as the value of a file input',
        // A file input gives a list when it allows several.
        read: (value) => {
            const file: unknown = Array.isArray(value) ? value[0] : value;
            return isObject(file) && 'arrayBuffer' in file ? file : undefined;
        },
    },
};

/** WeWeb gives what is left empty as any of these. */
const isLeftOut = (value: unknown): boolean => value === undefined || value === null || value === '';

/**
 * The arguments of an action as they are meant: numbers and booleans typed into text fields become what they are, what
 * was left empty is left out.
 *
 * @throws XanoAdminError that names the argument which is missing, or is something else.
 */
export function readArguments<S extends ArgumentSpec>(
    action: string,
    spec: S,
    given: unknown,
): ArgumentsOf<S> {
    const values = isObject(given) && !Array.isArray(given) ? (given as Record<string, unknown>) : {};
    const read: Record<string, unknown> = {};
    for (const [name, type] of Object.entries(spec)) {
        const kind = type.replace('!', '') as ArgumentKind;
        const value = values[name];
        if (isLeftOut(value)) {
            if (!type.endsWith('!')) continue;
            throw new XanoAdminError({
                message: `${action}: ${name} is missing.`,
                hint: `Choose or bind ${name} in the action's panel; it wants ${readers[kind].wants}.`,
                code: 'MISSING',
            });
        }
        const result = readers[kind].read(value);
        if (result === undefined) {
            throw new XanoAdminError({
                message: `${action}: ${name} must be ${readers[kind].wants}.`,
                hint: `It was ${describe(value)}. Look at what ${name} is bound to.`,
                code: 'WRONG_TYPE',
            });
        }
        read[name] = result;
    }
    return read as ArgumentsOf<S>;
}

function describe(value: unknown): string {
    if (Array.isArray(value)) return `a list of ${value.length}`;
    if (typeof value === 'string') return `the text "${value.slice(0, 40)}"`;
    return typeof value === 'object' ? 'an object' : `the ${typeof value} ${JSON.stringify(value)}`;
}
