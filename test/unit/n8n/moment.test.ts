import { describe, expect, test } from '@jest/globals';
import type { Item } from '../../../nodes/XanoConnect/run/item.js';
import { momentOf } from '../../../nodes/XanoConnect/parameters/moment.js';

const itemWith = (value: unknown, zone = 'Etc/UTC'): Item =>
    ({
        value: () => value,
        text: () => String(value),
        index: 0,
        host: { getTimezone: () => zone, getNode: () => ({ name: 'Xano Connect' }) },
    }) as unknown as Item; // the part that is used

const iso = (value: unknown, zone?: string) => {
    const ms = momentOf(itemWith(value, zone), 'since', 'Since');
    return ms === undefined ? undefined : new Date(ms).toISOString();
};

describe('a date box', () => {
    test.each([
        ['2026-01-11', '2026-01-11T00:00:00.000Z'],
        ['2026-01-11T21:30:00', '2026-01-11T21:30:00.000Z'],
        ['2026-01-11 21:30', '2026-01-11T21:30:00.000Z'],
        ['2026-01-11T21:30:00.250Z', '2026-01-11T21:30:00.250Z'],
        ['2026-01-11T21:30:00+02:00', '2026-01-11T19:30:00.000Z'],
        [1_768_167_000_000, '2026-01-11T21:30:00.000Z'],
        [1_768_167_000, '2026-01-11T21:30:00.000Z'],
        ['1768167000000', '2026-01-11T21:30:00.000Z'],
        [new Date('2026-01-11T21:30:00Z'), '2026-01-11T21:30:00.000Z'],
    ])('%s', (value, expected) => {
        expect(iso(value)).toBe(expected);
    });

    test.each([
        ['Europe/Berlin', '2026-01-11T12:00:00', '2026-01-11T11:00:00.000Z'],
        ['Europe/Berlin', '2026-07-11T12:00:00', '2026-07-11T10:00:00.000Z'],
        // The clocks go forward at 02:00 and back at 03:00.
        ['Europe/Berlin', '2026-03-29T01:30:00', '2026-03-29T00:30:00.000Z'],
        ['Europe/Berlin', '2026-03-29T03:30:00', '2026-03-29T01:30:00.000Z'],
        ['Europe/Berlin', '2026-10-25T04:00:00', '2026-10-25T03:00:00.000Z'],
        ['America/St_Johns', '2026-01-11', '2026-01-11T03:30:00.000Z'],
        ['Asia/Kolkata', '2026-01-11', '2026-01-10T18:30:00.000Z'],
    ])("without a zone it is the workflow's: %s %s", (zone, value, expected) => {
        expect(iso(value, zone)).toBe(expected);
    });

    test.each([undefined, null, ''])('is empty: %s', (value) => {
        expect(iso(value)).toBeUndefined();
    });

    test.each(['yesterday', '2026-13-40', {}, true])('is no date: %s', (value) => {
        expect(() => iso(value)).toThrow('The parameter “Since” is not a date');
    });
});
