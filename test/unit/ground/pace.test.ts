import { describe, expect, test } from '@jest/globals';
import { Pacer, readRateLimit } from '../../../core/src/pace.js';

/** A clock that sleepers move: each wakes in the order of its time. */
function clock(): { now(): number; sleep(ms: number): Promise<void>; run(): Promise<void> } {
    let time = 1_000_000;
    const waiting: { at: number; wake: () => void }[] = [];
    return {
        now: () => time,
        sleep: (ms) => new Promise((wake) => waiting.push({ at: time + ms, wake })),
        async run() {
            for (;;) {
                for (let i = 0; i < 20; i++) await Promise.resolve();
                waiting.sort((a, b) => a.at - b.at);
                const next = waiting.shift();
                if (next === undefined) return;
                time = Math.max(time, next.at);
                next.wake();
            }
        },
    };
}

/** The most requests in any window of `seconds`. */
const mostIn = (times: readonly number[], seconds: number): number =>
    Math.max(...times.map((from) => times.filter((at) => at >= from && at < from + seconds * 1000).length));

describe('Pacer', () => {
    test('without a limit nothing waits', async () => {
        const time = clock();
        const pacer = new Pacer(time);
        const begun = time.now();
        for (let i = 0; i < 500; i++) await pacer.turn();
        expect(time.now()).toBe(begun);
    });

    test('never more than the limit in any window, and no slower than it must be', async () => {
        const time = clock();
        const pacer = new Pacer(time, { requests: 10, seconds: 20 });
        const begun = time.now();
        const times: number[] = [];
        const all = Promise.all(
            Array.from({ length: 45 }, async () => {
                await pacer.turn();
                times.push(time.now());
            }),
        );
        await time.run();
        await all;
        expect(times).toHaveLength(45);
        expect(mostIn(times, 20)).toBe(10);
        expect(Math.max(...times) - begun).toBeLessThan(4 * 20_500);
    });

    test('a 429 holds everybody back, also who was waiting already, and its limit is kept from then on', async () => {
        const time = clock();
        const pacer = new Pacer(time, { requests: 10, seconds: 20 });
        const times: number[] = [];
        const turns = (count: number): Promise<unknown> =>
            Promise.all(
                Array.from({ length: count }, async () => {
                    await pacer.turn();
                    times.push(time.now());
                }),
            );
        const early = turns(15);
        await Promise.resolve();
        const begun = time.now();
        pacer.block(21_000, { requests: 3, seconds: 20 });
        await time.run();
        await early;
        const later = times.slice(10);
        expect(Math.min(...later)).toBeGreaterThanOrEqual(begun + 21_000);
        expect(mostIn(later, 20)).toBe(3);
        expect(pacer.limit).toEqual({ requests: 3, seconds: 20 });
    });

    test('a 429 that names no limit keeps the one that is known', () => {
        const pacer = new Pacer(clock(), { requests: 5, seconds: 10 });
        pacer.block(1000);
        expect(pacer.limit).toEqual({ requests: 5, seconds: 10 });
    });
});

test.each([
    [
        'Whoa there! Your plan only supports 10 requests per 20 seconds. Upgrade ...',
        { requests: 10, seconds: 20 },
    ],
    ['20 requests per 1 minute', { requests: 20, seconds: 60 }],
    ['100 requests per minute', { requests: 100, seconds: 60 }],
    ['too many', undefined],
    ['0 requests per 20 seconds', undefined],
])('readRateLimit(%j)', (message, limit) => {
    expect(readRateLimit(message)).toEqual(limit);
});
