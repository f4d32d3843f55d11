import { describe, expect, test } from '@jest/globals';
import { Histogram, RELATIVE_ERROR } from '../../../core/src/history/histogram.js';

/** A small seeded generator (mulberry32), so that a failure can be run again. */
function random(seed: number): () => number {
    let state = seed;
    return () => {
        state = (state + 0x6d2b79f5) | 0;
        let t = Math.imul(state ^ (state >>> 15), 1 | state);
        t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
        return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
}

const nearestRank = (sorted: readonly number[], share: number): number =>
    sorted[Math.max(1, Math.ceil(share * sorted.length)) - 1] ?? 0;

const distributions: Record<string, (next: () => number) => number> = {
    uniform: (next) => next() * 1000,
    'log-normal': (next) =>
        40 * Math.exp(1.2 * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())),
    'two peaks': (next) => (next() < 0.9 ? 10 + next() : 10_000 + 500 * next()),
    'heavy tail': (next) => 0.5 / (1 - next()) ** 1.5,
    'whole milliseconds with zeros': (next) => Math.floor(next() * 20),
};

describe('a histogram of durations', () => {
    test.each(Object.entries(distributions))('keeps within its error: %s', (_, draw) => {
        for (const seed of [1, 2, 3]) {
            const next = random(seed);
            const values = Array.from({ length: 20_000 }, () => draw(next));
            const histogram = new Histogram();
            for (const value of values) histogram.add(value);
            values.sort((a, b) => a - b);
            for (const share of [0, 0.001, 0.01, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 1]) {
                const exact = nearestRank(values, share);
                const error = Math.abs((histogram.quantile(share) ?? NaN) - exact);
                // A hair of room: the edges of the bins are themselves rounded.
                expect({ seed, share, fits: error <= exact * RELATIVE_ERROR + 1e-9 }).toEqual({
                    seed,
                    share,
                    fits: true,
                });
            }
        }
    });

    test('agrees with nearest rank where ranks are few', () => {
        const histogram = new Histogram();
        for (let value = 1; value <= 20; value++) histogram.add(value * 10);
        // 0.95 * 20 is 19.000000000000004 or 18.99...: rank 19 either way.
        expect(histogram.quantile(0.95)).toBeGreaterThan(188);
        expect(histogram.quantile(0.95)).toBeLessThan(192);
        expect(histogram.quantile(0)).toBeCloseTo(10, 0);
    });

    test('gives a single value back as it is', () => {
        const histogram = new Histogram();
        histogram.add(34);
        expect([histogram.quantile(0.5), histogram.quantile(0.99), histogram.max, histogram.mean]).toEqual([
            34, 34, 34, 34,
        ]);
    });

    test('says null of nothing', () => {
        const histogram = new Histogram();
        expect([histogram.quantile(0.5), histogram.max, histogram.mean, histogram.count]).toEqual([
            null,
            null,
            null,
            0,
        ]);
    });

    test('counts what is no duration as zero', () => {
        const histogram = new Histogram();
        for (const value of [NaN, -5, 0, 100]) histogram.add(value);
        expect(histogram.count).toBe(4);
        expect(histogram.mean).toBe(25);
        expect(histogram.quantile(0.75)).toBe(0);
        expect(histogram.quantile(1)).toBe(100);
    });

    test('answers several shares as it answers each', () => {
        const histogram = new Histogram();
        const next = random(7);
        for (let i = 0; i < 1000; i++) histogram.add(next() ** 4 * 5000);
        const shares = [0.1, 0.5, 0.5, 0.95, 0.99, 1];
        expect(histogram.quantiles(shares)).toEqual(shares.map((share) => histogram.quantile(share)));
    });
});
