import { describe, expect, test } from '@jest/globals';
import { Bench, stopOf } from './support/bench.js';
import { named, turns } from './support/fake-table.js';
import { gatewayTimeout, tooLarge } from './support/failures.js';

const names = (count: number): string[] => named(count).map(({ name }) => name);

describe('rows in a request', () => {
    test('are at most batch_size, in their order, each once', async () => {
        const bench = new Bench({ batchSize: 30 });
        const report = await bench.run(named(100));
        expect(bench.table.sizes).toEqual([30, 30, 30, 10]);
        expect(bench.table.stored).toEqual(names(100));
        expect(report).toMatchObject({ total: 100, done: 100, failed: 0, unknown: 0, requests: 4 });
        expect(report.statuses).toEqual({ added: 100 });
    });

    test('begin with 200 and grow while answers come quickly, up to batch_size', async () => {
        const bench = new Bench({ batchSize: 1_000 });
        await bench.run(named(8_000));
        // While one is on its way the next is held ready, so that each size comes twice.
        expect(bench.table.sizes.slice(0, 9)).toEqual([200, 200, 300, 300, 450, 450, 675, 675, 1_000]);
        expect(Math.max(...bench.table.sizes)).toBe(1_000);
    });

    test('grow no further once a request takes long, and shrink after a very long one', async () => {
        const bench = new Bench({ batchSize: 1_000 });
        bench.table.meet = ({ items }) => void (bench.host.time += items.length * 20);
        await bench.run(named(1_500));
        // 200 rows take 4 s: as long as a request should.
        expect(bench.table.sizes.slice(0, 3)).toEqual([200, 200, 200]);
        const slow = new Bench({ batchSize: 1_000 });
        slow.table.meet = ({ items }) => void (slow.host.time += items.length * 80);
        await slow.run(named(500));
        // 200 rows took 16 s, so that a quarter of them fits into 4 s; the second was ready before that was known.
        expect(slow.table.sizes).toEqual([200, 200, 50, 50]);
    });

    test('are all that are allowed where requests are what is scarce', async () => {
        const bench = new Bench({ batchSize: 800 });
        bench.host.isLimited = true;
        await bench.run(named(2_000));
        expect(bench.table.sizes).toEqual([800, 800, 400]);
    });

    test('have at most a megabyte of JSON; a longer row goes alone', async () => {
        const text = 'x'.repeat(300_000);
        const items = [
            ...named(7).map((item) => ({ ...item, text })),
            { name: 'long', text: text.repeat(5) },
        ];
        const bench = new Bench({ batchSize: 100 });
        await bench.run([...items, ...named(2, 7)]);
        expect(bench.table.sizes).toEqual([3, 3, 1, 1, 2]);
    });

    test('an input without rows sends nothing and says so', async () => {
        const bench = new Bench();
        expect(await bench.run([])).toMatchObject({
            total: 0,
            done: 0,
            results: [],
            requests: 0,
            statuses: {},
        });
        expect(bench.table.arrivals).toEqual([]);
    });
});

describe('after trouble', () => {
    test('a gateway that gives up halves requests, which then grow slowly', async () => {
        const bench = new Bench({ batchSize: 1_000, job: { repeatable: true } });
        bench.table.meet = ({ n }) => {
            if (n === 1) throw gatewayTimeout();
        };
        await bench.run(named(1_000));
        // The second times out and goes again in halves; what follows has as many, then a tenth more.
        expect(bench.table.sizes.slice(0, 6)).toEqual([200, 200, 100, 100, 100, 110]);
        expect(bench.table.stored.length).toBe(1_000);
    });

    test('what is too large for the gateway goes in halves, without a look: nobody has read it', async () => {
        const bench = new Bench({ batchSize: 100 });
        bench.table.meet = ({ items }) => {
            if (items.length > 30) throw tooLarge();
        };
        const report = await bench.run(named(100));
        expect(bench.table.sizes).toEqual([100, 50, 25, 25, 50, 25, 25]);
        expect(bench.table.looks).toEqual([]);
        expect(bench.table.stored).toEqual(names(100));
        expect(report.failed).toBe(0);
    });

    test('a row that is too large alone is refused', async () => {
        const bench = new Bench({ batchSize: 4 });
        bench.table.meet = ({ names: sent }) => {
            if (sent.includes('r2')) throw tooLarge();
        };
        const { report } = await stopOf(bench.run(named(8)));
        expect(bench.table.stored).toEqual(['r0', 'r1']);
        expect(report.results.at(-1)).toMatchObject({
            index: 2,
            status: 'failed',
            error: { message: '413, too large' },
        });
    });
});

describe('requests on their way at once', () => {
    /** Requests that wait until they are let go. */
    function gated(concurrency: number) {
        const bench = new Bench({ concurrency });
        const gates: (() => void)[] = [];
        bench.table.meet = () => new Promise<void>((resolve) => void gates.push(resolve));
        return { bench, gates };
    }

    test.each([1, 2, 3, 5])('are at most %i', async (concurrency) => {
        const { bench, gates } = gated(concurrency);
        const run = bench.run(named(80));
        for (let done = 0; done < 8; done++) {
            await turns();
            expect(bench.table.flying).toBe(Math.min(concurrency, 8 - done));
            gates[done]?.();
        }
        expect((await run).done).toBe(80);
        expect(bench.table.mostFlying).toBe(concurrency);
    });

    test('end in any order: results are by index', async () => {
        const { bench, gates } = gated(4);
        const run = bench.run(named(40));
        await turns();
        for (const gate of [...gates].reverse()) {
            gate();
            await turns();
        }
        const { results } = await run;
        expect(bench.table.stored[0]).toBe('r30');
        expect(results.map(({ index }) => index)).toEqual(Array.from({ length: 40 }, (_, i) => i));
        expect(results[0]).toEqual({ index: 0, status: 'added', row_id: 31 });
    });

    test('become fewer after time-outs', async () => {
        const bench = new Bench({ concurrency: 8, batchSize: 10, job: { repeatable: true } });
        let failing = 4;
        const flying: number[] = [];
        bench.table.meet = async () => {
            flying.push(bench.table.flying);
            await turns();
            if (failing-- > 0) throw gatewayTimeout();
        };
        await bench.run(named(400));
        expect(Math.max(...flying.slice(0, 8))).toBe(8);
        // 8 became 4, 2 and 1, and a tenth more with every request that goes well: first the halves of those that failed.
        expect(Math.max(...flying.slice(20, 26))).toBeLessThan(4);
    });

    test('the request that would meet the free plan goes alone', async () => {
        const bench = new Bench({ concurrency: 4 });
        const flying: number[] = [];
        bench.table.meet = async ({ n }) => {
            flying[n] = bench.table.flying;
            await turns();
        };
        await bench.run(named(300));
        expect(Math.max(...flying.slice(0, 10))).toBe(4);
        expect(flying[10]).toBe(1);
        expect(Math.max(...flying.slice(12))).toBe(4);
    });
});
