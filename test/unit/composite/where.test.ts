import { describe, expect, test } from '@jest/globals';
import type { Checkpoint } from '../../../core/src/bulk-types.js';
import { BulkStoppedError } from '../../../core/src/bulk/stopped.js';
import type { ProgressEvent } from '../../../core/src/operation.js';
import { Records } from './support/records.js';
import type { Row } from './support/records.js';
import { bench, bodyOf, sent } from './support/run.js';

const numbered = (count: number, of: (i: number) => object = () => ({ status: 'new' })): Row[] =>
    Array.from({ length: count }, (_, i) => ({ id: i + 1, ...of(i) }));

const uuid = (i: number): string => `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`;

const patch = { table_id: 1, search: { status: 'new' }, updates: { status: 'seen' } };

describe('record.patchWhere', () => {
    test('counts first, then walks by id', async () => {
        const table = new Records({ status: 'text' }, numbered(150));
        const { xano, runtime } = bench(table.respond);
        const report = await xano.record.patchWhere({ ...patch, batch_size: 150, concurrency: 1 });
        expect(report).toMatchObject({ matched: 150, done: 150, statuses: { patched: 150 } });
        expect(report.results.map(({ index, row_id }) => [index, row_id])).toEqual(
            Array.from({ length: 150 }, (_, i) => [i + 1, i + 1]),
        );
        const searches = sent(runtime).filter(({ path }) => path.endsWith('/search'));
        expect(searches.map(({ body }) => body)).toEqual([
            { search: [{ status: 'new' }], per_page: 1 },
            { search: [{ status: 'new' }], page: 1, per_page: 100, sort: { id: 'asc' } },
            { search: [{ status: 'new' }, { 'id|>': 100 }], page: 1, per_page: 100, sort: { id: 'asc' } },
        ]);
        expect(sent(runtime).findIndex(({ path }) => path.endsWith('/patch'))).toBeGreaterThan(1);
    });

    test('records with text ids are all found before the first of them is changed', async () => {
        const rows = Array.from({ length: 250 }, (_, i) => ({ id: uuid(i), status: 'new' }));
        const table = new Records({ id: 'uuid', status: 'text' }, rows);
        const { xano, runtime } = bench(table.respond);
        expect(await xano.record.patchWhere({ ...patch, batch_size: 100 })).toMatchObject({ done: 250 });
        expect(table.rows.every(({ status }) => status === 'seen')).toBe(true);
        const kinds = sent(runtime).map(({ path }) => path.split('/').at(-1));
        expect(kinds.lastIndexOf('search')).toBeLessThan(kinds.indexOf('patch'));
    });

    test('never writes more than max, also when records come to match while it runs', async () => {
        const table = new Records({ status: 'text' }, numbered(100));
        table.before = (_, path) => {
            const next = table.rows.length + 1;
            if (path.endsWith('/search'))
                for (let i = 0; i < 50; i++) table.rows.push({ id: next + i, status: 'new' });
            return undefined;
        };
        const { xano } = bench(table.respond);
        const call = xano.record.patchWhere({ ...patch, max: 170, batch_size: 10 });
        await expect(call).rejects.toMatchObject({ kind: 'validation', path: 'max' });
        expect(table.rows.filter(({ status }) => status === 'seen').length).toBeLessThanOrEqual(170);
    });

    test('progress knows how many there are', async () => {
        const table = new Records({ status: 'text' }, numbered(90));
        const { xano } = bench(table.respond);
        const told: ProgressEvent[] = [];
        await xano.record.patchWhere(
            { ...patch, batch_size: 30, concurrency: 1 },
            { onProgress: (event) => void told.push(event) },
        );
        expect(told.every(({ total, operation }) => total === 90 && operation === 'record.patchWhere')).toBe(
            true,
        );
        expect(told[0]).toMatchObject({ done: 0 });
        expect(told.at(-1)).toMatchObject({ done: 90, failed: 0, eta_ms: 0 });
    });

    test('goes on from a checkpoint with a batch in flight that was carried out', async () => {
        const table = new Records(
            { status: 'text', n: 'int' },
            numbered(90, (n) => ({ status: 'new', n })),
        );
        let batches = 0;
        table.before = (_, path) => {
            if (!path.endsWith('/patch') || ++batches !== 2) return undefined;
            // Done, and then nobody heard of it; the token was taken away as well.
            for (const row of table.rows.slice(30, 60)) row['status'] = 'seen';
            return { status: 401, json: { code: 'ERROR_CODE_UNAUTHORIZED', message: 'Invalid token' } };
        };
        const { xano } = bench(table.respond);
        const checkpoints: Checkpoint[] = [];
        const input = { ...patch, batch_size: 30, concurrency: 1 };
        const failed: unknown = await xano.record
            .patchWhere(input, { onCheckpoint: (one) => void checkpoints.push(one) })
            .catch((error: unknown) => error);
        expect(failed).toBeInstanceOf(BulkStoppedError);
        const inFlight = checkpoints.filter(({ in_flight }) => in_flight.length > 0).at(-1)!;
        expect(inFlight.in_flight).not.toHaveLength(0);
        const report = await xano.record.patchWhere(input, {
            resumeFrom: JSON.parse(JSON.stringify(inFlight)) as Checkpoint,
        });
        expect(report).toMatchObject({ failed: 0, unknown: 0 });
        expect(table.rows.every(({ status }) => status === 'seen')).toBe(true);
        const damaged = xano.record.patchWhere(input, {
            resumeFrom: 'checkpoint.json' as unknown as Checkpoint,
        });
        await expect(damaged).rejects.toMatchObject({ kind: 'validation', path: 'resumeFrom' });
    });

    test('nothing to do is no error', async () => {
        const table = new Records({ status: 'text' }, []);
        const { xano } = bench(table.respond);
        expect(await xano.record.patchWhere(patch)).toMatchObject({ matched: 0, total: 0, results: [] });
    });

    test('values of the updates are converted once, as everywhere', async () => {
        const table = new Records({ status: 'text', at: 'timestamp' }, numbered(3));
        const { xano, runtime } = bench(table.respond);
        const updates = { at: '2026-01-01T00:00:00Z' as unknown };
        await xano.record.patchWhere({ ...patch, updates });
        expect(table.rows.map(({ at }) => at)).toEqual([1, 2, 3].map(() => 1_767_225_600_000));
        await xano.record.patchWhere({ ...patch, updates, types: 'as-is' });
        const asIs = runtime.requests.map(({ body }) => JSON.stringify(bodyOf(body))).at(-1);
        expect(asIs).toContain('"2026-01-01T00:00:00Z"');
    });
});

describe('record.deleteWhere', () => {
    const input = { table_id: 1, search: { status: 'new' }, confirm: true } as const;

    test('text ids too, in one walk before the first is gone', async () => {
        const rows = Array.from({ length: 230 }, (_, i) => ({
            id: uuid(i),
            status: i % 2 === 0 ? 'new' : 'old',
        }));
        const table = new Records({ id: 'uuid', status: 'text' }, rows);
        const { xano } = bench(table.respond);
        expect(await xano.record.deleteWhere({ ...input, max: 115, batch_size: 20 })).toMatchObject({
            matched: 115,
            statuses: { deleted: 115 },
        });
        expect(table.rows.map(({ status }) => status)).toEqual(Array.from({ length: 115 }, () => 'old'));
    });

    test('max has to be said', async () => {
        const { xano, runtime } = bench(new Records({}, []).respond);
        const call = xano.record.deleteWhere({ ...input } as never);
        await expect(call).rejects.toMatchObject({ kind: 'validation', path: 'max' });
        expect(runtime.requests).toHaveLength(0);
    });
});
