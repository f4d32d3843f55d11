import { describe, expect, test } from '@jest/globals';
import { Bench, stopOf } from './support/bench.js';
import type { Setup } from './support/bench.js';
import { named, turns } from './support/fake-table.js';
import type { Arrival, Item } from './support/fake-table.js';
import { broken, refusal, tooMany, unauthorized, unreachable } from './support/failures.js';

/** Refuses whole requests that hold one of these. */
const refusing =
    (...bad: string[]) =>
    ({ names }: Arrival): void => {
        const found = names.filter((name) => bad.includes(name));
        if (found.length > 0) throw refusal(`400, ${found.join(' and ')}`);
    };

const without = (count: number, ...bad: string[]): string[] =>
    named(count)
        .map(({ name }) => name)
        .filter((name) => !bad.includes(name));

const failedOf = (report: {
    readonly results: readonly { readonly index: number; readonly status: string }[];
}) => report.results.filter(({ status }) => status === 'failed').map(({ index }) => index);

describe('a row that Xano refuses', () => {
    test('stops the run: every row before it is written, none after its batch is sent', async () => {
        const bench = new Bench({ batchSize: 8, meet: refusing('r19') });
        const error = await stopOf(bench.run(named(100)));
        expect(error).toMatchObject({
            kind: 'validation',
            path: 'name',
            hint: 'Correct "name".',
            operation: 'record.bulkAdd',
            message: 'record.bulkAdd: row 19: 400, r19; 19 rows are done, 1 failed.',
        });
        expect(bench.table.stored).toEqual(without(19));
        expect(error.report).toMatchObject({ total: 20, done: 19, failed: 1, unknown: 0 });
        expect(error.report.results.at(-1)).toEqual({
            index: 19,
            status: 'failed',
            error: { kind: 'validation', message: '400, r19', hint: 'Correct "name".', path: 'name' },
        });
    });

    test('is told, and all others are written, where the run continues', async () => {
        const bad = ['r0', 'r7', 'r8', 'r31', 'r32', 'r33', 'r99'];
        const bench = new Bench({ batchSize: 16, onError: 'continue', meet: refusing(...bad) });
        const report = await bench.run(named(100));
        expect([...bench.table.stored].sort()).toEqual(without(100, ...bad).sort());
        expect(failedOf(report)).toEqual([0, 7, 8, 31, 32, 33, 99]);
        expect(report).toMatchObject({ total: 100, done: 93, failed: 7, statuses: { added: 93, failed: 7 } });
        // Whoever failed was sent alone at last, and its message is about nobody else.
        expect(report.results[8]?.error?.message).toBe('400, r8');
    });

    test('of two, the first by index is the one told, whichever was answered first', async () => {
        const bench = new Bench({ batchSize: 1, concurrency: 2 });
        bench.table.meet = async ({ names: [name] }) => {
            if (name === 'r0') for (let i = 0; i < 5; i++) await turns();
            throw refusal(`400, ${name ?? ''}`);
        };
        const error = await stopOf(bench.run(named(6)));
        expect(error.message).toContain('row 0: 400, r0;');
        expect(failedOf(error.report)).toEqual([0, 1]);
    });

    test('of a run that continues does not stop it in the middle of equal failures', async () => {
        const bench = new Bench({
            batchSize: 10,
            onError: 'continue',
            meet: () => Promise.reject(refusal()),
        });
        expect(await bench.run(named(40))).toMatchObject({ done: 0, failed: 40 });
    });
});

describe('a row that cannot be sent', () => {
    const withOdd = (...at: number[]): Item[] =>
        named(30).map((item, i) => (at.includes(i) ? { ...item, odd: true } : item));

    test('stops the run: rows before it are written, and nothing after it is sent', async () => {
        const bench = new Bench({ batchSize: 10, concurrency: 1 });
        const error = await stopOf(bench.run(withOdd(13, 14)));
        expect(error).toMatchObject({ kind: 'validation', path: 'name', hint: 'Give it one.' });
        expect(error.message).toContain(
            'row 13: It has no name.; 13 rows are done, 1 failed.'.replace('.;', ';'),
        );
        expect(bench.table.stored).toEqual(without(13));
    });

    test('is told, and nobody else suffers, where the run continues', async () => {
        const bench = new Bench({ batchSize: 10, onError: 'continue' });
        const report = await bench.run(withOdd(0, 13, 14, 29));
        expect(failedOf(report)).toEqual([0, 13, 14, 29]);
        expect(bench.table.stored).toEqual(without(30, 'r0', 'r13', 'r14', 'r29'));
        expect(bench.table.looks).toEqual([]);
    });

    test('many of them in a row hold up no memory and send nothing', async () => {
        const bench = new Bench({ batchSize: 10, onError: 'continue' });
        const report = await bench.run(named(95).map((item) => ({ ...item, odd: true })));
        expect(report).toMatchObject({ failed: 95, requests: 0 });
    });
});

describe('a refused request of which a part is written', () => {
    /** Writes rows up to the bad one, and then refuses. */
    const partly =
        (...bad: string[]) =>
        ({ items, store }: Arrival): void => {
            const at = items.findIndex(({ name }) => bad.includes(name));
            if (at < 0) return;
            store(items.slice(0, at));
            throw refusal();
        };

    test.each<[string, Setup]>([
        ['stop', {}],
        ['continue', { onError: 'continue' }],
    ])('is looked up, and no row is doubled: %s', async (_, setup) => {
        const bench = new Bench({ batchSize: 20, meet: partly('r13', 'r33'), ...setup });
        const run = bench.run(named(60));
        const report = setup.onError === 'continue' ? await run : (await stopOf(run)).report;
        expect(bench.table.doubled).toEqual([]);
        expect(bench.table.looks.length).toBeGreaterThan(0);
        if (setup.onError === 'continue') {
            expect([...bench.table.stored].sort()).toEqual(without(60, 'r13', 'r33').sort());
            expect(failedOf(report)).toEqual([13, 33]);
        } else {
            expect(bench.table.stored).toEqual(without(13));
            expect(failedOf(report)).toEqual([13]);
        }
    });

    test('rows found have the ids they were found with', async () => {
        const bench = new Bench({ batchSize: 5, onError: 'continue', meet: partly('r3') });
        const { results } = await bench.run(named(5));
        expect(results.map(({ row_id }) => row_id)).toEqual([1, 2, 3, undefined, 4]);
    });
});

describe('what no other row would fare better with', () => {
    test.each<'stop' | 'continue'>(['stop', 'continue'])('ends a run that would %s', async (onError) => {
        const bench = new Bench({ onError });
        bench.table.meet = ({ n }) => {
            if (n === 2) throw unauthorized();
        };
        const error = await stopOf(bench.run(named(100)));
        expect(error).toMatchObject({ kind: 'auth', status: 401 });
        // 401 says that nothing was done: those rows are neither failed nor uncertain.
        expect(error.report).toMatchObject({ total: 20, done: 20, failed: 0, unknown: 0 });
        expect(bench.table.arrivals).toHaveLength(3);
    });

    test('a server that fails over row after row', async () => {
        const bench = new Bench({ onError: 'continue', batchSize: 1, job: { repeatable: true } });
        bench.table.meet = ({ names: [name] }) => {
            if (name !== 'r0') throw broken();
        };
        const error = await stopOf(bench.run(named(50)));
        expect(error).toMatchObject({ kind: 'server', status: 500 });
        expect(error.report).toMatchObject({ done: 1, failed: 4 });
    });

    test('but a server that fails over one row is told of that row only', async () => {
        const bench = new Bench({ onError: 'continue', batchSize: 8, job: { repeatable: true } });
        bench.table.meet = ({ names }) => {
            if (names.includes('r5')) throw broken();
        };
        const report = await bench.run(named(40));
        expect(failedOf(report)).toEqual([5]);
        expect(report.done).toBe(39);
    });
});

describe('what passes', () => {
    test('is waited for: as long as the server asks, else longer each time', async () => {
        const bench = new Bench();
        const fails = [unreachable(), unreachable(), tooMany(7_000)];
        bench.table.meet = () => {
            const failure = fails.shift();
            if (failure !== undefined) throw failure;
        };
        expect(await bench.run(named(10))).toMatchObject({ done: 10, unknown: 0 });
        expect(bench.host.waits).toEqual([
            { failures: 1, askedMs: undefined },
            { failures: 2, askedMs: undefined },
            { failures: 3, askedMs: 7_000 },
        ]);
        expect(bench.table.looks).toEqual([]);
    });

    test('but not for ever: five times, and nothing is uncertain', async () => {
        const bench = new Bench({ onError: 'continue', meet: () => Promise.reject(unreachable()) });
        const error = await stopOf(bench.run(named(30)));
        expect(error).toMatchObject({ kind: 'connection', code: 'ECONNREFUSED' });
        expect(bench.host.waits).toHaveLength(5);
        expect(error.report).toMatchObject({ total: 0, done: 0, unknown: 0 });
    });
});
