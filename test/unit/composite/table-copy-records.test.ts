import { describe, expect, test } from '@jest/globals';
import type { ForeignKey } from '../../../core/src/operations/copy/foreign-keys.js';
import { TransportFailure } from '../../../core/src/runtime.js';
import type { RequestOptions } from '../../../core/src/runtime.js';
import { Records } from './support/records.js';
import type { Row } from './support/records.js';
import { bench, bodyOf } from './support/run.js';

const OTHER = 'xoth-erin-stan.n7.xano.io';
const OTHER_TOKEN = 'other-token-0123456789';

const rows = (count: number, of: (i: number) => object): Row[] =>
    Array.from({ length: count }, (_, i) => ({ id: i + 1, ...of(i) }));

/** Two tables: 1 is copied to 2. Table 3 holds what they point at, table 4 the same elsewhere. */
function tables(source: Records, target: Records, more: readonly Records[] = []) {
    const all = [source, target, ...more];
    return (request: RequestOptions) => {
        const [, id] = /\/table\/(\d+)/.exec(request.url) ?? [];
        const table = all[Number(id) - 1];
        if (table === undefined) throw new Error(`no table in ${request.url}`);
        return table.respond(request);
    };
}

const input = { from: { table_id: 1 }, to: { table_id: 2 } } as const;

describe('table.copyRecords', () => {
    test('reads by id and holds one page; results name both ids', async () => {
        const source = new Records(
            { name: 'text' },
            rows(1100, (i) => ({ name: `n${i}` })).filter(({ id }) => Number(id) % 2 === 0),
        );
        const target = new Records({ name: 'text' }, []);
        const { xano, runtime } = bench(tables(source, target));
        const report = await xano.table.copyRecords({ ...input, concurrency: 1 });
        expect(report).toMatchObject({ done: 550, statuses: { added: 550 } });
        expect(report.results.map(({ index, row_id }) => [index, row_id])).toEqual(
            source.rows.map(({ id }, i) => [id, i + 1]),
        );
        expect(target.rows.map(({ name }) => name)).toEqual(source.rows.map(({ name }) => name));
        // Ids with gaps between them do not make it long.
        expect(report.checkpoint.settled).toEqual([[0, 1100]]);
        const reads = runtime.requests.filter(({ url }) => /table\/1\/content\/search/.test(url));
        expect(reads.map(({ body }) => (bodyOf(body) as { per_page: number }).per_page)).toEqual([
            1, 500, 500,
        ]);
    });

    test('what belongs to one instance is not taken along to the other', async () => {
        const source = new Records(
            { name: 'text' },
            rows(3, () => ({ name: 'a' })),
        );
        const { xano, runtime } = bench(tables(source, new Records({ name: 'text' }, [])), {
            dataSource: 'staging',
            mcpUrl: 'https://xabc-defg-hijk.n7.xano.io/x2/mcp/meta/mcp/stream',
            via: 'rest',
        });
        await xano.table.copyRecords(input, {
            toInstance: { instanceUrl: OTHER, accessToken: OTHER_TOKEN, workspaceId: 9 },
        });
        const there = runtime.requests.filter(({ url }) => url.includes(OTHER));
        expect(there.length).toBeGreaterThan(1);
        for (const { url, headers } of there) {
            expect(url).toContain('/workspace/9/table/2');
            expect(headers['authorization']).toBe(`Bearer ${OTHER_TOKEN}`);
            expect(headers['x-data-source']).toBeUndefined();
        }
        for (const { url, headers } of runtime.requests.filter((request) => !there.includes(request))) {
            expect(url).toContain('/workspace/7/table/1');
            expect(headers['authorization']).not.toContain(OTHER_TOKEN);
            if (url.includes('/content')) expect(headers['x-data-source']).toBe('staging');
        }
    });

    test('the same ids in another instance are no copy onto itself; without a token nothing is sent', async () => {
        const source = new Records(
            { name: 'text' },
            rows(2, () => ({ name: 'a' })),
        );
        const { xano, runtime } = bench(source.respond);
        const same = { from: { table_id: 1 }, to: { table_id: 1 } };
        const alone = xano.table.copyRecords(same, { toInstance: { instanceUrl: OTHER } });
        await expect(alone).rejects.toMatchObject({ kind: 'config' });
        expect(runtime.requests.filter(({ url }) => url.includes(OTHER))).toHaveLength(0);
        const itself = xano.table.copyRecords(same, {
            toInstance: {
                instanceUrl: 'https://XABC-defg-hijk.n7.xano.io/',
                accessToken: OTHER_TOKEN,
                workspaceId: 7,
            },
        });
        await expect(itself).rejects.toMatchObject({ path: 'to', kind: 'validation' });
        await expect(xano.table.copyRecords(same, { toInstance: 'prod' as never })).rejects.toMatchObject({
            kind: 'config',
            path: 'toInstance',
        });
    });

    test('a batch whose answer got lost is looked up and not sent twice', async () => {
        const source = new Records(
            { name: 'text' },
            rows(60, (i) => ({ name: `n${i}` })),
        );
        const target = new Records(
            { name: 'text' },
            rows(5, () => ({ name: 'before' })),
        );
        const adds: unknown[] = [];
        target.before = (request, path) => {
            if (path !== '/content/bulk' || adds.push(request.body) !== 2) return undefined;
            target.before = (_, other) => {
                if (other === '/content/bulk') adds.push('again');
                return undefined;
            };
            target.respond(request);
            return { status: 500, json: { code: 'ERROR_FATAL', message: 'Connection lost' } };
        };
        const { xano } = bench(tables(source, target));
        const report = await xano.table.copyRecords({ ...input, batch_size: 20, concurrency: 1 });
        expect(report).toMatchObject({ done: 60, failed: 0, unknown: 0 });
        expect(target.rows.slice(5).map(({ name }) => name)).toEqual(source.rows.map(({ name }) => name));
        expect(report.results.map(({ index, row_id }) => [index, row_id])).toEqual(
            source.rows.map(({ id }) => [id, Number(id) + 5]),
        );
    });

    test('a source that cannot be read any more stops the copy, with a checkpoint', async () => {
        const source = new Records(
            { name: 'text' },
            rows(1200, (i) => ({ name: `n${i}` })),
        );
        const target = new Records({ name: 'text' }, []);
        let reads = 0;
        source.before = (_, path) =>
            path.endsWith('/search') && ++reads > 2
                ? new TransportFailure('unreachable', { sent: false, code: 'ECONNREFUSED' })
                : undefined;
        const { xano } = bench(tables(source, target));
        const error: unknown = await xano.table.copyRecords(input).catch((reason: unknown) => reason);
        expect(error).toMatchObject({ name: 'BulkStoppedError', kind: 'connection' });
        source.before = () => undefined;
        const { checkpoint } = (error as { report: { checkpoint: never } }).report;
        expect(await xano.table.copyRecords(input, { resumeFrom: checkpoint })).toMatchObject({ done: 1200 });
        expect(target.rows.map(({ name }) => name).sort()).toEqual(
            source.rows.map(({ name }) => name).sort(),
        );
    });
});

describe('foreign keys of a copy', () => {
    const key = { type: 'int', tableref_id: 3 };

    const copied = async (ids: readonly unknown[], person_id: ForeignKey | undefined, keep_ids = false) => {
        const source = new Records(
            { person_id: key },
            rows(ids.length, (i) => ({ person_id: ids[i] })),
        );
        const target = new Records({ person_id: { type: 'int', tableref_id: 4 } }, []);
        const people = [
            new Records(
                { email: 'text' },
                rows(3, (i) => ({ email: ['A@x', 'b@x', ''][i] })),
            ),
            new Records(
                { mail: 'text' },
                [11, 12, 13].map((id, i) => ({ id, mail: ['b@x', ' a@x', ''][i] })),
            ),
        ];
        const { xano } = bench(tables(source, target, people));
        const report = await xano.table.copyRecords({
            ...input,
            keep_ids,
            on_error: 'continue',
            concurrency: 1,
            ...(person_id === undefined ? {} : { foreign_keys: { person_id } }),
        });
        const errors = report.results.flatMap(({ error }) => error?.message ?? []);
        return [target.rows.map((row) => row['person_id']), errors];
    };

    test.each<[string, ForeignKey]>([
        [
            'pairs',
            [
                [1, 12],
                [2, 11],
            ],
        ],
        ['an object', { 1: 12, 2: 11 }],
        ['results of a copy', [{ index: 1, row_id: 12 }, { index: 2, row_id: 11 }, { index: 3 }]],
        ['a column to match by', { match: ['email', 'mail'] }],
    ])('by %s; what points at nothing stays', async (_, foreignKey) => {
        const [ids, errors] = await copied([1, 2, null, 0, 1], foreignKey);
        expect([ids, errors]).toEqual([[12, 11, null, 0, 12], []]);
    });

    test('an id nobody told of fails its row only', async () => {
        const [ids, errors] = await copied(
            [1, 3, 2],
            [
                [1, 12],
                [2, 11],
            ],
        );
        expect(ids).toEqual([12, 11]);
        expect(errors).toEqual(['"person_id" names the record 3: foreign_keys has no id for it.']);
        const [matched, why] = await copied([1, 3, 9], { match: ['email', 'mail'] });
        expect(matched).toEqual([12]);
        expect(why).toEqual([
            '"person_id" names the record 3: no record there with its email.',
            '"person_id" names the record 9: foreign_keys has no id for it.',
        ]);
    });

    test('as they are only when told so, or when ids are kept', async () => {
        await expect(copied([1], undefined)).rejects.toMatchObject({ path: 'foreign_keys.person_id' });
        expect(await copied([1], 'keep')).toEqual([[1], []]);
        expect(await copied([1], undefined, true)).toEqual([[1], []]);
    });

    test.each<[unknown, string]>([
        [{ person_id: 5 }, 'foreign_keys'],
        [{ person_id: 'Keep' }, 'foreign_keys'],
        [{ person_id: { match: ['email'] } }, 'foreign_keys'],
        [{ person_id: { match: 5 } }, 'foreign_keys'],
        ['keep', 'foreign_keys'],
    ])('%j is no way to change them', async (foreign_keys, path) => {
        const { xano, runtime } = bench(new Records({}, []).respond);
        const call = xano.table.copyRecords({ ...input, foreign_keys: foreign_keys as never });
        await expect(call).rejects.toMatchObject({ kind: 'validation', path });
        expect(runtime.requests).toHaveLength(0);
    });
});
