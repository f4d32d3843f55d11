import { expect, test } from '@jest/globals';
import { zonedIn } from '../../../nodes/XanoConnect/parameters/clock.js';

test.each([
    ['UTC', '2026-01-31T09:30:00', '2026-01-31T09:30:00.000Z'],
    ['Europe/Berlin', '2026-01-31T09:30:00', '2026-01-31T08:30:00.000Z'],
    ['Europe/Berlin', '2026-07-31 09:30', '2026-07-31T07:30:00.000Z'],
    ['America/St_Johns', '2026-01-31T09:30:00', '2026-01-31T13:00:00.000Z'],
    // Clocks go forward at 02:00 here: before and after.
    ['Europe/Berlin', '2026-03-29T01:59:59', '2026-03-29T00:59:59.000Z'],
    ['Europe/Berlin', '2026-03-29T03:00:00', '2026-03-29T01:00:00.000Z'],
])('in %s %s is %s', (zone, text, expected) => {
    expect(zonedIn(zone)(text)).toBe(Date.parse(expected));
});

test.each([
    ['2026-01-31T09:30:00Z'],
    ['2026-01-31T09:30:00+02:00'],
    ['2026-01-31'],
    ['soon'],
    ['2026-99-99T09:30:00'],
    [5],
    [null],
])('%s stays as it is', (value) => {
    expect(zonedIn('Europe/Berlin')(value)).toBe(value);
});
