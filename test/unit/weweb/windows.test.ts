import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { toPage } from '../../../weweb-plugin/engine/pages.js';
import { readWindow } from '../../../weweb-plugin/engine/windows.js';

/** A listing of so many numbers that notes what it was asked for. */
function listing(length: number, counts: boolean) {
    const asked: { page: number; perPage: number }[] = [];
    const ask = ({ page, perPage }: { page: number; perPage: number }) => {
        asked.push({ page, perPage });
        const from = (page - 1) * perPage;
        const items = Array.from(
            { length: Math.max(0, Math.min(perPage, length - from)) },
            (_, i) => from + i,
        );
        const nextPage = from + perPage < length ? page + 1 : null;
        return Promise.resolve(
            toPage(
                { items, curPage: page, nextPage, ...(counts ? { itemsTotal: length } : {}) },
                { page, perPage },
            ),
        );
    };
    return { asked, ask };
}

const range = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

describe('a part of a listing', () => {
    test('is exactly the part that was asked for, wherever it begins and however short the pages must be', async () => {
        const whole = fc.integer({ min: 0, max: 60 });
        const size = fc.integer({ min: 1, max: 25 });
        await fc.assert(
            fc.asyncProperty(
                whole,
                whole,
                size,
                fc.option(size),
                fc.boolean(),
                async (length, offset, limit, most, counts) => {
                    const { asked, ask } = listing(length, counts);
                    const { data, total } = await readWindow({ offset, limit }, most ?? undefined, ask);
                    expect(data).toEqual(range(offset, Math.min(length, offset + limit)));
                    if (counts) expect(total).toBe(length);
                    else expect(total > offset + data.length).toBe(length > offset + limit);
                    for (const { perPage } of asked) expect(perPage).toBeLessThanOrEqual(most ?? limit);
                    if (offset % limit === 0 && limit <= (most ?? limit)) expect(asked).toHaveLength(1);
                },
            ),
        );
    });

    test('without a limit it is the first thousand, in requests that Xano takes', async () => {
        const { asked, ask } = listing(1700, true);
        const { data, total } = await readWindow({}, undefined, ask);
        expect(data).toHaveLength(1000);
        expect(total).toBe(1700);
        expect(asked).toEqual([
            { page: 1, perPage: 500 },
            { page: 2, perPage: 500 },
        ]);
    });
});
