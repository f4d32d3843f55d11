import { parseTime } from '../../history/time.js';
import { readMoment } from '../../history/moment.js';
import { invalidInput } from '../../invalid-input.js';

const DAY = 86_400_000;

/** Days counted from today, in UTC as Xano's own times are. */
const WORDS: Readonly<Record<string, number>> = { yesterday: -1, today: 0, tomorrow: 1 };

const wordOf = (text: string): string => text.trim().toLowerCase();

/** `2024-01-31` or `today`: a whole day, not a moment. */
const isDay = (text: string): boolean =>
    Object.hasOwn(WORDS, wordOf(text)) || /^\d{4}-\d{2}-\d{2}$/.test(text.trim());

/** A text that people mean as a time. */
export const isTimeText = (value: unknown): value is string =>
    typeof value === 'string' &&
    (Object.hasOwn(WORDS, wordOf(value)) || wordOf(value) === 'now' || parseTime(value) !== undefined);

/** Epoch milliseconds of a time; of a day its first moment in UTC. */
export function toMoment(value: unknown, now: number, path: string): number {
    if (typeof value === 'string') {
        const word = wordOf(value);
        if (word === 'now') return now;
        const days = Object.hasOwn(WORDS, word) ? WORDS[word] : undefined;
        if (days !== undefined) return now - (now % DAY) + days * DAY;
        return readMoment(value, path);
    }
    if (typeof value === 'number') return readMoment(value, path);
    throw invalidInput(path, `${path} is not a time.`, 'Write an ISO date, or epoch milliseconds.');
}

/** The first moment after an end that people give: the whole of a day belongs to it. */
export function toEnd(
    value: unknown,
    now: number,
    path: string,
): { readonly before: number } | { readonly last: number } {
    const moment = toMoment(value, now, path);
    return typeof value === 'string' && isDay(value) ? { before: moment + DAY } : { last: moment };
}

const isWhole = (operator: string): boolean => !['>', '>=', '<', '<=', 'between'].includes(operator);

/**
 * A time to compare with, in epoch milliseconds.
 *
 * @throws XanoError `validation` for a day beside an operator that would compare with its first millisecond only.
 */
export function toOperand(value: unknown, operator: string, now: number, path: string): unknown {
    if (Array.isArray(value)) return value.map((item: unknown) => toOperand(item, operator, now, path));
    if (value === null) return null;
    if (typeof value === 'string' && isDay(value) && isWhole(operator)) {
        throw invalidInput(
            path,
            `"${operator} ${value}" would compare with the first millisecond of that day only.`,
            `Write ">= ${value}" and "<" the next day.`,
        );
    }
    return toMoment(value, now, path);
}
