import { describe, expect, test } from '@jest/globals';
import type { Checkpoint } from '../../../core/src/bulk-types.js';
import { Bench, stopOf } from './support/bench.js';
import { named, turns } from './support/fake-table.js';
import type { Item } from './support/fake-table.js';
import { refusal, unauthorized } from './support/failures.js';

const ROWS = 60;
const names = (count: number): string[] => named(count).map(({ name }) => name);
const sure = (): boolean => true;
const forEver = new Promise<void>(() => undefined);
const ignore = (): void => undefined;

interface Killed {
    readonly bench: Bench;
    /** The last one that was written down. */
    readonly checkpoint: Checkpoint;
}

/** A run that is killed at request `at`: that one and all that follow never answer. What is `written` is there. */
async function killedAt(at: number, written: 'all' | 'none' | 'some', concurrency = 1): Promise<Killed> {
    let text = '';
    const bench = new Bench({
        concurrency,
        job: { sure },
        options: { onCheckpoint: (checkpoint) => void (text = JSON.stringify(checkpoint)) },
    });
    bench.table.meet = async ({ n, items, store }) => {
        if (n < at) return;
        if (written === 'all') store();
        if (written === 'some') store(items.slice(3));
        await forEver;
    };
    void bench.run(named(ROWS));
    for (let i = 0; i < ROWS; i++) await turns();
    bench.table.meet = () => undefined;
    return { bench, checkpoint: JSON.parse(text) as Checkpoint };
}

describe('a run that is killed', () => {
    const moments = [0, 1, 3, 5].flatMap((at) =>
        (['all', 'none', 'some'] as const).flatMap((written) =>
            [1, 4].map((concurrency) => [at, written, concurrency] as const),
        ),
    );

    test.each(moments)(
        'at request %i of which %s rows are written, with %i lanes: goes on without losing or doubling a row',
        async (at, written, concurrency) => {
            const { bench, checkpoint } = await killedAt(at, written, concurrency);
            const before = bench.table.arrivals.length;
            const report = await bench.resume(named(ROWS), checkpoint, { job: { sure } });
            expect([...bench.table.stored].sort()).toEqual(names(ROWS).sort());
            expect(report).toMatchObject({ total: ROWS, done: ROWS, statuses: { added: ROWS } });
            expect(report.checkpoint).toMatchObject({ settled: [[0, ROWS - 1]], in_flight: [] });
            // What was on its way is looked for before anything leaves.
            expect(bench.table.looks.length).toBeGreaterThan(0);
            expect(bench.table.arrivals.length - before).toBeLessThanOrEqual(ROWS / 10 - at + concurrency);
        },
    );

    test('right after any checkpoint it has written: goes on from that', async () => {
        const moments: { readonly text: string; readonly stored: readonly string[] }[] = [];
        const first = new Bench({
            concurrency: 2,
            options: {
                onCheckpoint: (checkpoint) => {
                    moments.push({ text: JSON.stringify(checkpoint), stored: [...first.table.stored] });
                },
            },
        });
        await first.run(named(ROWS));
        expect(moments).toHaveLength(7);
        for (const { text, stored } of moments) {
            const next = new Bench();
            next.table.stored.push(...stored);
            const report = await next.resume(named(ROWS), JSON.parse(text) as Checkpoint, { job: { sure } });
            expect(report.done).toBe(ROWS);
            expect([...next.table.stored].sort()).toEqual(names(ROWS).sort());
        }
    });

    test('passes over settled rows without preparing them, and answers results of its own part only', async () => {
        const { bench, checkpoint } = await killedAt(4, 'none');
        const prepared: unknown[] = [];
        const { job: known } = bench;
        const job = {
            sure,
            prepare: (row: unknown, index: number): Item => (prepared.push(index), known.prepare(row, index)),
        };
        const report = await bench.resume(named(ROWS), checkpoint, { job });
        expect(prepared).toEqual(Array.from({ length: 20 }, (_, i) => i + 40));
        expect(report.results.map(({ index }) => index)).toEqual(prepared);
        expect(report.done).toBe(ROWS);
    });

    test('may be killed again while it goes on', async () => {
        const { bench, checkpoint } = await killedAt(2, 'some');
        let text = '';
        bench.table.meet = () => forEver;
        const options = { onCheckpoint: (one: Checkpoint) => void (text = JSON.stringify(one)) };
        void bench.resume(named(ROWS), checkpoint, { job: { sure }, options });
        for (let i = 0; i < 20; i++) await turns();
        bench.table.meet = ignore;
        await bench.resume(named(ROWS), text === '' ? checkpoint : (JSON.parse(text) as Checkpoint), {
            job: { sure },
        });
        expect([...bench.table.stored].sort()).toEqual(names(ROWS).sort());
    });
});

describe('a run that stopped at a row', () => {
    test('goes on when the row has been mended', async () => {
        const bench = new Bench();
        bench.table.meet = ({ names: sent }) => {
            if (sent.includes('r25')) throw refusal();
        };
        const { report } = await stopOf(bench.run(named(ROWS)));
        const mended = named(ROWS).map((item, i) => (i === 25 ? { name: 'better' } : item));
        const resumed = await bench.resume(mended, report.checkpoint);
        expect(resumed).toMatchObject({ total: ROWS, done: ROWS, failed: 0 });
        expect(bench.table.stored).toEqual(mended.map(({ name }) => name));
    });

    test('goes on after what no row could help', async () => {
        const bench = new Bench({ concurrency: 3 });
        bench.table.meet = ({ n }) => {
            if (n > 2) throw unauthorized();
        };
        const { report } = await stopOf(bench.run(named(ROWS)));
        bench.table.meet = ignore;
        expect(await bench.resume(named(ROWS), report.checkpoint)).toMatchObject({ done: ROWS });
        expect([...bench.table.stored].sort()).toEqual(names(ROWS).sort());
        expect(bench.table.doubled).toEqual([]);
    });

    test('a run that ended has nothing left to do', async () => {
        const bench = new Bench();
        const { checkpoint } = await bench.run(named(ROWS));
        const before = bench.table.arrivals.length;
        expect(await bench.resume(named(ROWS), checkpoint)).toMatchObject({
            done: ROWS,
            results: [],
            requests: 0,
        });
        expect(bench.table.arrivals).toHaveLength(before);
    });

    test('counts of rows that failed before are kept', async () => {
        const bench = new Bench({ onError: 'continue' });
        bench.table.meet = ({ n, names: sent }) => {
            if (sent.includes('r5')) throw refusal();
            if (n > 10) throw unauthorized();
        };
        const { report } = await stopOf(bench.run(named(ROWS)));
        bench.table.meet = ignore;
        expect(await bench.resume(named(ROWS), report.checkpoint)).toMatchObject({
            total: ROWS,
            done: ROWS - 1,
            failed: 1,
        });
    });
});

describe('is refused, and nothing is sent:', () => {
    async function refused(change: (items: Item[]) => Item[], concurrency = 1): Promise<string> {
        const { bench, checkpoint } = await killedAt(2, 'all', concurrency);
        const before = [bench.table.arrivals.length, bench.table.looks.length];
        const error = await stopOf(bench.resume(change(named(ROWS)), checkpoint, { job: { sure } }));
        expect(error).toMatchObject({ kind: 'validation', path: 'resumeFrom' });
        expect([bench.table.arrivals.length, bench.table.looks.length]).toEqual(before);
        expect(error.report.checkpoint).toEqual(checkpoint);
        return error.message;
    }

    test('another input: its first row', async () => {
        const message = await refused((items) => items.map((item, i) => (i === 20 ? { name: 'x' } : item)));
        expect(message).toContain('The rows 20 to 29 are not those that were on their way at the checkpoint');
    });

    test('another input: its last row, of the last of several batches', async () => {
        const message = await refused(
            (items) => items.map((item, i) => (i === 59 ? { name: 'x' } : item)),
            4,
        );
        expect(message).toContain('The rows 50 to 59');
    });

    test('an input that ends too early', async () => {
        expect(await refused((items) => items.slice(0, 25))).toContain('The input ends before row 29');
    });

    test('an input that lost a row before', async () => {
        expect(await refused((items) => items.slice(1))).toContain('The rows 20 to 29');
    });

    const good = new Bench().run(named(20)).then(({ checkpoint }) => checkpoint);
    test.each<[what: string, damage: (good: Checkpoint) => unknown, says: RegExp]>([
        ['text', () => 'a checkpoint', /is not a checkpoint/],
        ['a list', () => [], /is not a checkpoint/],
        ['nothing', () => null, /is not a checkpoint/],
        ['another format', (one) => ({ ...one, format: 'other' }), /is not a checkpoint/],
        ['a later version', (one) => ({ ...one, version: 2 }), /version 2; this version reads 1/],
        [
            'another operation',
            (one) => ({ ...one, operation: 'record.bulkPatch' }),
            /is of record\.bulkPatch, not/,
        ],
        [
            'another table',
            (one) => ({ ...one, target: { workspace_id: 1, table_id: 3 } }),
            /is of table_id 3, not of 2/,
        ],
        ['no target', (one) => ({ ...one, target: undefined }), /damaged: "target"/],
        ['ranges that are none', (one) => ({ ...one, settled: [[5, 1]] }), /damaged: "settled"/],
        ['settled rows that are no list', (one) => ({ ...one, settled: { 0: 1 } }), /damaged: "settled"/],
        [
            'rows on their way without a hash',
            (one) => ({ ...one, in_flight: [{ from: 0, to: 1, sent_at: 1 }] }),
            /damaged: "in_flight"/,
        ],
        ['ids that are no ranges', (one) => ({ ...one, added_ids: [7] }), /damaged: "added_ids"/],
        [
            'counts that are no numbers',
            (one) => ({ ...one, statuses: { added: '20' } }),
            /damaged: "statuses"/,
        ],
    ])('%s for a checkpoint', async (_, damage, says) => {
        const bench = new Bench({ options: { resumeFrom: damage(await good) as Checkpoint } });
        const run = async (): Promise<unknown> => bench.run(named(20));
        await expect(run()).rejects.toMatchObject({
            kind: 'validation',
            path: 'resumeFrom',
            message: expect.stringMatching(says),
        });
        expect(bench.host.sent).toBe(0);
    });
});
