import { describe, expect, test } from '@jest/globals';
import { BulkStoppedError, createClient, TransportFailure } from 'xano-connect';
import type { CallOptions, Xano } from 'xano-connect';
import type { RequestOptions } from '../../../core/src/runtime.js';
import { fakeRuntime } from '../support/fake-runtime.js';
import type { Answer, FakeRuntime } from '../support/fake-runtime.js';

const at = { workspace_id: 1, table_id: 2 };
const TABLE = {
    id: 2,
    schema: [
        { name: 'id', type: 'int' },
        { name: 'email', type: 'email', nullable: true },
        { name: 'points', type: 'int' },
        { name: 'secret', type: 'password' },
    ],
    index: [{ type: 'primary', fields: [{ name: 'id' }] }],
};
const UNIQUE = { ...TABLE, index: [...TABLE.index, { type: 'btree|unique', fields: [{ name: 'email' }] }] };
const FORBIDDEN: Answer = { status: 403, json: { code: 'ERROR_CODE_ACCESS_DENIED', message: 'No.' } };
const lost = new TransportFailure('broken', { sent: true });

/** What a request asks for, from the table on; `undefined` is the table itself. */
const pathOf = ({ url }: RequestOptions): string => url.replace(/^.*\/table\/2\/?/, '');
const bodyOf = ({ body }: RequestOptions): unknown =>
    typeof body === 'string' ? JSON.parse(body) : undefined;
const pageOf = (...items: unknown[]): Answer => ({
    json: {
        itemsReceived: items.length,
        itemsTotal: items.length,
        curPage: 1,
        nextPage: null,
        prevPage: null,
        items,
    },
});

interface World {
    readonly xano: Xano;
    readonly runtime: FakeRuntime;
    /** Bodies of the requests to this path, in their order. */
    readonly bodies: (path: string) => unknown[];
}

/** Answers by path, one after the other; the last one again when they run out. */
function world(answers: Readonly<Record<string, Answer | readonly Answer[]>>): World {
    const counts = new Map<string, number>();
    const runtime = fakeRuntime((request) => {
        const path = pathOf(request);
        const known = answers[path];
        const list = Array.isArray(known) ? (known as readonly Answer[]) : [known as Answer];
        const n = counts.get(path) ?? 0;
        counts.set(path, n + 1);
        const answer = list[Math.min(n, list.length - 1)];
        if (answer === undefined) throw new Error(`no answer for ${path}`);
        return answer;
    });
    const options = { instanceUrl: 'https://xabc-defg-hijk.n7.xano.io', accessToken: 'token', retries: 0 };
    return {
        xano: createClient(options, runtime),
        runtime,
        bodies: (path) => runtime.requests.filter((one) => pathOf(one) === path).map(bodyOf),
    };
}

async function stopOf(work: Promise<unknown>): Promise<BulkStoppedError> {
    const error: unknown = await work.then(
        () => undefined,
        (reason: unknown) => reason,
    );
    if (!(error instanceof BulkStoppedError)) throw new Error(`it did not stop, but ${String(error)}`);
    return error;
}

describe('adding', () => {
    test('ids may be uuids: of a lost answer nothing can be told from them, so that the run stops', async () => {
        const { xano, bodies } = world({
            '': { json: TABLE },
            'content/search': pageOf({ id: 'a1b2', email: 'x@example.test' }),
            'content/bulk': [{ json: ['c3', 'd4'] }, lost],
        });
        const items = [1, 2, 3].map((points) => ({ points }));
        const { report, kind } = await stopOf(
            xano.record.bulkAdd({ ...at, items, batch_size: 2, concurrency: 1 }),
        );
        expect(kind).toBe('outcome-unknown');
        expect(report.results).toEqual([
            { index: 0, status: 'added', row_id: 'c3' },
            { index: 1, status: 'added', row_id: 'd4' },
            { index: 2, status: 'unknown' },
        ]);
        expect(report.checkpoint.in_flight[0]).not.toHaveProperty('above_id');
        expect(bodies('content/bulk')).toHaveLength(2);
    });

    test('a token that may not read tables: rows are sent as they are, and a column named as unique is believed', async () => {
        const { xano, bodies } = world({
            '': FORBIDDEN,
            'content/search': [pageOf(), pageOf({ id: 7, email: 'a@example.test' })],
            'content/bulk': [lost, { json: [8] }],
        });
        const items = [
            { email: 'a@example.test', points: '1' },
            { email: 'b@example.test', odd: true },
        ];
        const { results } = await xano.record.bulkAdd({ ...at, items, unique: 'email' });
        expect(bodies('content/bulk')).toEqual([{ items }, { items: [items[1]] }]);
        expect(results.map(({ row_id }) => row_id)).toEqual([7, 8]);
    });

    test('of a lost request the ids that are found are its own; older ones are not', async () => {
        const stored = { id: 4, email: 'a@example.test', points: 1, secret: '$2b$hash' };
        const { xano, bodies } = world({
            '': { json: UNIQUE },
            'content/search': [
                pageOf({ id: 4 }),
                pageOf(stored, { ...stored, id: 5, email: 'b@example.test' }),
            ],
            'content/bulk': lost,
        });
        const items = ['a', 'b'].map((name) => ({ email: `${name}@example.test`, points: 1, secret: 'x' }));
        const report = await xano.record.bulkAdd({ ...at, items, on_error: 'continue' });
        // 4 was the highest id before; a password is not compared, as Xano gives back a hash of it.
        expect(report.results[0]).toMatchObject({
            status: 'failed',
            error: {
                kind: 'conflict',
                path: 'email',
                message: 'Record 4 has the email "a@example.test" already.',
            },
        });
        expect(report.results[1]).toEqual({ index: 1, status: 'added', row_id: 5 });
        expect(bodies('content/bulk').length).toBeLessThanOrEqual(2);
    });

    test('another number of ids than rows says that something else answered: the rows are looked for', async () => {
        const { xano } = world({
            '': { json: UNIQUE },
            'content/search': [
                pageOf(),
                pageOf({ id: 1, email: 'a@example.test' }, { id: 2, email: 'b@example.test' }),
            ],
            'content/bulk': { json: [1, 2, 3] },
        });
        const items = ['a', 'b'].map((name) => ({ email: `${name}@example.test` }));
        expect((await xano.record.bulkAdd({ ...at, items })).results.map(({ row_id }) => row_id)).toEqual([
            1, 2,
        ]);
    });

    test('a column named as unique has to be there', async () => {
        const { xano, runtime } = world({ '': { json: TABLE } });
        await expect(xano.record.bulkAdd({ ...at, items: [{}], unique: 'emial' })).rejects.toMatchObject({
            kind: 'validation',
            path: 'unique',
            message: expect.stringContaining('Did you mean "email"'),
        });
        expect(runtime.requests).toHaveLength(1);
    });
});

describe('patching', () => {
    const patch = (row_id: number | string, updates: object = { points: 1 }) =>
        ({ row_id, updates }) as const;

    test.each<[what: string, answer: unknown, statuses: object]>([
        ['the ids it names', { success: [1, 'uu-id'] }, { patched: 2, failed: 1 }],
        ['their number, where it is that of all', { success_total: 3 }, { patched: 3 }],
    ])('what is patched is told by %s', async (_, json, statuses) => {
        const { xano } = world({ '': { json: TABLE }, 'content/bulk/patch': { json } });
        const items = [patch(1), patch('uu-id'), patch(3)].map((one) => ({
            ...one,
            updates: { ...one.updates },
        }));
        const report = await xano.record.bulkPatch({ ...at, items, on_error: 'continue' });
        expect(report.statuses).toEqual(statuses);
    });

    test('an answer that tells neither is none', async () => {
        const { xano } = world({ '': { json: TABLE }, 'content/bulk/patch': { json: { success_total: 1 } } });
        const items = [1, 2].map((row_id) => ({ row_id, updates: { points: 1 } }));
        const error = await stopOf(xano.record.bulkPatch({ ...at, items }));
        expect(error).toMatchObject({ kind: 'protocol', report: { done: 0, unknown: 2 } });
        expect(error.report.checkpoint.in_flight).toHaveLength(1);
    });

    test('nothing to change sends nothing', async () => {
        const { xano, bodies } = world({ '': { json: TABLE } });
        const report = await xano.record.bulkPatch({ ...at, items: [{ row_id: 1, updates: {} }] });
        expect(report.statuses).toEqual({ skipped: 1 });
        expect(bodies('content/bulk/patch')).toEqual([]);
    });

    test.each<[item: unknown, path: string]>([
        [{ updates: { points: 1 } }, 'row_id'],
        [{ row_id: 0, updates: { points: 1 } }, 'row_id'],
        [{ row_id: 1.5, updates: { points: 1 } }, 'row_id'],
        [{ row_id: ' ', updates: { points: 1 } }, 'row_id'],
        [{ row_id: 1 }, 'updates'],
        [{ row_id: 1, updates: [1] }, 'updates'],
        [7, 'updates'],
        [{ row_id: 1, updates: { points: 'many' } }, 'points'],
        [{ row_id: 1, updates: { pionts: 1 } }, 'pionts'],
    ])('%j is refused before anything is sent', async (item, path) => {
        const { xano, bodies } = world({ '': { json: TABLE } });
        const error = await stopOf(xano.record.bulkPatch({ ...at, items: [item] as never }));
        expect(error).toMatchObject({ kind: 'validation', path, report: { failed: 1, done: 0 } });
        expect(bodies('content/bulk/patch')).toEqual([]);
    });
});

describe('deleting', () => {
    test('ids are sent as they are given, and told as gone by what Xano says', async () => {
        const { xano, bodies } = world({ 'content/bulk/delete': { json: { success: [1, 'uu-id'] } } });
        const report = await xano.record.bulkDelete({ ...at, row_ids: [1, 'uu-id', 3] });
        expect(bodies('content/bulk/delete')).toEqual([{ row_ids: [1, 'uu-id', 3] }]);
        expect(report.results).toEqual([
            { index: 0, status: 'deleted', row_id: 1 },
            { index: 1, status: 'deleted', row_id: 'uu-id' },
            { index: 2, status: 'skipped', row_id: 3 },
        ]);
    });

    test('what is gone at the second attempt was deleted by the first', async () => {
        const { xano } = world({ 'content/bulk/delete': [lost, { json: { success: [] } }] });
        const { statuses } = await xano.record.bulkDelete({ ...at, row_ids: [1, 2] });
        expect(statuses).toEqual({ deleted: 2 });
    });
});

describe('upserting', () => {
    test.each<[row: Record<string, unknown>, path: string, says: RegExp]>([
        [{ points: 1 }, 'email', /no value for "email"/],
        [{ email: null, points: 1 }, 'email', /no value for "email"/],
    ])('%j cannot be matched', async (row, path, says) => {
        const { xano, runtime } = world({ '': { json: UNIQUE } });
        const error = await stopOf(xano.record.upsertMany({ ...at, match: 'email', items: [row] }));
        expect(error).toMatchObject({ kind: 'validation', path, message: expect.stringMatching(says) });
        expect(runtime.requests).toHaveLength(1);
    });

    test('sent again after a lost answer, what is found as wanted was done by the first attempt', async () => {
        const row = { email: 'a@example.test', points: 1 };
        const { xano, bodies } = world({
            '': { json: UNIQUE },
            'content/search': [pageOf(), pageOf({ id: 9, ...row })],
            'content/bulk': lost,
        });
        const { results } = await xano.record.upsertMany({ ...at, match: 'email', items: [row] });
        expect(results).toEqual([{ index: 0, status: 'created', row_id: 9 }]);
        expect(bodies('content/bulk')).toHaveLength(1);
    });

    test('a first attempt that arrives between the look and the second one is no conflict', async () => {
        const row = { email: 'a@example.test', points: 1 };
        const taken = {
            status: 400,
            json: { code: 'ERROR_CODE_INPUT_ERROR', message: 'Duplicate record detected' },
        };
        const { xano, bodies } = world({
            '': { json: UNIQUE },
            'content/search': [pageOf(), pageOf(), pageOf({ id: 9, ...row })],
            'content/bulk': [lost, taken],
        });
        const { results } = await xano.record.upsertMany({ ...at, match: 'email', items: [row] });
        expect(results).toEqual([{ index: 0, status: 'created', row_id: 9 }]);
        expect(bodies('content/bulk')).toHaveLength(2);
    });
});

test.each(['onCheckpoint', 'onResults', 'onProgress'])('%s has to be a function', async (name) => {
    const { xano, runtime } = world({});
    const options = { [name]: 'a function' } as unknown as CallOptions;
    await expect(xano.record.bulkDelete({ ...at, row_ids: [1] }, options)).rejects.toMatchObject({
        kind: 'config',
        path: name,
    });
    expect(runtime.requests).toEqual([]);
});
