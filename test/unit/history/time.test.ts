import { describe, expect, test } from '@jest/globals';
import { readMoment } from '../../../core/src/history/moment.js';
import { isoTime, parseTime } from '../../../core/src/history/time.js';
import { refusal } from '../search/refusal.js';

describe('times', () => {
    test.each([
        ['2026-01-11 21:14:38+0000', '2026-01-11T21:14:38.000Z'],
        ['2026-01-11 21:14:38+0130', '2026-01-11T19:44:38.000Z'],
        ['2026-01-11T21:14:38.25Z', '2026-01-11T21:14:38.250Z'],
        ['2026-01-11T21:14:38.1234567-05:00', '2026-01-12T02:14:38.123Z'],
        ['2026-01-11T21:14', '2026-01-11T21:14:00.000Z'],
        ['2026-01-11T21:14:38+02', '2026-01-11T19:14:38.000Z'],
        [' 2024-02-29 ', '2024-02-29T00:00:00.000Z'],
        ['2026-01-11 21:14:38 +0000', '2026-01-11T21:14:38.000Z'],
    ])('%s is %s', (written, iso) => {
        expect(parseTime(written)).toBe(Date.parse(iso));
        expect(isoTime(parseTime(written) ?? NaN)).toBe(iso);
    });

    test.each([
        '',
        'now',
        '2026-02-30',
        '2026-13-01',
        '2026-00-10',
        '2026-01-11 24:00:00+0000',
        '2026-01-11 10:60',
        '11.01.2026',
        '2026-01-11T',
        '2026-01-11+0000',
    ])('"%s" is no time', (written) => {
        expect(parseTime(written)).toBeUndefined();
    });

    test('a moment is text, a Date or milliseconds', () => {
        const ms = Date.UTC(2026, 0, 11, 21);
        expect(readMoment('2026-01-11T21:00Z', 'from')).toBe(ms);
        expect(readMoment(new Date(ms), 'from')).toBe(ms);
        expect(readMoment(ms, 'from')).toBe(ms);
    });

    test('seconds are told from milliseconds', () => {
        expect(refusal(() => readMoment(1_768_166_078, 'from'))).toMatchObject({
            path: 'from',
            message: expect.stringContaining('seconds'),
            hint: expect.stringContaining('1000'),
        });
    });

    test.each([['yesterday'], [NaN], [Infinity], [new Date(NaN)], [9e15]])('%s is refused', (moment) => {
        expect(refusal(() => readMoment(moment, 'to'))).toMatchObject({ path: 'to' });
    });
});
