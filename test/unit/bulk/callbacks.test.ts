import { describe, expect, test } from '@jest/globals';
import type { BulkProgress, Checkpoint, RowResult } from '../../../core/src/bulk-types.js';
import { Bench, stopOf } from './support/bench.js';
import { named, turns } from './support/fake-table.js';
import { lost, refusal } from './support/failures.js';

describe('a checkpoint', () => {
    test('is written down before its batch leaves, and at the end', async () => {
        const told: string[] = [];
        const bench = new Bench({
            options: {
                onCheckpoint: async ({ settled, in_flight: flights }) => {
                    const ranges = flights.map(({ from, to }) => `${from}-${to}`).join(' ');
                    told.push(`begin ${JSON.stringify(settled)} + ${ranges}`);
                    await turns();
                    told.push('written');
                },
            },
            meet: ({ names }) => void told.push(`sent ${names[0] ?? ''}`),
        });
        await bench.run(named(25));
        expect(told).toEqual([
            'begin [] + 0-9',
            'written',
            'sent r0',
            'begin [[0,9]] + 10-19',
            'written',
            'sent r10',
            'begin [[0,19]] + 20-24',
            'written',
            'sent r20',
            'begin [[0,24]] + ',
            'written',
        ]);
    });

    test('is plain JSON, holds no row, and stays small', async () => {
        const taken: Checkpoint[] = [];
        const bench = new Bench({ concurrency: 4, options: { onCheckpoint: (one) => void taken.push(one) } });
        await bench.run(named(2_000).map((item) => ({ ...item, text: 'confidential' })));
        for (const one of taken) {
            const text = JSON.stringify(one);
            expect(JSON.parse(text)).toEqual(one);
            expect(text).not.toMatch(/confidential|r\d/);
            expect(text.length).toBeLessThan(1_000);
        }
        expect(taken[0]).toEqual({
            format: 'xano-connect/checkpoint',
            version: 1,
            operation: 'record.bulkAdd',
            target: { workspace_id: 1, table_id: 2 },
            settled: [],
            in_flight: [{ from: 0, to: 9, hash: expect.any(String), sent_at: 1_000_000, above_id: 0 }],
            added_ids: [],
            statuses: {},
        });
    });

    test('that cannot be written down stops the run before the batch leaves', async () => {
        let left = 2;
        const bench = new Bench({
            options: {
                onCheckpoint: () => {
                    if (left-- === 0) throw new Error('the disk is full');
                },
            },
        });
        const error = await stopOf(bench.run(named(100)));
        expect(error.message).toBe('record.bulkAdd: the disk is full; 20 rows are done.');
        expect(error.cause).toMatchObject({ cause: { message: 'the disk is full' } });
        expect(bench.table.stored).toHaveLength(20);
    });
});

describe('results', () => {
    test('are told before a checkpoint counts their rows as settled, and waited for', async () => {
        const told = new Set<number>();
        let slow = 0;
        const bench = new Bench({
            concurrency: 3,
            options: {
                onResults: async (results) => {
                    slow++;
                    await turns();
                    slow--;
                    for (const { index } of results) told.add(index);
                },
                onCheckpoint: ({ settled }) => {
                    for (const [from, to] of settled)
                        for (let index = from; index <= to; index++) expect(told.has(index)).toBe(true);
                },
            },
        });
        await bench.run(named(200));
        expect(told.size).toBe(200);
        expect(slow).toBe(0);
    });

    test('that cannot be kept stop the run, and its rows are not settled', async () => {
        const bench = new Bench({
            options: {
                onResults: ([first]) => {
                    if (first?.index === 20) throw new Error('no more room');
                },
            },
        });
        const error = await stopOf(bench.run(named(100)));
        expect(error.message).toContain('no more room');
        expect(error.report.checkpoint).toMatchObject({
            settled: [[0, 19]],
            in_flight: [{ from: 20, to: 29 }],
        });
    });

    test('of a row that failed are told too', async () => {
        const told: RowResult[] = [];
        const bench = new Bench({
            onError: 'continue',
            meet: ({ names }) => (names.includes('r3') ? Promise.reject(refusal()) : undefined),
            options: { onResults: (results) => void told.push(...results) },
        });
        await bench.run(named(10));
        expect(told.map(({ index }) => index).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
        expect(told.find(({ index }) => index === 3)).toMatchObject({ status: 'failed' });
    });

    test('are left out of the report unless something is wrong with them, where that is asked', async () => {
        const bench = new Bench({ onError: 'continue', results: 'problems' });
        bench.table.meet = ({ n, names }) => {
            if (names.includes('r3')) throw refusal();
            if (n > 8) throw lost();
        };
        const { report } = await stopOf(bench.run(named(50)));
        expect(report.results.map(({ index, status }) => [index, status])).toEqual([
            [3, 'failed'],
            ...Array.from({ length: 10 }, (_, i) => [30 + i, 'unknown']),
        ]);
        expect(report).toMatchObject({ done: 29, failed: 1, unknown: 10, total: 40 });
    });
});

describe('progress', () => {
    const run = async (items: Iterable<unknown>): Promise<(BulkProgress & { operation: string })[]> => {
        const told: (BulkProgress & { operation: string })[] = [];
        const bench = new Bench({
            onError: 'continue',
            options: { onProgress: (event) => void told.push(event) },
        });
        bench.table.meet = ({ names }) => {
            bench.host.time += 500;
            if (names.includes('r15')) throw refusal();
        };
        await bench.run(items);
        return told;
    };

    test('tells rows, their pace and the time left', async () => {
        const told = await run(named(100));
        expect(told[0]).toEqual({
            operation: 'record.bulkAdd',
            done: 10,
            failed: 0,
            total: 100,
            rows_per_second: 20,
            eta_ms: 4_500,
        });
        const done = told.map((event) => event.done);
        expect(done).toEqual([...done].sort((a, b) => a - b));
        expect(told.at(-1)).toMatchObject({ done: 99, failed: 1, total: 100, eta_ms: 0 });
    });

    test('knows no end of what has none, and so no time left', async () => {
        const told = await run(
            (function* () {
                yield* named(30);
            })(),
        );
        expect(told.at(-1)).toEqual({
            operation: 'record.bulkAdd',
            done: 29,
            failed: 1,
            rows_per_second: expect.any(Number),
        });
    });

    test('of a run that goes on counts what was done before, but not into its pace', async () => {
        const first = new Bench();
        first.table.meet = ({ names }) => {
            if (names.includes('r55')) throw refusal();
        };
        const { report } = await stopOf(first.run(named(100)));
        first.table.meet = () => undefined;
        expect(report.done).toBeGreaterThan(40);
        const told: BulkProgress[] = [];
        await first.resume(named(100), report.checkpoint, {
            options: { onProgress: (event) => void told.push(event) },
        });
        expect(told[0]?.done).toBe(report.done + 10);
        expect(told.at(-1)).toMatchObject({ done: 100, total: 100 });
    });

    test('a report tells seconds, requests and pace', async () => {
        const bench = new Bench({ meet: () => void (bench.host.time += 250) });
        expect(await bench.run(named(40))).toMatchObject({ seconds: 1, requests: 4, rows_per_second: 40 });
    });
});
