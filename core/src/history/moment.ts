import { invalidInput } from '../invalid-input.js';
import { isDate } from '../is-date.js';
import { parseTime } from './time.js';

/** A moment as people give it: an ISO date, with or without time (UTC where no zone is named), a Date, or epoch milliseconds. */
export type Moment = string | number | Date;

export const isMoment = (value: unknown): value is Moment =>
    typeof value === 'string' || typeof value === 'number' || isDate(value);

/** Before 1973 in milliseconds, after 2001 in seconds. */
const SECONDS_BELOW = 100_000_000_000;
/** The last moment a Date can hold. */
const LAST = 8_640_000_000_000_000;

/** Epoch milliseconds of a moment; throws a `validation` error that says what to write instead. */
export function readMoment(moment: Moment, path: string): number {
    const ms =
        typeof moment === 'string'
            ? (parseTime(moment) ?? Number.NaN)
            : typeof moment === 'number'
              ? moment
              : moment.getTime();
    if (!Number.isFinite(ms) || Math.abs(ms) > LAST) {
        const shown = typeof moment === 'string' ? ` ("${moment.slice(0, 40)}")` : '';
        throw invalidInput(
            path,
            `${path} is not a moment${shown}.`,
            'Write an ISO date such as "2026-01-11" or "2026-01-11T21:00:00Z", a Date, or epoch milliseconds.',
        );
    }
    if (typeof moment === 'number' && Math.abs(ms) < SECONDS_BELOW) {
        throw invalidInput(
            path,
            `${path} looks like seconds; it is in milliseconds.`,
            'Multiply it by 1000.',
        );
    }
    return Math.floor(ms);
}
