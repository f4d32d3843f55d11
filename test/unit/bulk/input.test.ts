import { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import type { Many } from '../../../core/src/bulk-types.js';
import { XanoError } from '../../../core/src/errors.js';
import { Bench, stopOf } from './support/bench.js';
import { named, turns } from './support/fake-table.js';
import type { Item } from './support/fake-table.js';
import { refusal } from './support/failures.js';

const names = named(35).map(({ name }) => name);

describe('rows may come from', () => {
    async function* later(): AsyncGenerator<Item> {
        for (const item of named(35)) {
            await turns();
            yield item;
        }
    }
    test.each<[string, () => Many<Item>]>([
        ['a list', () => named(35)],
        ['a generator', () => named(35).values()],
        ['a set', () => new Set(named(35))],
        ['an async generator', later],
        ['a stream', () => Readable.from(later())],
        ['a list of promises', () => named(35).map((item) => Promise.resolve(item)) as unknown as Many<Item>],
    ])('%s', async (_, source) => {
        const bench = new Bench({ concurrency: 2 });
        expect(await bench.run(source())).toMatchObject({ done: 35, total: 35 });
        expect(bench.table.stored).toEqual(names);
    });
});

/** Rows without end, that know how many were taken and whether they were told to stop. */
class Endless implements AsyncIterable<Item> {
    pulled = 0;
    closed = 0;
    failAt = Infinity;
    failure: unknown = new Error('the file ends in the middle of a row');

    async *[Symbol.asyncIterator](): AsyncGenerator<Item> {
        try {
            for (;;) {
                if (this.pulled >= this.failAt) throw this.failure;
                yield { name: `r${this.pulled++}` };
                await Promise.resolve();
            }
        } finally {
            this.closed++;
        }
    }
}

describe('an input', () => {
    test('is read no faster than its rows are settled: one batch more than lanes is held', async () => {
        const source = new Endless();
        let settled = 0;
        const most: number[] = [];
        const bench = new Bench({
            concurrency: 3,
            options: { onResults: (results) => void (settled += results.length) },
        });
        bench.table.meet = async ({ names: sent }) => {
            await turns();
            most.push(source.pulled - settled);
            if (sent.includes('r400')) throw refusal();
        };
        await stopOf(bench.run(source));
        expect(Math.max(...most)).toBeLessThanOrEqual((3 + 1) * 10 + 1);
        expect(Math.max(...most)).toBeGreaterThan(30);
    });

    test('is closed when the run stops', async () => {
        const source = new Endless();
        const bench = new Bench({
            meet: ({ names: sent }) => (sent.includes('r33') ? Promise.reject(refusal()) : undefined),
        });
        await stopOf(bench.run(source));
        expect(source.closed).toBe(1);
    });

    test('is closed when the run stops, where its rows are there at once', async () => {
        let closed = 0;
        const source = function* (): Generator<Item> {
            try {
                for (let i = 0; ; i++) yield { name: `r${i}` };
            } finally {
                closed++;
            }
        };
        const bench = new Bench({
            meet: ({ names: sent }) => (sent.includes('r33') ? Promise.reject(refusal()) : undefined),
        });
        await stopOf(bench.run(source()));
        expect(closed).toBe(1);
    });

    test('that fails stops the run: rows before it are written, and all that were sent have a result', async () => {
        const source = new Endless();
        source.failAt = 25;
        const bench = new Bench({ concurrency: 2 });
        bench.table.meet = () => turns();
        const error = await stopOf(bench.run(source));
        expect(error).toMatchObject({
            kind: 'validation',
            hint: 'Mend what gives the rows, then go on from the checkpoint.',
        });
        expect(error.message).toContain(
            'ended with an error after 25 rows: the file ends in the middle of a row',
        );
        expect(error.report.done).toBe(bench.table.stored.length);
        expect(error.report.done).toBeGreaterThanOrEqual(10);
        expect(error.report.unknown).toBe(0);
        const resumed = await bench.resume(named(35), error.report.checkpoint);
        expect(resumed.done).toBe(35);
        expect([...bench.table.stored].sort()).toEqual([...names].sort());
    });

    test('that fails with an error of this package passes it on', async () => {
        const source = new Endless();
        source.failAt = 5;
        source.failure = new XanoError({
            kind: 'validation',
            message: 'line 6: a quote is open',
            path: 'line',
        });
        const error = await stopOf(new Bench().run(source));
        expect(error).toMatchObject({ kind: 'validation', path: 'line' });
        expect(error.message).toContain('line 6: a quote is open');
    });

    test('has places of its own where it says so, which must grow', async () => {
        const indexOf = (row: unknown): number => Number((row as Item).name.slice(1)) * 10;
        const bench = new Bench({ indexOf });
        const { results, checkpoint } = await bench.run(named(4, 1));
        expect(results.map(({ index }) => index)).toEqual([10, 20, 30, 40]);
        expect(await bench.resume(named(4, 1), checkpoint)).toMatchObject({ done: 4, requests: 0 });
        const back = await stopOf(new Bench({ indexOf }).run([{ name: 'r2' }, { name: 'r1' }]));
        expect(back.message).toContain('row 10 comes after row 20');
    });
});
