import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { takeById } from '../../../../nodes/XanoConnectTrigger/watch/by-id.js';
import { Bench, BY_ID } from './bench.js';

const put = (bench: Bench, ...ids: readonly number[]) => ids.forEach((id) => bench.table.put({ id }));

describe('records by id', () => {
    test('the first poll delivers nothing, the next what came meanwhile, in the order of ids', async () => {
        const bench = new Bench(BY_ID);
        put(bench, 1, 2, 3);
        expect(await bench.ids()).toEqual([]);
        put(bench, 5, 4);
        expect(await bench.ids()).toEqual([4, 5]);
        expect(await bench.ids()).toEqual([]);
    });

    test('a table that was empty at first delivers from the first record on', async () => {
        const bench = new Bench(BY_ID);
        expect(await bench.ids()).toEqual([]);
        put(bench, 1);
        expect(await bench.ids()).toEqual([1]);
    });

    test('with what is there already, the first poll delivers it', async () => {
        const bench = new Bench(BY_ID, 2);
        put(bench, 1, 2, 3, 7, 8);
        expect(await bench.ids({ existing: true })).toEqual([1, 2, 3, 7, 8]);
        expect(await bench.ids({ existing: true })).toEqual([]);
    });

    test('a record that shows up below the last one is delivered, before and after the start', async () => {
        const bench = new Bench(BY_ID);
        put(bench, 1, 3);
        await bench.poll();
        put(bench, 2, 6);
        expect(await bench.ids()).toEqual([2, 6]);
        put(bench, 4);
        bench.restart();
        expect(await bench.ids()).toEqual([4]);
        put(bench, 5);
        expect(await bench.ids()).toEqual([5]);
        expect(await bench.ids()).toEqual([]);
    });

    test('more than the limit comes with the next polls', async () => {
        const bench = new Bench(BY_ID, 3);
        await bench.poll();
        put(bench, 1, 2, 4, 5, 6, 7, 9);
        expect(await bench.ids({ limit: 3 })).toEqual([1, 2, 4]);
        put(bench, 3);
        expect(await bench.ids({ limit: 3 })).toEqual([3, 5, 6]);
        expect(await bench.ids({ limit: 3 })).toEqual([7, 9]);
        expect(await bench.ids({ limit: 3 })).toEqual([]);
    });

    test('an id far ahead does not hide those that are counted up after it', async () => {
        const bench = new Bench(BY_ID);
        put(bench, 1);
        await bench.poll();
        put(bench, 1_000_000);
        expect(await bench.ids()).toEqual([1_000_000]);
        put(bench, 2, 3);
        expect(await bench.ids()).toEqual([2, 3]);
        put(bench, 4, 1_000_001);
        expect(await bench.ids()).toEqual([4, 1_000_001]);
        expect(bench.stored.length).toBeLessThan(200);
    });

    test('the end of the table may be deleted, and a table may begin at 1 again', async () => {
        const bench = new Bench(BY_ID);
        put(bench, 1, 2, 3);
        await bench.poll();
        bench.table.rows.delete(3);
        expect(await bench.ids()).toEqual([]);
        put(bench, 4);
        expect(await bench.ids()).toEqual([4]);
        bench.table.rows.clear();
        expect(await bench.ids()).toEqual([]);
        put(bench, 1, 2);
        expect(await bench.ids()).toEqual([1, 2]);
    });

    test('what shows up while the end of the table is looked for is not passed over', () => {
        const state = { by: 'id', last: 10, missing: [[9, 9]] } as const;
        const { state: next } = takeById(state, { rows: [], shrunk: { from: 10, to: 9 } }, 1);
        expect(next).toEqual({ by: 'id', last: 8, missing: [] });
    });

    test('a poll that got further meanwhile is not set back', () => {
        const state = { by: 'id', last: 12, missing: [] } as const;
        expect(takeById(state, { rows: [], shrunk: { from: 10, to: 9 } }, 1)).toEqual({ rows: [], state });
    });

    test('a quiet table costs one request, and the state stays small after a thousand gaps', async () => {
        const bench = new Bench(BY_ID);
        await bench.poll();
        for (let id = 1; id <= 10; id++) put(bench, id);
        await bench.poll();
        bench.table.requests = 0;
        await bench.poll();
        expect(bench.table.requests).toBe(1);
        for (let id = 12; id < 6000; id += 2) put(bench, id);
        expect(await bench.ids()).toHaveLength(2994);
        bench.table.requests = 0;
        expect(await bench.ids()).toEqual([]);
        expect(bench.table.requests).toBe(2);
        expect(bench.stored.length).toBeLessThan(15_000);
    });

    test('two polls at once deliver each record once', async () => {
        const bench = new Bench(BY_ID);
        await bench.poll();
        put(bench, 1, 2, 3);
        const both = await Promise.all([bench.ids(), bench.ids()]);
        expect(both.flat().sort()).toEqual([1, 2, 3]);
    });

    type Step =
        | { readonly do: 'begin' | 'poll' | 'restart' }
        | { readonly do: 'store' | 'delete' | 'cut'; readonly which: number }
        | { readonly do: 'limited'; readonly limit: number };

    const which = fc.nat(20);
    const step: fc.Arbitrary<Step> = fc.oneof(
        { weight: 6, arbitrary: fc.record({ do: fc.constant('begin' as const) }) },
        { weight: 6, arbitrary: fc.record({ do: fc.constant('store' as const), which }) },
        { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('poll' as const, 'restart' as const) }) },
        { weight: 1, arbitrary: fc.record({ do: fc.constant('delete' as const), which }) },
        {
            weight: 1,
            arbitrary: fc.record({ do: fc.constant('cut' as const), which: fc.integer({ min: 1, max: 4 }) }),
        },
        {
            weight: 2,
            arbitrary: fc.record({
                do: fc.constant('limited' as const),
                limit: fc.integer({ min: 1, max: 4 }),
            }),
        },
    );

    test('in any order of storing, deleting, polls, restarts and cut polls: each record once', async () => {
        await fc.assert(
            fc.asyncProperty(
                fc.array(step, { maxLength: 120 }),
                fc.integer({ min: 1, max: 6 }),
                async (steps, page) => {
                    const bench = new Bench(BY_ID, page);
                    const delivered: unknown[] = [];
                    const onTheWay: number[] = [];
                    let last = 0;
                    await bench.poll();
                    const poll = async (limit = Infinity) => delivered.push(...(await bench.ids({ limit })));
                    for (const one of steps) {
                        if (one.do === 'begin') onTheWay.push(++last);
                        else if (one.do === 'store') {
                            const [id] = onTheWay.splice(one.which % (onTheWay.length || 1), 1);
                            if (id !== undefined) put(bench, id);
                        } else if (one.do === 'delete') bench.table.rows.delete(one.which);
                        else if (one.do === 'restart') bench.restart();
                        else if (one.do === 'cut') {
                            bench.table.failsAt = one.which;
                            await poll().catch(() => undefined);
                            bench.table.failsAt = 0;
                        } else await poll(one.do === 'limited' ? one.limit : Infinity);
                    }
                    put(bench, ...onTheWay);
                    await poll();
                    await poll();
                    expect(delivered).toEqual([...new Set(delivered)]);
                    for (const id of bench.table.rows.keys()) expect(delivered).toContain(id);
                },
            ),
            { numRuns: 400 },
        );
    });
});
