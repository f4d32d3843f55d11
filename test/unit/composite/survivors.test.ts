import { describe, expect, test } from '@jest/globals';
import { Survivors } from '../../../core/src/operations/composite/survivors.js';
import type { Keep } from '../../../core/src/operations/composite/survivors.js';

const judged = (keep: Keep, ranks: readonly unknown[]): unknown => {
    const survivors = new Survivors({ keep, fold: false, trim: false });
    ranks.forEach((rank, i) => survivors.add(i + 1, ['same'], rank));
    const [family] = survivors.families();
    expect([...survivors.losers(), family?.kept].sort()).toEqual(ranks.map((_, i) => i + 1));
    return family?.kept;
};

const asc = { column: 'rank', order: 'asc' } as const;
const desc = { column: 'rank', order: 'desc' } as const;

describe('Survivors', () => {
    test.each<[Keep, readonly unknown[], number]>([
        ['first', [0, 0, 0], 1],
        ['last', [0, 0, 0], 3],
        [asc, [3, 1, 2], 2],
        [desc, [3, 1, 2], 1],
        [desc, [1, 10, 9], 2],
        [asc, ['b', 'a', 'c'], 2],
        [desc, ['2026-01-02', '2026-01-10', '2026-01-09'], 2],
        [desc, [false, true, false], 2],
        // Of equal ones the first.
        [asc, [1, 1, 1], 1],
        [desc, [5, 7, 7], 2],
        // One that has no value never takes the place of one that has, in either order.
        [asc, [null, 5, null], 2],
        [desc, [null, 5, ''], 2],
        [asc, [5, null, undefined], 1],
        [desc, [null, null, null], 1],
    ])('keep %j of %j is number %i', (keep, ranks, kept) => {
        expect(judged(keep, ranks)).toBe(kept);
    });

    test('the largest family first, and those alone in none', () => {
        const survivors = new Survivors({ keep: 'first', fold: true, trim: true });
        const values = ['a', 'b', ' A ', 'B', 'a', 'c', 1, '1', null, 'null'];
        values.forEach((value, i) => survivors.add(i + 1, [value]));
        expect(survivors.families()).toEqual([
            { values: [' A '], kept: 1, removed: 2 },
            { values: ['B'], kept: 2, removed: 1 },
        ]);
        expect(survivors.losers()).toEqual([3, 4, 5]);
        expect(survivors.rivalOf(5)).toMatchObject({ kept: 1 });
        expect(survivors.rivalOf(6)).toBeUndefined();
    });

    test('text ids keep the order in which they were met', () => {
        const survivors = new Survivors({ keep: 'last', fold: false, trim: false });
        for (const id of ['c', 'a', 'b']) survivors.add(id, [1]);
        expect(survivors.losers()).toEqual(['c', 'a']);
    });
});
