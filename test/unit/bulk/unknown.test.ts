import { describe, expect, test } from '@jest/globals';
import { Bench, stopOf } from './support/bench.js';
import { named, turns } from './support/fake-table.js';
import type { Arrival, Item } from './support/fake-table.js';
import { broken, gatewayTimeout, lost, unauthorized, unreachable } from './support/failures.js';

const names = (count: number, from = 0): string[] => named(count, from).map(({ name }) => name);
const sure = (): boolean => true;
const unsure = (): boolean => false;

describe('rows that must not be there twice, of which nobody knows whether they are written', () => {
    test('are looked for, and nothing is sent again where all are found', async () => {
        const bench = new Bench({ job: { sure: unsure } });
        bench.table.meet = ({ n, store }) => {
            if (n !== 1) return;
            store();
            throw lost();
        };
        const report = await bench.run(named(30));
        expect(bench.table.stored).toEqual(names(30));
        expect(bench.table.arrivals).toHaveLength(3);
        expect(bench.table.looks).toEqual([[names(10, 10)]]);
        expect(report.results[15]).toEqual({ index: 15, status: 'added', row_id: 16 });
    });

    test('are sent again where it is sure that they will not come', async () => {
        const bench = new Bench({ job: { sure } });
        bench.table.meet = ({ n }) => {
            if (n === 1) throw lost();
        };
        await bench.run(named(30));
        expect(bench.table.stored).toEqual(names(30));
        expect(bench.table.arrivals[2]).toMatchObject({ names: names(10, 10), again: true });
        expect(bench.host.waits).toHaveLength(1);
    });

    test('only those that are missing are sent again', async () => {
        const bench = new Bench({ job: { sure } });
        bench.table.meet = ({ n, items, store }) => {
            if (n !== 0) return;
            store(items.filter((_, i) => i % 2 === 0));
            throw lost();
        };
        const report = await bench.run(named(10));
        expect(bench.table.arrivals[1]?.names).toEqual(['r1', 'r3', 'r5', 'r7', 'r9']);
        expect(bench.table.doubled).toEqual([]);
        expect(report).toMatchObject({ done: 10, unknown: 0 });
    });

    test('a server that answered is done with it: then it is sure', async () => {
        const bench = new Bench();
        bench.table.meet = ({ n }) => {
            if (n === 0) throw broken();
        };
        await bench.run(named(10));
        expect(bench.table.stored).toEqual(names(10));
    });

    test.each([
        ['a lost connection', lost],
        ['a gateway that gave up', gatewayTimeout],
    ])('the run stops rather than guess after %s', async (_, failure) => {
        const bench = new Bench({ onError: 'continue' });
        bench.table.meet = ({ n, items, store }) => {
            if (n !== 1) return;
            store(items.slice(0, 4));
            throw failure();
        };
        const error = await stopOf(bench.run(named(50)));
        expect(error).toMatchObject({
            kind: 'outcome-unknown',
            maybeExecuted: true,
            message:
                'record.bulkAdd: 6 rows (14 to 19) were sent, and it is unknown whether Xano wrote them; ' +
                '14 rows are done, 6 are uncertain.',
        });
        expect(error.hint).toMatch(/unique.*on_unknown/);
        expect(error.report).toMatchObject({
            total: 20,
            done: 14,
            unknown: 6,
            statuses: { added: 14, unknown: 6 },
        });
        expect(error.report.results.slice(13, 16)).toEqual([
            { index: 13, status: 'added', row_id: 14 },
            { index: 14, status: 'unknown' },
            { index: 15, status: 'unknown' },
        ]);
        expect(error.report.checkpoint).toMatchObject({
            settled: [[0, 13]],
            in_flight: [{ from: 10, to: 19, above_id: 10 }],
        });
        // Neither those rows nor any others left after that.
        expect(bench.table.arrivals).toHaveLength(2);
    });

    test('a look that fails is repeated; nothing is sent before one has gone well', async () => {
        const bench = new Bench({ job: { sure } });
        let failing = 3;
        bench.table.meet = ({ n, store }) => {
            if (n !== 0) return;
            store();
            throw lost();
        };
        bench.table.meetLook = () => {
            if (failing-- > 0) throw unreachable();
        };
        await bench.run(named(10));
        expect(bench.table.stored).toEqual(names(10));
        expect(bench.table.looks).toHaveLength(4);
    });

    test('a look that cannot go well stops the run with its reason, and the rows are uncertain', async () => {
        const bench = new Bench({ job: { sure }, meet: () => Promise.reject(lost()) });
        bench.table.meetLook = () => {
            throw unauthorized();
        };
        const error = await stopOf(bench.run(named(10)));
        expect(error).toMatchObject({ kind: 'auth' });
        expect(error.report).toMatchObject({ done: 0, unknown: 10 });
        expect(bench.table.arrivals).toHaveLength(1);
    });
});

describe('rows that may be written twice', () => {
    test('are sent again without a look, and that they were sent before is told', async () => {
        const bench = new Bench({ job: { repeatable: true } });
        bench.table.meet = ({ n }) => {
            if (n === 0) throw lost();
        };
        expect(await bench.run(named(20))).toMatchObject({ done: 20, unknown: 0 });
        expect(bench.table.arrivals.map(({ again }) => again)).toEqual([false, true, false]);
        expect(bench.table.looks).toEqual([]);
    });

    test('are uncertain when the run ends over them', async () => {
        const bench = new Bench({ job: { repeatable: true }, meet: () => Promise.reject(lost()) });
        const error = await stopOf(bench.run(named(10)));
        expect(error.kind).toBe('outcome-unknown');
        expect(bench.table.arrivals).toHaveLength(6);
        expect(error.report).toMatchObject({ done: 0, unknown: 10 });
        expect(error.report.checkpoint.in_flight).toMatchObject([{ from: 0, to: 9 }]);
    });
});

describe('rows that can be told apart by their values only', () => {
    const TOGETHER = { looksTogether: () => true, sure } as const;
    const same = (count: number): Item[] => Array.from({ length: count }, () => ({ name: 'same' }));

    test('of two batches of equal rows that were lost, one look tells for both', async () => {
        const bench = new Bench({ concurrency: 2, batchSize: 3, job: TOGETHER });
        bench.table.meet = async ({ n, items, store }: Arrival) => {
            if (n > 1) return;
            // Of the first batch two rows are written, of the second one: three of six.
            store(items.slice(0, 2 - n));
            await turns();
            throw lost();
        };
        await bench.run(same(6));
        expect(bench.table.looks).toHaveLength(1);
        expect(bench.table.looks[0]?.map((batch) => batch.length)).toEqual([3, 3]);
        expect(bench.table.stored).toHaveLength(6);
    });

    test('the look waits for those that are still on their way, and nobody leaves meanwhile', async () => {
        const bench = new Bench({ concurrency: 3, batchSize: 2, job: TOGETHER });
        let letGo = (): void => undefined;
        bench.table.meet = async ({ n, store }) => {
            if (n === 0) {
                store();
                await turns();
                throw lost();
            }
            await turns();
            await turns();
            if (n === 2) await new Promise<void>((resolve) => void (letGo = resolve));
        };
        const run = bench.run(same(12));
        for (let i = 0; i < 5; i++) await turns();
        expect(bench.table.looks).toEqual([]);
        expect(bench.table.arrivals).toHaveLength(3);
        letGo();
        await run;
        expect(bench.table.looks).toHaveLength(1);
        expect(bench.table.stored).toHaveLength(12);
    });
});
