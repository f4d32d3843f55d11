import { asText as anyText } from '../as-text.js';
import { invalidInput } from '../invalid-input.js';
import { isDate } from '../is-date.js';
import type { ColumnStyle, ColumnType, DefaultKind } from './columns.js';
import { typeFacts } from './columns.js';

/** Ways other databases write "the time of the insert". */
const NOW = /^\s*(?:now|current_timestamp|getdate)(?:\(\))?\s*$/i;

const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function numberText(value: unknown): string | undefined {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof number === 'number' && Number.isFinite(number) ? String(number) : undefined;
}

function wholeText(value: unknown): string | undefined {
    const text = numberText(value);
    return text !== undefined && Number.isSafeInteger(Number(text)) ? text : undefined;
}

function boolText(value: unknown): string | undefined {
    const text = anyText(value).toLowerCase();
    if (text === 'true' || text === '1') return 'true';
    return text === 'false' || text === '0' ? 'false' : undefined;
}

function timeText(value: unknown): string | undefined {
    if (isDate(value)) return wholeText(value.getTime());
    return NOW.test(asText(value) ?? '') ? 'now' : wholeText(value);
}

function dayText(value: unknown): string | undefined {
    const text = asText(value) ?? '';
    if (NOW.test(text)) return 'now';
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : undefined;
}

function jsonText(value: unknown): string | undefined {
    // Only empty ones are known to work as a default.
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return text === '{}' || text === '[]' ? text : undefined;
}

/** How the text of each kind is read from what was given, and how to write it. */
export const kinds: Readonly<
    Record<DefaultKind, { read: (value: unknown) => string | undefined; wants: string }>
> = {
    text: { read: asText, wants: 'a text' },
    number: { read: numberText, wants: 'a number' },
    whole: { read: wholeText, wants: 'a whole number' },
    // choice: how a bool default reads back was not recorded; true and false are how JSON writes it.
    bool: { read: boolText, wants: 'true or false' },
    time: { read: timeText, wants: '"now" or epoch milliseconds' },
    day: { read: dayText, wants: '"now" or a day such as "2026-01-31"' },
    json: { read: jsonText, wants: '{} or []' },
};

/**
 * A default as Xano keeps it, which is text for every type. Nothing, null and empty text mean no default.
 *
 * @throws XanoError `validation` when the type has no such default.
 */
export function defaultText(type: ColumnType, style: ColumnStyle, value: unknown, path: string): string {
    if (value === undefined || value === null || value === '') return '';
    const list = style === 'list';
    if (list && jsonText(value) === '[]') return '';
    const kind = list ? undefined : typeFacts[type].default;
    if (kind === undefined) {
        throw invalidInput(
            path,
            `A ${list ? 'list column' : `column of type ${type}`} has no default.`,
            'Leave it out, or make the column nullable.',
        );
    }
    const text = kinds[kind].read(value);
    if (text !== undefined) return text;
    throw invalidInput(
        path,
        `This is not a default for a column of type ${type}.`,
        `Write ${kinds[kind].wants}.`,
    );
}

/** A recorded default as the endpoint that adds the column takes it: a number for a number, a bool for a bool. */
export function typedDefault(type: ColumnType, text: string): string | number | boolean {
    const kind = typeFacts[type].default;
    if (kind === 'number' || kind === 'whole') return Number(text);
    return kind === 'bool' ? boolText(text) === 'true' : text;
}
