import { expect, test } from '@jest/globals';
import { RangeSet } from '../../../core/src/bulk/ranges.js';

/** Numbers from 0 up to `below`, the same for the same seed. */
function dice(seed: number): (below: number) => number {
    let state = seed;
    return (below) => {
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return Math.floor((state / 2 ** 32) * below);
    };
}

test.each([1, 2, 3, 4, 5])('holds what was added, as few runs of neighbours (seed %i)', (seed) => {
    const roll = dice(seed);
    const ranges = new RangeSet();
    const plain = new Set<number>();
    for (let turn = 0; turn < 60; turn++) {
        const from = roll(150);
        const to = from + roll(6);
        ranges.add(from, to);
        for (let value = from; value <= to; value++) plain.add(value);
        const held = ranges.runs().flatMap(([low, high]) => {
            return Array.from({ length: high - low + 1 }, (_, i) => low + i);
        });
        expect(held).toEqual([...plain].sort((a, b) => a - b));
        expect(ranges.runs()).toHaveLength([...plain].filter((value) => !plain.has(value - 1)).length);
        expect(ranges.has(from)).toBe(true);
    }
});

test('gives copies of its runs: a checkpoint does not grow with what comes later', () => {
    const ranges = new RangeSet([[0, 4]]);
    const then = ranges.runs();
    ranges.add(5, 9);
    expect(then).toEqual([[0, 4]]);
    expect(ranges.runs()).toEqual([[0, 9]]);
});
