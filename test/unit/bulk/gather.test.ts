import { expect, test } from '@jest/globals';
import { hashOf } from '../../../core/src/bulk/checkpoint.js';
import { Gatherer } from '../../../core/src/bulk/gather.js';
import { RangeSet } from '../../../core/src/bulk/ranges.js';
import { Steps } from '../../../core/src/bulk/steps.js';

const job = { prepare: (row: unknown) => row };
const flight = (from: number, to: number) => ({ from, to, hash: hashOf(from, to), sent_at: 0 });

test('batches of rows left between those of an earlier part never reach over one of them', async () => {
    const settled = new RangeSet([[0, 1]]);
    const rows = Array.from({ length: 12 }, (_, index) => index);
    const gatherer = new Gatherer(new Steps(rows), job, { settled, stopAtRefusal: false });
    await gatherer.earlier(flight(4, 5));
    await gatherer.earlier(flight(8, 9));
    const batches: (readonly number[])[] = [];
    for (;;) {
        const batch = await gatherer.next({ rows: 10, characters: 1_000 }, new Set());
        if (batch === undefined) break;
        batches.push(batch.rows.map(({ index }) => index));
    }
    // One checkpoint with 2 to 11 and 4 to 5 in it could not be gone on with: rows would belong to two batches.
    expect(batches).toEqual([
        [2, 3],
        [6, 7],
        [10, 11],
    ]);
});
