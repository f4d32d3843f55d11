import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { BulkStoppedError } from 'xano-connect';
import type { BulkReport, Checkpoint, Xano } from 'xano-connect';
import { openBulkBench } from './bench.js';
import type { BulkBench } from './bench.js';

const ROWS = 450;
const table_id = 'customer';
const at = { table_id, batch_size: 50, concurrency: 3 };
const customers = Array.from({ length: ROWS }, (_, i) => ({ email: `c${i}@example.test`, points: i }));

let bench: BulkBench;

beforeAll(async () => {
    bench = await openBulkBench();
    await bench.xano.table.ensure({
        name: table_id,
        fields: { email: { type: 'email', unique: true, nullable: true }, points: 'int', note: 'text' },
    });
    await bench.xano.table.ensure({ name: 'plain', fields: { points: 'int', note: 'text' } });
}, 60_000);

afterAll(() => bench.close());

beforeEach(async () => {
    await bench.xano.table.truncate({ table_id, reset: true, confirm: true });
    await bench.xano.table.truncate({ table_id: 'plain', reset: true, confirm: true });
});

afterEach(() => bench.calm());

type Stored = {
    readonly id: number;
    readonly email: string | null;
    readonly points: number;
    readonly note: string;
};

async function stored(name = table_id): Promise<Stored[]> {
    const rows: Stored[] = [];
    for await (const row of bench.xano.record.list.iterate({ table_id: name, per_page: 500 })) {
        rows.push(row as unknown as Stored);
    }
    return rows;
}

const pointsOf = (rows: readonly Stored[]): number[] =>
    rows.map(({ points }) => points).sort((a, b) => a - b);
const allPoints = customers.map(({ points }) => points);

async function stopOf(work: Promise<unknown>): Promise<BulkStoppedError> {
    const error: unknown = await work.then(
        () => undefined,
        (reason: unknown) => reason,
    );
    if (!(error instanceof BulkStoppedError)) throw new Error(`it did not stop, but ${String(error)}`);
    return error;
}

const idsByIndex = ({ results }: BulkReport): number[] => results.map(({ row_id }) => Number(row_id));

describe.each(['rest', 'mcp'] as const)('over %s', (via) => {
    let xano: Xano;
    beforeAll(() => {
        xano = bench.client({ via });
    });

    test('records are added, patched, upserted and deleted, each by its index', async () => {
        const added = await xano.record.bulkAdd({ ...at, items: customers.values() });
        expect(added).toMatchObject({
            total: ROWS,
            statuses: { added: ROWS },
            checkpoint: { in_flight: [] },
        });
        const ids = idsByIndex(added);
        const byId = new Map((await stored()).map((row) => [row.id, row]));
        expect(ids.map((id) => byId.get(id)?.email)).toEqual(customers.map(({ email }) => email));

        const changes = ids.map((row_id, i) => ({ row_id, updates: { points: String(i * 2) } }));
        const patched = await xano.record.bulkPatch({
            ...at,
            items: [
                ...changes,
                { row_id: 99_999, updates: { points: 1 } },
                { row_id: ids[0] ?? 0, updates: {} },
            ],
            on_error: 'continue',
        });
        expect(patched.statuses).toEqual({ patched: ROWS, failed: 1, skipped: 1 });
        expect(patched.results[ROWS]).toMatchObject({
            status: 'failed',
            row_id: 99_999,
            error: { kind: 'not-found', message: 'There is no record 99999.' },
        });
        expect(pointsOf(await stored())).toEqual(allPoints.map((n) => n * 2));

        const upserted = await xano.record.upsertMany({
            ...at,
            match: 'email',
            items: [
                { email: 'c0@example.test', points: 0 },
                { email: 'c1@example.test', points: 7 },
                { email: 'new@example.test', points: 8 },
            ],
        });
        expect(upserted.results.map(({ status }) => status)).toEqual(['unchanged', 'updated', 'created']);

        const deleted = await xano.record.bulkDelete({ ...at, row_ids: [...ids, 99_999] });
        expect(deleted.statuses).toEqual({ deleted: ROWS, skipped: 1 });
        expect((await stored()).map(({ email }) => email)).toEqual(['new@example.test']);
    });

    test('dry runs write nothing and say what would be', async () => {
        await bench.xano.record.bulkAdd({ ...at, items: customers.slice(0, 5) });
        const before = await stored();
        const [first] = before;
        const dry_run = true;
        const on_error = 'continue' as const;
        const add = await xano.record.bulkAdd({ ...at, items: customers.slice(3, 8), dry_run, on_error });
        expect(add.results.map(({ status }) => status)).toEqual([
            'failed',
            'failed',
            'added',
            'added',
            'added',
        ]);
        expect(add.results[0]?.error).toMatchObject({ kind: 'conflict', path: 'email' });
        const items = [first?.id ?? 0, 999].map((row_id) => ({ row_id, updates: { points: 1 } }));
        const patch = await xano.record.bulkPatch({ ...at, items, dry_run, on_error });
        expect(patch.results.map(({ status }) => status)).toEqual(['patched', 'failed']);
        const remove = await xano.record.bulkDelete({ ...at, row_ids: [first?.id ?? 0, 999], dry_run });
        expect(remove.results.map(({ status }) => status)).toEqual(['deleted', 'skipped']);
        const upsert = await xano.record.upsertMany({
            ...at,
            match: ['email'],
            items: [customers[0] ?? {}, { ...customers[1], points: 99 }, { email: 'x@example.test' }],
            dry_run,
        });
        expect(upsert.results.map(({ status }) => status)).toEqual(['unchanged', 'updated', 'created']);
        expect(await stored()).toEqual(before);
        expect([add, patch, remove, upsert].map((report) => report.dry_run)).toEqual([
            true,
            true,
            true,
            true,
        ]);
    });

    const door = via === 'rest' ? { path: '/content/bulk' } : { door: 'mcp', method: 'POST' };
    test.each([
        ['reset-before', {}],
        ['reset-after', {}],
        ['truncate-json', {}],
        ['html', { when: 'after', status: 504 }],
        ['status', { preset: '500' }],
        ['partial', { share: 0.5 }],
        // What a tool refuses is told in its answer, not by the status.
        ...(via === 'rest' ? [['partial', { share: 0.5, status: 400 }] as const] : []),
    ])(
        '%s %j: nothing is lost or doubled',
        async (kind, fields) => {
            await bench.fault(kind, { match: door, skip: 3, times: 4, with: fields });
            const added = await xano.record.bulkAdd({ ...at, items: customers });
            expect(pointsOf(await stored())).toEqual(allPoints);
            await bench.fault(kind, { match: door, skip: 1, times: 3, with: fields });
            const items = idsByIndex(added).map((row_id, i) => ({ row_id, updates: { points: i + 1000 } }));
            expect(await xano.record.bulkPatch({ ...at, items })).toMatchObject({ done: ROWS, failed: 0 });
            expect(pointsOf(await stored())).toEqual(allPoints.map((n) => n + 1000));
            await bench.fault(kind, { match: door, skip: 1, times: 3, with: fields });
            const more = [...customers, { email: 'last@example.test', points: 0 }];
            expect(await xano.record.upsertMany({ ...at, match: 'email', items: more })).toMatchObject({
                total: ROWS + 1,
                done: ROWS + 1,
            });
            expect(pointsOf(await stored())).toEqual([0, ...allPoints]);
            await bench.fault(kind, { match: door, skip: 1, times: 3, with: fields });
            const row_ids = idsByIndex(added);
            expect(await xano.record.bulkDelete({ ...at, row_ids })).toMatchObject({ failed: 0, unknown: 0 });
            expect(await stored()).toHaveLength(1);
            const fired = await bench.calm();
            expect(fired.reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(8);
        },
        60_000,
    );
});

describe('a table without a unique index', () => {
    const items = Array.from({ length: 120 }, (_, i) => ({ points: i % 7, note: 'same' }));
    const plain = { ...at, table_id: 'plain', items };
    const wanted = items.map(({ points }) => points).sort((a, b) => a - b);

    test('a lost answer whose rows are there is no loss', async () => {
        await bench.fault('reset-after', { match: { path: '/content/bulk' }, skip: 1, times: 2 });
        expect(await bench.client().record.bulkAdd(plain)).toMatchObject({ done: 120, unknown: 0 });
        expect(pointsOf(await stored('plain'))).toEqual(wanted);
    });

    test('rows that may still come stop the run; it goes on when told to look', async () => {
        await bench.fault('reset-before', { match: { path: '/content/bulk' }, skip: 1, times: 1 });
        const error = await stopOf(bench.client().record.bulkAdd(plain));
        expect(error).toMatchObject({ kind: 'outcome-unknown', operation: 'record.bulkAdd' });
        expect(error.report.unknown).toBe(50);
        const resumeFrom = JSON.parse(JSON.stringify(error.report.checkpoint)) as Checkpoint;
        const still = await stopOf(bench.client().record.bulkAdd(plain, { resumeFrom }));
        expect(still.kind).toBe('outcome-unknown');
        const report = await bench.client().record.bulkAdd({ ...plain, on_unknown: 'look' }, { resumeFrom });
        expect(report).toMatchObject({ total: 120, done: 120 });
        expect(pointsOf(await stored('plain'))).toEqual(wanted);
    });

    test('a column that is named as unique is enough to look rows up', async () => {
        const numbered = items.map((item, i) => ({ ...item, points: i }));
        const call = { ...plain, items: numbered, unique: 'points' };
        await bench.fault('reset-before', { match: { path: '/content/bulk' }, skip: 1, times: 1 });
        expect((await stopOf(bench.client().record.bulkAdd(call))).kind).toBe('outcome-unknown');
        await bench.xano.table.truncate({ table_id: 'plain', reset: true, confirm: true });
        await bench.fault('reset-before', { match: { path: '/content/bulk' }, skip: 1, times: 1 });
        const report = await bench.client().record.bulkAdd({ ...call, on_unknown: 'look' });
        expect(report.done).toBe(120);
        expect(pointsOf(await stored('plain'))).toEqual(numbered.map(({ points }) => points));
    });
});

describe('a table with a unique index', () => {
    test('rows without a value for it are looked for by their ids', async () => {
        const items = customers
            .slice(0, 60)
            .map((row, i) => (i % 3 === 0 ? { points: i, email: null } : row));
        await bench.fault('partial', {
            match: { path: '/content/bulk' },
            times: 1,
            with: { status: 400, share: 0.4 },
        });
        const report = await bench.client().record.bulkAdd({ ...at, items });
        expect(report).toMatchObject({ done: 60, failed: 0, unknown: 0 });
        expect(pointsOf(await stored())).toEqual(allPoints.slice(0, 60));
    });

    test('a value that is taken fails its row; all others are written', async () => {
        await bench.xano.record.create({ table_id, row: { email: 'c7@example.test', points: -1 } });
        const report = await bench.client().record.bulkAdd({ ...at, items: customers, on_error: 'continue' });
        expect(report).toMatchObject({ done: ROWS - 1, failed: 1 });
        expect(report.results[7]).toMatchObject({ status: 'failed', error: { kind: 'conflict' } });
        expect(await stored()).toHaveLength(ROWS);
    });

    test('upserting where several records match fails that row only', async () => {
        await bench.xano.record.bulkAdd({ table_id, items: [{ points: 1 }, { points: 1 }, { points: 2 }] });
        const report = await bench.client().record.upsertMany({
            ...at,
            match: 'points',
            on_error: 'continue',
            items: [
                { points: 1, note: 'x' },
                { points: 2, note: 'y' },
            ],
        });
        expect(report.results[0]).toMatchObject({
            status: 'failed',
            error: { kind: 'conflict', message: '2 records have points 1 (ids 1, 2).' },
        });
        expect(report.results[1]).toMatchObject({ status: 'updated', row_id: 3 });
    });
});
