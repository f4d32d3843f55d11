import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { BulkStoppedError, createXano } from 'xano-connect';
import type { Xano } from 'xano-connect';
import { startSandbox } from '../../sandbox/index.js';
import type { Sandbox } from '../../sandbox/index.js';

interface Instance {
    readonly sandbox: Sandbox;
    readonly xano: Xano;
    /** What a client of it is made of. */
    readonly options: { instanceUrl: string; accessToken: string; workspaceId: number };
}

async function start(): Promise<Instance> {
    const sandbox = await startSandbox({ seed: 'empty' });
    const options = {
        instanceUrl: sandbox.origin,
        accessToken: sandbox.tokens.full,
        workspaceId: sandbox.workspaceId,
    };
    return { sandbox, options, xano: createXano(options) };
}

let here: Instance;
let there: Instance;

beforeAll(async () => {
    [here, there] = await Promise.all([start(), start()]);
    await here.xano.dataSource.create({ label: 'test', color: '#123456' });
    for (const { xano } of [here, there]) {
        await xano.table.ensure({ name: 'people', fields: { email: 'text', secret: 'password' } });
        await xano.table.ensure({
            name: 'orders',
            fields: {
                number: 'text',
                extra: { type: 'json', nullable: true },
                person_id: { type: 'int', foreign_key: 'people', nullable: true },
            },
        });
    }
    await here.xano.table.ensure({
        name: 'archive',
        fields: {
            no: { type: 'int', unique: true },
            extra: { type: 'json', nullable: true },
            person_id: 'int',
            was: 'int',
        },
    });
}, 120_000);

afterAll(async () => {
    for (const { xano, sandbox } of [here, there]) {
        await xano.close();
        await sandbox.close();
    }
});

beforeEach(async () => {
    for (const { xano } of [here, there])
        for (const table_id of ['people', 'orders'])
            await xano.table.truncate({ table_id, reset: true, confirm: true });
    await here.xano.table.truncate({ table_id: 'archive', reset: true, confirm: true });
    await here.xano.table.truncate({ table_id: 'orders', reset: true, confirm: true, data_source: 'test' });
    await here.xano.record.bulkAdd({
        table_id: 'orders',
        items: Array.from({ length: ORDERS }, (_, i) => ({
            number: String(i),
            extra: i % 2 === 0 ? '[looks like a list' : { i },
            person_id: i % 10 === 0 ? null : (i % PEOPLE) + 1,
        })),
        types: 'as-is',
        concurrency: 1,
    });
    await here.xano.record.bulkAdd({
        table_id: 'people',
        items: Array.from({ length: PEOPLE }, (_, i) => ({ email: `p${i}@example.test` })),
        concurrency: 1,
    });
    // Ids there begin elsewhere.
    await there.xano.record.bulkAdd({ table_id: 'people', items: [{ email: 'other@example.test' }] });
});

const ORDERS = 320;
const PEOPLE = 40;

type Row = Record<string, unknown>;

async function rowsOf({ xano }: Instance, table_id: string, data_source = 'live'): Promise<Row[]> {
    const rows: Row[] = [];
    for await (const row of xano.record.search.iterate({ table_id, data_source, sort: { id: 'asc' } }))
        rows.push(row);
    return rows;
}

const [orders, archive, people] = [{ table_id: 'orders' }, { table_id: 'archive' }, { table_id: 'people' }];

describe('table.copyRecords', () => {
    test('to another data source, ids and all', async () => {
        const report = await here.xano.table.copyRecords({
            from: orders,
            to: { ...orders, data_source: 'test' },
            keep_ids: true,
        });
        expect(report).toMatchObject({ done: ORDERS, statuses: { added: ORDERS } });
        expect(await rowsOf(here, 'orders', 'test')).toEqual(await rowsOf(here, 'orders'));
    });

    test('to another table: renamed, converted, left behind; text in json stays what it is', async () => {
        const report = await here.xano.table.copyRecords({
            from: orders,
            to: archive,
            columns: { number: 'no', id: 'was', created_at: null },
            foreign_keys: { person_id: 'keep' },
            search: { 'person_id|!=': null },
        });
        const copied = (await rowsOf(here, 'orders')).filter(({ person_id }) => person_id !== null);
        expect(report).toMatchObject({ done: copied.length, failed: 0 });
        const rows = await rowsOf(here, 'archive');
        expect(rows.map(({ no, extra, person_id, was }) => ({ no, extra, person_id, was }))).toEqual(
            copied.map(({ id, number, extra, person_id }) => ({
                no: Number(number),
                extra,
                person_id,
                was: id,
            })),
        );
        const newId = new Map(rows.map(({ id, was }) => [was, id]));
        expect(report.results.map(({ index, row_id }) => [index, row_id])).toEqual(
            copied.map(({ id }) => [id, newId.get(id)]),
        );
    });

    test('to another instance, with the ids of the records there', async () => {
        const options = { toInstance: there.options };
        const copied = await here.xano.table.copyRecords(
            { from: people, to: people, columns: { secret: null } },
            options,
        );
        expect(copied.results).toHaveLength(PEOPLE);
        await expect(
            here.xano.table.copyRecords({ from: orders, to: orders }, options),
        ).rejects.toMatchObject({
            kind: 'validation',
            path: 'foreign_keys.person_id',
        });
        const byEmail = new Map((await rowsOf(there, 'people')).map(({ id, email }) => [email, id]));
        const expected = (await rowsOf(here, 'orders')).map(({ number, person_id }) => [
            number,
            person_id === null ? null : byEmail.get(`p${Number(person_id) - 1}@example.test`),
        ]);
        const pairs = copied.results.map(({ index, row_id }) => [index, row_id!] as const);
        for (const person_id of [copied.results, pairs, Object.fromEntries(pairs), { match: 'email' }]) {
            await there.xano.table.truncate({ ...orders, reset: true, confirm: true });
            const report = await here.xano.table.copyRecords(
                { from: orders, to: orders, foreign_keys: { person_id }, concurrency: 1 },
                options,
            );
            expect(report).toMatchObject({ done: ORDERS, failed: 0 });
            expect((await rowsOf(there, 'orders')).map(({ number, person_id: id }) => [number, id])).toEqual(
                expected,
            );
        }
    });

    test('a record whose counterpart is missing, or there several times, is left out and reported', async () => {
        const emails = ['p1@example.test', 'p2@example.test', 'P2@example.test'];
        await there.xano.record.bulkAdd({
            ...people,
            items: emails.map((email) => ({ email })),
            concurrency: 1,
        });
        const report = await here.xano.table.copyRecords(
            {
                from: orders,
                to: orders,
                foreign_keys: { person_id: { match: 'email' } },
                search: { 'id|in': [1, 2, 3, 4] },
                on_error: 'continue',
            },
            { toInstance: there.options },
        );
        expect(report.results.map(({ index, status, error }) => [index, status, error?.path])).toEqual([
            [1, 'added', undefined],
            [2, 'added', undefined],
            [3, 'failed', 'person_id'],
            [4, 'failed', 'person_id'],
        ]);
        const messages = report.results.map(({ error }) => error?.message ?? '');
        expect(messages[2]).toContain('several records there with its email');
        expect(messages[3]).toContain('no record there with its email');
    });

    test('a dry run writes nothing', async () => {
        const report = await here.xano.table.copyRecords({
            from: orders,
            to: { ...orders, data_source: 'test' },
            foreign_keys: { person_id: 'keep' },
            dry_run: true,
        });
        expect(report).toMatchObject({ dry_run: true, statuses: { added: ORDERS } });
        expect(await rowsOf(here, 'orders', 'test')).toEqual([]);
    });

    test('a copy that was stopped goes on where it was, although its source has changed', async () => {
        const input = {
            from: orders,
            to: archive,
            columns: { number: 'no', id: 'was', created_at: null },
            foreign_keys: { person_id: 'keep' },
            search: { 'person_id|!=': null },
            batch_size: 20,
        } as const;
        const stop = new AbortController();
        const error: unknown = await here.xano.table
            .copyRecords(input, {
                signal: stop.signal,
                onProgress: ({ done }) => {
                    if (done >= 60) stop.abort();
                },
            })
            .catch((reason: unknown) => reason);
        if (!(error instanceof BulkStoppedError)) throw error;
        const { report } = error;
        expect(report.done).toBeGreaterThanOrEqual(60);
        expect(report.done).toBeLessThan(288);
        await here.xano.record.update({ ...orders, row_id: 2, updates: { extra: { changed: true } } });
        await here.xano.record.delete({ ...orders, row_id: ORDERS });
        const rest = await here.xano.table.copyRecords(input, { resumeFrom: report.checkpoint });
        expect(rest).toMatchObject({ done: 287, failed: 0, unknown: 0 });
        const was = (await rowsOf(here, 'archive')).map((row) => Number(row['was'])).sort((a, b) => a - b);
        const wanted = (await rowsOf(here, 'orders')).filter(({ person_id }) => person_id !== null);
        expect(was).toEqual(wanted.map(({ id }) => id));
        const other = here.xano.table.copyRecords(
            { ...input, from: archive, to: orders, columns: { no: 'number', was: null } },
            {
                resumeFrom: report.checkpoint,
            },
        );
        await expect(other).rejects.toMatchObject({ kind: 'validation' });
    });

    test.each([
        ['itself', { from: orders, to: { ...orders, data_source: 'live' } }, 'to'],
        ['no such table', { from: orders, to: { table_id: 'nowhere' } }, 'to.table_id'],
        ['no such source', { from: { table_id: 'nowhere' }, to: orders }, 'from.table_id'],
        ['columns without a place', { from: orders, to: archive }, 'columns'],
        [
            'a column that is not there',
            { from: orders, to: archive, columns: { nmber: 'no' } },
            'columns.nmber',
        ],
        [
            'two columns to one',
            { from: orders, to: archive, columns: { number: 'no', extra: 'no', created_at: null } },
            'columns.number',
        ],
        [
            'a value as id',
            { from: orders, to: archive, columns: { number: 'id', extra: null } },
            'columns.number',
        ],
        ['hashes of passwords', { from: people, to: { ...people, data_source: 'test' } }, 'columns.secret'],
        [
            'a foreign key that is not copied',
            {
                from: people,
                to: { ...people, data_source: 'test' },
                columns: { secret: null },
                foreign_keys: { emial: 'keep' as const },
            },
            'foreign_keys.emial',
        ],
        [
            'a column to match by that is not there',
            {
                from: orders,
                to: { ...orders, data_source: 'test' },
                foreign_keys: { person_id: { match: 'mail' } },
            },
            'foreign_keys.person_id.match',
        ],
    ])('%s is refused before anything is written', async (_, input, path) => {
        await expect(here.xano.table.copyRecords(input)).rejects.toMatchObject({
            operation: 'table.copyRecords',
            path,
        });
        expect(await rowsOf(here, 'archive')).toEqual([]);
    });

    test('the token of one instance is never sent to another', async () => {
        const { instanceUrl } = there.options;
        const before = there.xano.stats.requests;
        const call = here.xano.table.copyRecords(
            { from: orders, to: orders },
            { toInstance: { instanceUrl } },
        );
        await expect(call).rejects.toMatchObject({ kind: 'config' });
        expect(there.xano.stats.requests).toBe(before);
        const withToken = here.xano.table.copyRecords(
            { from: orders, to: { table_id: 'nowhere' } },
            { toInstance: there.options },
        );
        const error: unknown = await withToken.catch((reason: unknown) => reason);
        expect(JSON.stringify(error)).not.toContain(there.options.accessToken);
    });
});
