import { isDate } from '../../is-date.js';

/** A day, and a time with its zone behind it. Xano's own `2026-01-31 09:30:00+0000` is one. */
const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(?:Z|([-+]\d\d):?(\d\d)?))?$/i;

const isoOf = (ms: number): string => new Date(ms).toISOString();

/** `2026-02-30` is none, although engines read it as a day of March. */
export function isDay(value: unknown): value is string {
    if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(value)) return false;
    const ms = Date.parse(value);
    return !Number.isNaN(ms) && isoOf(ms).startsWith(value);
}

/** Whole epoch milliseconds, of at most the 100 million days either way that a Date has. */
export const isTime = (value: unknown): value is number =>
    Number.isInteger(value) && Math.abs(Number(value)) <= 8.64e15;

/**
 * Epoch milliseconds of a Date, of ISO 8601 text with a zone, of a day (midnight in UTC, as ISO 8601 is read), and of 12
 * to 14 digits. Fewer digits may as well be seconds, a year or `20260131`, and a time without a zone is another moment on
 * every machine.
 */
export const timeOf = (value: unknown): number | undefined =>
    isDate(value) ? value.getTime() : typeof value === 'string' ? textTime(value) : undefined;

function textTime(text: string): number | undefined {
    if (/^-?\d{12,14}$/.test(text)) return Number(text);
    const [, day, time = '00:00', hours, minutes = '00'] = ISO.exec(text) ?? [];
    // More than three digits behind the second are no part of what engines have to read.
    const zoned = `${day}T${time.slice(0, 12)}${hours === undefined ? 'Z' : `${hours}:${minutes}`}`;
    return isDay(day) ? Date.parse(zoned) : undefined;
}

/** The day of a time that is midnight in UTC; any other time is another day somewhere. */
export function dayOf(value: unknown): string | undefined {
    const ms = timeOf(value);
    return isTime(ms) && ms % 86_400_000 === 0 ? isoOf(ms).slice(0, 10) : undefined;
}
