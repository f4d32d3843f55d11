import { isPlainObject } from '../../invalid-input.js';
import { dayOf, isDay, isTime, timeOf } from './times.js';

/** What a column of a type holds, and what can be made into it without a guess. */
export interface Rule {
    /** Already as it is stored. */
    readonly fits: (value: unknown) => boolean;
    /** Fits, and is more likely the text of something else: not left as it is where values are converted. */
    readonly suspect?: (value: unknown) => boolean;
    /** What the value stands for; undefined, or what does not fit, where that would be a guess. */
    readonly from?: (value: unknown) => unknown;
    /** What to write instead. */
    readonly hint?: string;
}

const isText = (value: unknown): value is string => typeof value === 'string';

/** Drivers give a bigint column as text or as a BigInt, which JSON has not. */
const numeral = (value: unknown): string => (isText(value) || typeof value === 'bigint' ? String(value) : '');

function wholeOf(value: unknown): number | undefined {
    const text = numeral(value);
    // "007", "1.0" and "1,000" are not how a whole number is written: they come from something else.
    return String(Number(text)) === text ? Number(text) : undefined;
}

function decimalOf(value: unknown): number | undefined {
    const text = numeral(value);
    if (!/^-?\d+(\.\d+)?(e[-+]?\d+)?$/i.test(text)) return undefined;
    // A number keeps 15 digits of any text; more of them only of the text it is written as itself.
    const digits = text.replace(/e.*|\D/gi, '').replace(/^0+/, '').length;
    return digits <= 15 || String(Number(text)) === text ? Number(text) : undefined;
}

/** `TRUE` is how a spreadsheet writes it. "yes" and "on" are not here: there is no end of such words. */
const booleans: Readonly<Record<string, boolean>> = { true: true, false: false, 1: true, 0: false };

const boolOf = (value: unknown): unknown =>
    isText(value) || typeof value === 'number' ? booleans[String(value).toLowerCase()] : undefined;

const textOf = (value: unknown): string | undefined =>
    Number.isFinite(value) || typeof value === 'bigint' || typeof value === 'boolean'
        ? String(value)
        : undefined;

/** What the text of a JSON object or list stands for. */
function parsed(value: unknown): unknown {
    try {
        return isText(value) && /^\s*[[{]/.test(value) ? JSON.parse(value) : undefined;
    } catch {
        return undefined;
    }
}

/** Not a Date, a Map, an ORM's Decimal, ...: as JSON they are text, or lose what they hold. */
const isJson = (value: unknown): boolean =>
    isText(value) ||
    Number.isFinite(value) ||
    typeof value === 'boolean' ||
    Array.isArray(value) ||
    isPlainObject(value);

const object: Rule = { fits: isPlainObject, from: parsed };
const text: Rule = { fits: isText, from: textOf };

/** By type of a column; {@link object} for the types of files and of geometry, which Xano takes as it gives them. */
export const rules: Readonly<Record<string, Rule>> = {
    int: {
        fits: Number.isSafeInteger,
        from: wholeOf,
        hint: 'Give a whole number without separators.',
    },
    decimal: {
        fits: Number.isFinite,
        from: decimalOf,
        hint: 'Give a number such as 1234.5.',
    },
    bool: { fits: (value) => typeof value === 'boolean', from: boolOf, hint: 'Give true or false.' },
    text,
    email: text,
    password: text,
    enum: text,
    uuid: {
        fits: (value) => isText(value) && /^[\da-f]{8}-([\da-f]{4}-){3}[\da-f]{12}$/i.test(value),
    },
    timestamp: {
        fits: isTime,
        from: timeOf,
        hint: 'Give epoch milliseconds, or a time with its zone such as "2026-01-31T09:30:00Z".',
    },
    date: {
        fits: isDay,
        from: dayOf,
        hint: 'Give a day such as "2026-01-31".',
    },
    json: {
        fits: isJson,
        suspect: (value) => isText(value) && /^\s*([[{]|$)/.test(value),
        from: parsed,
    },
    vector: {
        fits: (value) => Array.isArray(value) && value.every(Number.isFinite),
        from: parsed,
    },
    object,
};

export const structure = object;
export const list: Rule = { fits: Array.isArray, from: parsed };
