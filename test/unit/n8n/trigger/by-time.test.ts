import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { noVersions, takeByTime } from '../../../../nodes/XanoConnectTrigger/watch/by-time.js';
import type { SeenVersions } from '../../../../nodes/XanoConnectTrigger/watch/by-time.js';
import { Bench, BY_TIME } from './bench.js';

const NOW = 1_700_000_000_000;
const MINUTE = 60_000;

const put = (bench: Bench, id: number | string, minutes: number) =>
    bench.table.put({ id, updated_at: NOW + minutes * MINUTE });
const poll = (bench: Bench, limit = Infinity, minutes = 0) =>
    bench.ids({ limit, now: NOW + minutes * MINUTE });

describe('versions by time', () => {
    test('the first poll delivers nothing, the next what was added or changed, in the order of time', async () => {
        const bench = new Bench(BY_TIME);
        put(bench, 1, -50);
        put(bench, 2, -40);
        expect(await poll(bench)).toEqual([]);
        put(bench, 3, 2);
        put(bench, 1, 1);
        expect(await poll(bench)).toEqual([1, 3]);
        expect(await poll(bench)).toEqual([]);
    });

    test('changed twice between polls, a record comes once, as it is now', async () => {
        const bench = new Bench(BY_TIME);
        await poll(bench);
        put(bench, 1, 1);
        bench.table.put({ id: 1, updated_at: NOW + 2 * MINUTE, name: 'late' });
        expect(await bench.poll({ now: NOW })).toEqual([
            { id: 1, updated_at: NOW + 2 * MINUTE, name: 'late' },
        ]);
    });

    test('what shows up late inside the window is delivered, what was seen is not', async () => {
        const bench = new Bench(BY_TIME);
        put(bench, 1, -3);
        await poll(bench);
        put(bench, 2, -5);
        put(bench, 3, -3);
        expect(await poll(bench)).toEqual([2, 3]);
        bench.restart();
        expect(await poll(bench)).toEqual([]);
    });

    test('records without a timestamp are left out', async () => {
        const bench = new Bench(BY_TIME);
        bench.table.put({ id: 1, updated_at: null });
        put(bench, 2, -1);
        await poll(bench);
        bench.table.put({ id: 3, updated_at: null });
        put(bench, 1, 1);
        expect(await poll(bench)).toEqual([1]);
    });

    test('a moment that many records share is read to its end, in several pages and polls', async () => {
        const bench = new Bench(BY_TIME, 10);
        await poll(bench);
        const ids = Array.from({ length: 1234 }, (_, i) => i + 1);
        for (const id of ids) put(bench, id, 0);
        put(bench, 2000, 1);
        const delivered = [
            ...(await poll(bench, 700)),
            ...(await poll(bench, 700)),
            ...(await poll(bench, 700)),
        ];
        expect(delivered).toEqual([...ids, 2000]);
        expect(bench.stored.length).toBeLessThan(15_000);
        put(bench, 2001, 1);
        bench.table.requests = 0;
        expect(await poll(bench)).toEqual([2001]);
        expect(bench.table.requests).toBeLessThan(120);
    });

    test('watching begins in a moment that many records share', async () => {
        const bench = new Bench(BY_TIME, 10);
        for (let id = 1; id <= 60; id++) put(bench, id, 0);
        expect(await poll(bench)).toEqual([]);
        put(bench, 61, 1);
        expect(await poll(bench)).toEqual([61]);
    });

    test('a timestamp of next year does not silence the rest of this one', async () => {
        const bench = new Bench(BY_TIME);
        put(bench, 1, 500_000);
        await poll(bench);
        put(bench, 2, 1);
        put(bench, 3, 600_000);
        expect(await poll(bench, Infinity, 1)).toEqual([2, 3]);
        put(bench, 4, 30);
        expect(await poll(bench, Infinity, 30)).toEqual([4]);
        put(bench, 5, 60);
        expect(await poll(bench, Infinity, 60)).toEqual([5]);
    });

    test('after a long rest, a typed timestamp that has come up does not hide what waits for the next poll', async () => {
        const bench = new Bench(BY_TIME);
        await poll(bench);
        put(bench, 1, 0);
        put(bench, 2, 60);
        expect(await poll(bench)).toEqual([1, 2]);
        put(bench, 3, 10);
        put(bench, 4, 20);
        put(bench, 5, 30);
        expect(await poll(bench, 1, 90)).toEqual([3]);
        expect(await poll(bench, 1, 90)).toEqual([4]);
        expect(await poll(bench, 1, 90)).toEqual([5]);
        expect(await poll(bench, 1, 90)).toEqual([]);
    });

    test('uuids have an order of their own', async () => {
        const bench = new Bench(BY_TIME, 2);
        await poll(bench);
        for (const id of ['c0', 'a1', 'b2', '9f']) put(bench, id, 0);
        expect(await poll(bench)).toEqual(['9f', 'a1', 'b2', 'c0']);
        expect(await poll(bench)).toEqual([]);
    });

    test('a timestamp that cannot be read is told instead of passed over', () => {
        const take = () => takeByTime(noVersions('updated_at'), [{ id: 1, updated_at: 'soon' }], 1, NOW);
        expect(take).toThrow('“updated_at” of the row with ID 1');
    });

    type Step =
        | { readonly do: 'begin'; readonly id: number; readonly typed: boolean }
        | { readonly do: 'store' | 'delete' | 'cut' | 'wait'; readonly which: number }
        | { readonly do: 'poll' | 'restart' }
        | { readonly do: 'limited'; readonly limit: number };

    const which = fc.nat(20);
    const step: fc.Arbitrary<Step> = fc.oneof(
        {
            weight: 6,
            arbitrary: fc.record({
                do: fc.constant('begin' as const),
                id: fc.integer({ min: 1, max: 30 }),
                typed: fc.integer({ min: 0, max: 19 }).map((n) => n === 0),
            }),
        },
        { weight: 6, arbitrary: fc.record({ do: fc.constant('store' as const), which }) },
        { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('poll' as const, 'restart' as const) }) },
        {
            weight: 1,
            arbitrary: fc.record({ do: fc.constantFrom('delete' as const, 'wait' as const), which }),
        },
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

    test('in any order of changes on their way up to nine minutes: no version twice, every latest one once', async () => {
        await fc.assert(
            fc.asyncProperty(
                fc.array(step, { maxLength: 120 }),
                fc.integer({ min: 1, max: 6 }),
                fc.integer({ min: -4 * MINUTE, max: 4 * MINUTE }),
                async (steps, page, skew) => {
                    const bench = new Bench(BY_TIME, page);
                    const delivered: string[] = [];
                    let onTheWay: {
                        readonly id: number;
                        readonly updated_at: number;
                        readonly since: number;
                    }[] = [];
                    let clock = NOW;
                    const storeAll = (before = Infinity) => {
                        for (const { id, updated_at, since } of onTheWay) {
                            if (since < before) store({ id, updated_at });
                        }
                        onTheWay = onTheWay.filter(({ since }) => since >= before);
                    };
                    // Two changes of one record wait for each other in the database.
                    const store = (row: { readonly id: number; readonly updated_at: number }) => {
                        const stored = bench.table.rows.get(row.id)?.['updated_at'];
                        if (typeof stored !== 'number' || stored < row.updated_at) bench.table.put(row);
                    };
                    const look = async (limit = Infinity) => {
                        const rows = await bench.poll({ limit, now: clock + skew });
                        delivered.push(...rows.map(({ id, updated_at }) => `${String(updated_at)} ${id}`));
                    };
                    await look();
                    for (const one of steps) {
                        clock += 5;
                        if (one.do === 'begin') {
                            const updated_at = one.typed ? clock + 1e9 : clock - (clock % 20);
                            onTheWay.push({ id: one.id, updated_at, since: clock });
                        } else if (one.do === 'store') {
                            const [row] = onTheWay.splice(one.which % (onTheWay.length || 1), 1);
                            if (row !== undefined) store(row);
                        } else if (one.do === 'wait') {
                            clock += one.which * MINUTE;
                            storeAll(clock - 9 * MINUTE);
                        } else if (one.do === 'delete') bench.table.rows.delete(one.which);
                        else if (one.do === 'restart') bench.restart();
                        else if (one.do === 'cut') {
                            bench.table.failsAt = one.which;
                            await look().catch(() => undefined);
                            bench.table.failsAt = 0;
                        } else await look(one.do === 'limited' ? one.limit : Infinity);
                    }
                    storeAll();
                    await look();
                    await look();
                    expect(delivered).toEqual([...new Set(delivered)]);
                    for (const { id, updated_at } of bench.table.rows.values()) {
                        expect(delivered).toContain(`${String(updated_at)} ${id}`);
                    }
                },
            ),
            { numRuns: 400 },
        );
    });

    test('however little is remembered, no version comes twice', () => {
        const row = fc.record({ id: fc.nat(9), updated_at: fc.nat(40).map((n) => n * 100) });
        fc.assert(
            fc.property(
                fc.array(fc.array(row, { maxLength: 12 }), { maxLength: 12 }),
                fc.integer({ min: 1, max: 4 }),
                fc.integer({ min: 1, max: 5 }),
                (looks, most, limit) => {
                    let state: SeenVersions = noVersions('updated_at');
                    const delivered: string[] = [];
                    for (const rows of looks) {
                        const taken = takeByTime(state, rows, limit, 1e6, { windowMs: 1000, most });
                        state = taken.state;
                        delivered.push(...taken.rows.map((one) => `${String(one['updated_at'])} ${one.id}`));
                    }
                    expect(delivered).toEqual([...new Set(delivered)]);
                },
            ),
            { numRuns: 1000 },
        );
    });
});
