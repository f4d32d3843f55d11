import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { BulkStoppedError, createXano } from 'xano-connect';
import type { ProgressEvent, Xano } from 'xano-connect';
import type { Checkpoint } from '../../../core/src/bulk-types.js';
import { startSandbox } from '../../sandbox/index.js';
import type { Sandbox } from '../../sandbox/index.js';

let sandbox: Sandbox;
let xano: Xano;

beforeAll(async () => {
    sandbox = await startSandbox({ seed: 'empty' });
    xano = createXano({
        instanceUrl: sandbox.origin,
        accessToken: sandbox.tokens.full,
        workspaceId: sandbox.workspaceId,
    });
    await xano.table.ensure({
        name: 'people',
        fields: { email: 'text', n: 'int', status: 'text', seen: { type: 'timestamp', nullable: true } },
    });
}, 60_000);

afterAll(async () => {
    await xano.close();
    await sandbox.close();
});

const table_id = 'people';
const count = async (search = {}): Promise<number> =>
    (await xano.record.search({ table_id, search, per_page: 1 })).itemsTotal;
/** One request after the other, so that ids are in the order of the rows. */
const fill = (items: readonly Record<string, unknown>[]) =>
    xano.record.bulkAdd({ table_id, items, concurrency: 1, results: 'problems' });
const idsOf = async (search = {}): Promise<unknown[]> => {
    const ids = [];
    for await (const { id } of xano.record.search.iterate({ table_id, search, sort: { id: 'asc' } }))
        ids.push(id);
    return ids;
};

beforeEach(() => xano.table.truncate({ table_id, reset: true, confirm: true }));

describe('record.patchWhere', () => {
    const search = { status: 'new' };

    beforeEach(() =>
        fill(Array.from({ length: 700 }, (_, i) => ({ n: i, status: i % 3 === 0 ? 'new' : 'old' }))),
    );

    test('changes every match once, although none of them matches any more after it', async () => {
        const told: ProgressEvent[] = [];
        const report = await xano.record.patchWhere(
            { table_id, search, updates: { status: 'seen', n: '7' }, batch_size: 100 },
            { onProgress: (event) => void told.push(event) },
        );
        expect(report).toMatchObject({ matched: 234, done: 234, statuses: { patched: 234 }, failed: 0 });
        expect(report.results.map(({ row_id }) => row_id)).toEqual(
            Array.from({ length: 234 }, (_, i) => i * 3 + 1),
        );
        expect(told[0]).toEqual({ operation: 'record.patchWhere', done: 0, total: 234 });
        expect(told.at(-1)).toMatchObject({ done: 234, total: 234 });
        expect([
            await count(search),
            await count({ status: 'seen', n: 7 }),
            await count({ status: 'old' }),
        ]).toEqual([0, 234, 466]);
    });

    test('changes nothing when more match than may', async () => {
        const call = xano.record.patchWhere({ table_id, search, updates: { status: 'seen' }, max: 233 });
        await expect(call).rejects.toMatchObject({
            kind: 'validation',
            path: 'max',
            message: 'record.patchWhere: 234 records match, and max is 233. No more than that is written.',
        });
        expect(await count(search)).toBe(234);
    });

    test('a dry run counts and changes nothing', async () => {
        const report = await xano.record.patchWhere({
            table_id,
            search,
            updates: { status: 'seen' },
            dry_run: true,
            results: 'problems',
        });
        expect(report).toMatchObject({ dry_run: true, matched: 234, done: 234, results: [] });
        expect(await count(search)).toBe(234);
    });

    test('a run that was stopped goes on, with another search result than before', async () => {
        const stop = new AbortController();
        const input = { table_id, search, updates: { status: 'seen' }, batch_size: 50, concurrency: 2 };
        const error: unknown = await xano.record
            .patchWhere(input, {
                signal: stop.signal,
                onProgress: ({ done }) => {
                    if (done >= 100) stop.abort();
                },
            })
            .catch((reason: unknown) => reason);
        if (!(error instanceof BulkStoppedError)) throw error;
        expect(error.kind).toBe('aborted');
        const { done, checkpoint } = error.report;
        expect(done).toBeGreaterThanOrEqual(100);
        expect(done).toBeLessThan(234);
        const rest = await xano.record.patchWhere(input, { resumeFrom: checkpoint });
        expect(rest).toMatchObject({ matched: 234 - done, done: 234, statuses: { patched: 234 } });
        expect(rest.results).toHaveLength(234 - done);
        expect(await count(search)).toBe(0);
    });

    test.each([
        [{ n: 'many' }, 'updates.n', /takes an int/],
        [{ nn: 1 }, 'updates.nn', /no column "nn"/],
        [{ id: 5 }, 'updates.id', /id/],
        [{}, 'updates', /no column/],
    ])('%j is refused before anything is read or written', async (updates, path, message) => {
        const call = xano.record.patchWhere({ table_id, search, updates });
        await expect(call).rejects.toMatchObject({ kind: 'validation', path });
        await expect(call).rejects.toThrow(message);
    });

    test('an empty search is refused', async () => {
        const call = xano.record.patchWhere({ table_id, search: {}, updates: { n: 1 } });
        await expect(call).rejects.toMatchObject({ kind: 'validation', path: 'search' });
    });
});

describe('record.deleteWhere', () => {
    const search = { 'n|>=': 100 };

    beforeEach(() => fill(Array.from({ length: 700 }, (_, i) => ({ n: i }))));

    test('deletes the matches and no other', async () => {
        const report = await xano.record.deleteWhere({ table_id, search, max: 600, confirm: true });
        expect(report).toMatchObject({ matched: 600, done: 600, statuses: { deleted: 600 } });
        expect(await idsOf()).toEqual(Array.from({ length: 100 }, (_, i) => i + 1));
    });

    test('deletes nothing when more match than may, unconfirmed, or in a dry run', async () => {
        const more = xano.record.deleteWhere({ table_id, search, max: 599, confirm: true });
        await expect(more).rejects.toMatchObject({ path: 'max' });
        const unconfirmed = xano.record.deleteWhere({ table_id, search, max: 600, confirm: false as true });
        await expect(unconfirmed).rejects.toMatchObject({ path: 'confirm' });
        const dry = await xano.record.deleteWhere({
            table_id,
            search,
            max: 600,
            confirm: true,
            dry_run: true,
        });
        expect(dry).toMatchObject({ dry_run: true, matched: 600, done: 600 });
        expect(await count()).toBe(700);
    });

    test('goes on from a checkpoint with what is left', async () => {
        const checkpoints: Checkpoint[] = [];
        const input = { table_id, search, max: 600, confirm: true, batch_size: 100, concurrency: 1 } as const;
        const stop = new AbortController();
        const call = xano.record.deleteWhere(input, {
            signal: stop.signal,
            onCheckpoint: (checkpoint) => {
                checkpoints.push(checkpoint);
                if (checkpoints.length === 3) stop.abort();
            },
        });
        await expect(call).rejects.toMatchObject({ kind: 'aborted' });
        const left = await count(search);
        expect(left).toBeGreaterThan(0);
        const report = await xano.record.deleteWhere(input, { resumeFrom: checkpoints.at(-1)! });
        expect(report).toMatchObject({ matched: left, failed: 0, unknown: 0 });
        expect(await count()).toBe(100);
    });
});

describe('record.removeDuplicates', () => {
    const email = (i: number): string => `user${i}@example.test`;

    beforeEach(() =>
        fill([
            ...Array.from({ length: 600 }, (_, i) => ({
                email: email(i % 250),
                n: i,
                seen: i % 250 === 0 ? null : i,
            })),
            ...[
                { email: '', n: 1 },
                { email: '', n: 2 },
            ],
            ...[
                { email: 'Dana@example.test', n: 1 },
                { email: ' dana@example.test', n: 2 },
            ],
        ]),
    );

    test('only tells what it would do, unless told otherwise', async () => {
        const report = await xano.record.removeDuplicates({ table_id, columns: 'email', limit_groups: 2 });
        expect(report).toMatchObject({
            dry_run: true,
            duplicate_groups: 250,
            duplicate_rows: 350,
            rows_read: 604,
            rows_without_value: 2,
            statuses: { deleted: 350 },
        });
        expect(report.groups).toEqual([
            { values: [email(0)], kept: 1, removed: 2 },
            { values: [email(1)], kept: 2, removed: 2 },
        ]);
        expect(await count()).toBe(604);
        const unconfirmed = xano.record.removeDuplicates({ table_id, columns: 'email', dry_run: false });
        await expect(unconfirmed).rejects.toMatchObject({ kind: 'validation', path: 'confirm' });
        expect(await count()).toBe(604);
    });

    test.each([
        ['first', 'first' as const, Array.from({ length: 250 }, (_, i) => i + 1)],
        ['last', 'last' as const, Array.from({ length: 250 }, (_, i) => (i < 100 ? i + 501 : i + 251))],
        [
            'the highest of a column, and one without a value never',
            { column: 'seen', order: 'desc' } as const,
            Array.from({ length: 250 }, (_, i) => (i === 0 ? 1 : i < 100 ? i + 501 : i + 251)),
        ],
    ])('keeps %s', async (_, keep, kept) => {
        const report = await xano.record.removeDuplicates({
            table_id,
            columns: ['email'],
            keep,
            dry_run: false,
            confirm: true,
            search: { 'id|<=': 600 },
        });
        expect(report).toMatchObject({ done: 350, statuses: { deleted: 350 }, failed: 0 });
        expect(new Set(await idsOf({ 'id|<=': 600 }))).toEqual(new Set(kept));
        expect(await count()).toBe(254);
    });

    test('several columns together, spelling aside, empty ones too when asked', async () => {
        const options = { table_id, dry_run: false, confirm: true, search: { 'id|>': 600 } } as const;
        expect(await xano.record.removeDuplicates({ ...options, columns: ['email', 'n'] })).toMatchObject({
            duplicate_rows: 0,
        });
        const folded = { ...options, columns: 'email', case_sensitive: false, trim: true };
        expect(await xano.record.removeDuplicates(folded)).toMatchObject({ done: 1, duplicate_rows: 1 });
        expect(await xano.record.removeDuplicates({ ...folded, empty_values: true })).toMatchObject({
            done: 1,
        });
        expect(await idsOf({ 'id|>': 600 })).toEqual([601, 603]);
    });

    test('what was mended meanwhile stays', async () => {
        let batches = 0;
        const report = await xano.record.removeDuplicates(
            { table_id, columns: 'email', dry_run: false, confirm: true, concurrency: 1 },
            {
                onCheckpoint: async () => {
                    if (++batches > 1) return;
                    // Row 251 is a duplicate of row 1 no more; of rows 2 and 252 the one to be kept is gone.
                    await xano.record.update({
                        table_id,
                        row_id: 251,
                        updates: { email: 'mended@example.test' },
                    });
                    await xano.record.delete({ table_id, row_id: 2 });
                },
            },
        );
        expect(report).toMatchObject({ statuses: { deleted: 347, skipped: 3 } });
        const left = new Set(await idsOf());
        expect([1, 2, 251, 252, 501, 502].filter((id) => left.has(id))).toEqual([1, 251, 252, 502]);
    });

    test.each([
        [{ columns: 'mail' }, 'columns[0]'],
        [{ columns: 'email', keep: { column: 'sen', order: 'asc' as const } }, 'keep.column'],
    ])('%j names a column that is not there', async (input, path) => {
        const call = xano.record.removeDuplicates({ table_id, ...input });
        await expect(call).rejects.toMatchObject({ kind: 'validation', path });
    });
});
