import { invalidInput } from '../invalid-input.js';
import type { ColumnStyle, ColumnType, DefaultKind } from './columns.js';
import { typeFacts } from './columns.js';

/** Ways other databases write "the time of the insert". */
const nowWords = new Set(['now', 'now()', 'current_timestamp', 'current_timestamp()', 'getdate()']);

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
    const text = String(value).toLowerCase();
    return ['true', 'false', '1', '0'].includes(text)
        ? text === 'true' || text === '1'
            ? 'true'
            : 'false'
        : undefined;
}

function timeText(value: unknown): string | undefined {
    if (value instanceof Date) return wholeText(value.getTime());
    return typeof value === 'string' && nowWords.has(value.trim().toLowerCase()) ? 'now' : wholeText(value);
}

function dayText(value: unknown): string | undefined {
    if (typeof value !== 'string') return undefined;
    if (nowWords.has(value.trim().toLowerCase())) return 'now';
    return /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
}

function jsonText(value: unknown): string | undefined {
    // Only empty ones are known to work as a default.
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return text === '{}' || text === '[]' ? text : undefined;
}

const kinds: Readonly<Record<DefaultKind, { read: (value: unknown) => string | undefined; wants: string }>> =
    {
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
    if (style === 'list' && jsonText(value) === '[]') return '';
    const kind = style === 'list' ? undefined : typeFacts[type].default;
    if (kind === undefined) {
        throw invalidInput(
            path,
            `A ${style === 'list' ? 'list column' : `column of type ${type}`} takes no default.`,
            'Leave it out and give the value with each row, or make the column nullable.',
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
