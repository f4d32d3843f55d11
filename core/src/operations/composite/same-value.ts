import { isDate } from '../../is-date.js';

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === 'object' && value !== null;

/**
 * True when writing `given` over `stored` would change nothing. Strict on purpose: 5 is not "5" (a JSON column keeps
 * them apart), and a write too many does no harm where one too few loses a change. A Date is what rows hold of it,
 * epoch milliseconds.
 */
export function sameValue(stored: unknown, given: unknown): boolean {
    if (isDate(given)) return stored === given.getTime();
    if (!isObject(stored) || !isObject(given)) return Object.is(stored, given);
    if (Array.isArray(stored) !== Array.isArray(given)) return false;
    // As in JSON, a member that is undefined is not there.
    const keys = Object.keys(given).filter((key) => given[key] !== undefined);
    return (
        keys.length === Object.keys(stored).length &&
        keys.every((key) => Object.hasOwn(stored, key) && sameValue(stored[key], given[key]))
    );
}
