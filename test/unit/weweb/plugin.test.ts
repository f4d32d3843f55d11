import { afterEach, describe, expect, test } from '@jest/globals';
import { actions } from '../../../weweb-plugin/engine/actions/index.js';
import { panels } from '../../../weweb-plugin/engine/panels.js';
import { WRITE_FAMILIES } from '../../../weweb-plugin/engine/settings.js';
import { mount } from './support/plugin.js';
import type { Mounted, Settings } from './support/plugin.js';
import { record } from './support/recorder.js';
import type { Asked, Recorder, Reply } from './support/recorder.js';

const TOKEN = `eyJ0eXAi.${'s3cret'.repeat(6)}.signature-of-the-token`;
const HOST = 'xabc-defg-hijk.n7.xano.io';
const PROXY = 'https://proxy.test/xano-admin';

const publicData = { instanceHost: HOST, workspaceId: 7, allowWrites: WRITE_FAMILIES };
const editor: Settings = { publicData, privateData: { metaToken: TOKEN } };
const proxied: Settings = { publicData: { ...publicData, proxyUrl: PROXY } };

let mounted: Mounted | undefined;
let recorder: Recorder | undefined;

afterEach(() => {
    mounted?.close();
    recorder?.stop();
});

async function open(
    build: 'editor' | 'published',
    settings: Settings,
    answer: (asked: Asked) => Reply = () => ({ body: {} }),
): Promise<{ mounted: Mounted; asked: readonly Asked[] }> {
    recorder = record(answer);
    mounted = await mount(build, settings, 'login-of-a-user');
    return { mounted, asked: recorder.asked };
}

const page = (items: unknown[]): object => ({ curPage: 1, nextPage: null, prevPage: null, items });
const ok = (data: unknown): Reply => ({ body: { ok: true, version: 1, data } });
const no = (status: number, error: object, headers = {}): Reply => ({
    status,
    headers,
    body: { ok: false, version: 1, error },
});
const failureOf = (asked: Promise<unknown>): Promise<Record<string, unknown>> =>
    asked.then(
        () => {
            throw new Error('it should have failed');
        },
        (error: unknown) => error as Record<string, unknown>,
    );
/** What Xano answers to a patch of these records: that all of them were changed. */
const patched = (body: unknown): object => {
    const success = (body as { items: { row_id: number }[] }).items.map(({ row_id }) => row_id);
    return { success, success_total: success.length };
};
const t = {
    id: 1,
    name: 't',
    schema: [
        { name: 'id', type: 'int' },
        { name: 'a', type: 'int' },
    ],
    index: [],
};
const patching = ({ url, body }: Asked): Reply => ({ body: url.endsWith('/table/1') ? t : patched(body) });

const codes = Object.keys(actions);
/** Enough of every argument for any action to want to begin. */
const ARGS = {
    tableId: 1,
    recordId: 1,
    values: { a: 1 },
    items: [{ id: 1, a: 2 }],
    ids: [1],
    match: 'a',
    columns: ['a'],
    name: 'new',
    fields: { a: 'text' },
    type: 'text',
    column: 'a',
    newName: 'b',
    apiGroupId: 1,
    endpointId: 1,
    fileId: 1,
    file: new File(['a\n1\n'], 'a.csv'),
    tool: 'getTables',
};

describe('the actions', () => {
    test('each has a panel and a method, and no two a name', async () => {
        const { mounted } = await open('published', { publicData });
        expect(panels.map(({ code }) => code).sort()).toEqual([...codes].sort());
        expect(new Set(panels.map(({ name }) => name)).size).toBe(panels.length);
        for (const code of codes) expect(typeof Reflect.get(mounted.plugin, code)).toBe('function');
    });

    test.each(panels)('$name shows exactly what it takes', ({ code, fields, description, returns }) => {
        expect(Object.keys(fields).sort()).toEqual(Object.keys(actions[code]?.args ?? {}).sort());
        expect(description).not.toBe('');
        expect(returns).not.toBe('');
    });
});

describe('a published app', () => {
    test.each(codes)('without a proxy %s fails before anything is sent', async (code) => {
        const { mounted, asked } = await open('published', editor);
        for (const args of [ARGS, {}, [], undefined]) {
            expect(await failureOf(mounted.act(code, args))).toMatchObject({
                code: 'NO_PROXY',
                kind: 'config',
            });
        }
        expect(asked).toEqual([]);
    });

    test('without a proxy a collection tells so, too', async () => {
        const { mounted, asked } = await open('published', { publicData: {} });
        const { error } = await mounted.plugin._fetchCollection({ config: { kind: 'tables' } });
        expect(error).toMatchObject({ name: 'XanoAdminError', code: 'NO_PROXY' });
        expect(asked).toEqual([]);
    });

    test('sends the name of an operation and the login of the user, and nothing of Xano', async () => {
        const { mounted, asked } = await open(
            'published',
            { ...proxied, ...editor, publicData: { ...publicData, proxyUrl: PROXY } },
            () => ok(page([{ id: 1 }])),
        );
        await mounted.act('searchRecords', { tableId: 5, filter: { a: 1 }, perPage: 10 });
        expect(asked).toHaveLength(1);
        expect(asked[0]?.url).toBe(PROXY);
        expect(asked[0]?.headers.get('authorization')).toBe('Bearer login-of-a-user');
        expect(asked[0]?.body).toEqual({
            version: 1,
            operation: 'record.search',
            params: { table_id: '5' },
            query: {},
            body: { page: 1, per_page: 10, search: [{ a: 1 }] },
        });
        expect(JSON.stringify([asked, mounted.told])).not.toContain(TOKEN);
    });

    test.each([
        [401, { kind: 'auth', message: 'Nobody is signed in', hint: 'Sign in.' }],
        [403, { kind: 'permission', message: 'This table is not available' }],
        [404, { kind: 'not-found', message: 'There is no operation', code: 'ERROR_CODE_NOT_FOUND' }],
    ])('shows what the proxy says with %i as it is', async (status, said) => {
        const { mounted } = await open('published', proxied, () => no(status, { ...said, status }));
        expect(await failureOf(mounted.act('listRecords', { tableId: 1 }))).toMatchObject({
            status,
            ...said,
        });
    });

    test('sends bulk work in parts that the proxy takes', async () => {
        const info = {
            tables: [{ id: 1, name: 't', operations: [] }],
            operations: [],
            most_records: 9,
            most_changes: 2,
        };
        const parts: number[] = [];
        const { mounted } = await open('published', proxied, ({ body: { operation, body } }) => {
            if (operation === 'proxy.info') return ok(info);
            if (operation === 'table.get') return ok(t);
            parts.push((body as { items: unknown[] }).items.length);
            return ok(patched(body));
        });
        const items = [1, 2, 3, 4, 5].map((id) => ({ id, a: id }));
        expect(await mounted.act('bulkPatchRecords', { tableId: 1, items, confirm: 't' })).toMatchObject({
            done: 5,
            failed: 0,
        });
        expect(parts.reduce((sum, size) => sum + size)).toBe(5);
        expect(Math.max(...parts)).toBeLessThanOrEqual(2);
    });

    test('works with a proxy that does not tell what it allows', async () => {
        const { mounted } = await open('published', proxied, ({ body: { operation, body } }) => {
            if (operation === 'proxy.info') return no(404, { kind: 'not-found', message: 'Not here' });
            return ok(operation === 'table.get' ? t : patched(body));
        });
        const items = [{ id: 1, a: 1 }];
        expect(await mounted.act('bulkPatchRecords', { tableId: 1, items, confirm: 't' })).toMatchObject({
            done: 1,
        });
    });

    test('a table that the proxy does not offer is told before anything else is asked', async () => {
        const info = { tables: [], operations: [], most_records: 9, most_changes: 2 };
        const { mounted, asked } = await open('published', proxied, () => ok(info));
        const error = await failureOf(mounted.act('deleteTable', { tableId: 1, confirm: 't' }));
        expect(error).toMatchObject({ code: 'TABLE', kind: 'permission' });
        expect(asked.map(({ body }) => body['operation'])).toEqual(['proxy.info']);
    });
});

describe('what may not be done is not done', () => {
    const writing = Object.values(actions).filter(({ writes }) => writes !== undefined);
    const confirming = Object.values(actions).filter(({ confirms }) => confirms === true);

    test.each(writing.map(({ code, writes }) => [code, writes]))(
        '%s needs the writes "%s"',
        async (code, family) => {
            const others = WRITE_FAMILIES.filter((one) => one !== family);
            const settings = { ...editor, publicData: { ...publicData, allowWrites: others } };
            const { mounted, asked } = await open('editor', settings);
            const error = await failureOf(mounted.act(String(code), { ...ARGS, dryRun: true, confirm: 't' }));
            expect(error).toMatchObject({ code: 'WRITES_OFF', kind: 'permission' });
            expect(asked).toEqual([]);
        },
    );

    test('everything that adds, changes or deletes many, and everything that takes a table away, is confirmed', () => {
        expect(confirming.map(({ code }) => code).sort()).toEqual([
            'bulkAddRecords',
            'bulkDeleteRecords',
            'bulkPatchRecords',
            'deleteTable',
            'importCsv',
            'truncateTable',
        ]);
    });

    test.each(confirming.map(({ code }) => code))(
        '%s is not carried out under another name',
        async (code) => {
            const { mounted, asked } = await open('editor', editor, () => ({
                body: { id: 1, name: 'orders', schema: [], index: [] },
            }));
            for (const confirm of [undefined, '', 'order', 'Orders', ' orders']) {
                const error = await failureOf(mounted.act(code, { ...ARGS, confirm }));
                expect(error).toMatchObject({ code: 'CONFIRM', hint: expect.stringContaining('orders') });
            }
            expect(asked.filter(({ url }) => !url.endsWith('/api:meta/workspace/7/table/1'))).toEqual([]);
        },
    );

    test('an endpoint that writes needs its writes, whatever verb it is called with', async () => {
        const settings = { ...editor, publicData: { ...publicData, allowWrites: [] } };
        const { mounted, asked } = await open('editor', settings, () => ({
            body: { id: 1, verb: 'DELETE', name: 'orders' },
        }));
        const error = await failureOf(
            mounted.act('callEndpoint', { apiGroupId: 1, endpointId: 2, method: 'GET' }),
        );
        expect(error).toMatchObject({ code: 'WRITES_OFF' });
        expect(asked.map(({ url }) => url)).toEqual([
            `https://${HOST}/api:meta/workspace/7/apigroup/1/api/2`,
        ]);
    });
});

describe('a run', () => {
    test('leaves its failure in the variable, the trigger and the workflow, and takes it back with the next', async () => {
        let status = 500;
        const { mounted } = await open('editor', editor, () =>
            status === 500 ? { status, body: { code: 'ERROR_FATAL', message: 'Boom' } } : { body: page([]) },
        );
        const error = await failureOf(mounted.act('createRecord', { tableId: 1, values: { a: 1 } }));
        const shown = { name: 'XanoAdminError', kind: expect.any(String), status: 500, code: 'ERROR_FATAL' };
        expect(error).toMatchObject(shown);
        expect(error).toBeInstanceOf(Error);
        const own = Object.fromEntries(Object.entries(error));
        expect(Object.keys(own).sort()).toEqual([
            'code',
            'hint',
            'kind',
            'message',
            'name',
            'requestId',
            'status',
        ]);
        expect(mounted.told.variables).toEqual([{ name: 'lastError', value: own }]);
        expect(mounted.told.triggers).toEqual([
            {
                name: 'error',
                event: { action: 'createRecord', error: own },
                conditions: { action: 'createRecord' },
            },
        ]);
        status = 200;
        await mounted.act('listTables');
        expect(mounted.told.variables.at(-1)).toEqual({ name: 'lastError', value: null });
    });

    test('tells nobody the token, nor what stands in records and logins', async () => {
        const { mounted } = await open('editor', editor, ({ headers }) => ({
            status: 400,
            body: {
                code: 'ERROR_CODE_INPUT_ERROR',
                message: `Not this: ${headers.get('authorization') ?? ''}`,
            },
        }));
        const errors = [
            await failureOf(
                mounted.act('createRecord', { tableId: 1, values: { password: 'hunter2', note: 'private' } }),
            ),
            await failureOf(
                mounted.act('callEndpoint', { apiGroupId: 1, endpointId: 1, authToken: 'login-token' }),
            ),
        ];
        const told = JSON.stringify([
            mounted.told,
            errors.map((error) => ({ ...error, message: error['message'] })),
        ]);
        for (const secret of [TOKEN, 'hunter2', 'private', 'login-token']) expect(told).not.toContain(secret);
        expect(mounted.told.logs[0]).toEqual({
            text: '[Xano Admin] createRecord',
            meta: { type: 'request', preview: { tableId: 1, values: '{ password, note }' } },
        });
    });

    test('says why it waits when there are too many requests', async () => {
        let refused = 0;
        const { mounted } = await open('published', proxied, () =>
            refused++ === 0
                ? no(429, { kind: 'rate-limit', message: 'Slow down', status: 429, retry_after: 0.02 })
                : ok(page([])),
        );
        await mounted.act('listTables');
        expect(mounted.told.logs.map(({ text }) => text)).toEqual([
            '[Xano Admin] listTables',
            expect.stringMatching(/^\[Xano Admin\] listTables: Waiting \d+ s /),
        ]);
    });

    test('of bulk work shows how far it is, and ends with a trigger', async () => {
        const { mounted } = await open('editor', editor, patching);
        const items = [
            { id: 1, a: 1 },
            { id: 2, a: 'no number' },
            { id: 3, a: 3 },
        ];
        const result = await mounted.act('bulkPatchRecords', { tableId: 1, items, confirm: 't' });
        expect(result).toMatchObject({
            total: 3,
            done: 2,
            failed: 1,
            problems: [{ index: 1, id: 2, status: 'failed' }],
        });
        const states = mounted.told.variables
            .filter(({ name }) => name === 'progress')
            .map(({ value }) => value);
        expect(states.length).toBeGreaterThan(1);
        expect(states[0]).toMatchObject({ action: 'bulkPatchRecords', total: 3, running: true });
        expect(states.at(-1)).toMatchObject({
            done: 2,
            failed: 1,
            total: 3,
            percent: 100,
            running: false,
            etaMs: null,
        });
        const fired = mounted.told.triggers.map(({ name }) => name);
        expect(fired.filter((name) => name === 'progress')).toHaveLength(states.length);
        expect(mounted.told.triggers.at(-1)).toMatchObject({
            name: 'bulkFinished',
            event: { action: 'bulkPatchRecords', result },
        });
    });

    test('of bulk work that stops early tells what is certain, and fails', async () => {
        const { mounted } = await open('editor', editor, patching);
        const items = [
            { id: 1, a: 1 },
            { id: 2, a: 'no number' },
        ];
        const given = { tableId: 1, items, confirm: 't', stopAtFirst: true };
        await failureOf(mounted.act('bulkPatchRecords', given));
        const finished = mounted.told.triggers.find(({ name }) => name === 'bulkFinished');
        expect(finished?.event).toMatchObject({ action: 'bulkPatchRecords', result: { failed: 1 } });
        expect(mounted.told.triggers.map(({ name }) => name)).toContain('error');
        expect(mounted.told.variables.filter(({ name }) => name === 'progress').at(-1)?.value).toMatchObject({
            running: false,
        });
    });
});

describe('the connection', () => {
    test('is kept as long as its settings are', async () => {
        const { mounted, asked } = await open('published', proxied, ({ body }) =>
            ok(
                body['operation'] === 'proxy.info'
                    ? { tables: [], operations: [], most_records: 50, most_changes: 5 }
                    : page([]),
            ),
        );
        const config = { kind: 'records', tableId: 1 };
        const infos = () => asked.filter(({ body }) => body['operation'] === 'proxy.info').length;
        await mounted.plugin._fetchCollection({ config });
        await mounted.plugin._fetchCollection({ config });
        expect(infos()).toBe(1);
        mounted.plugin.settings = { publicData: { ...publicData, proxyUrl: `${PROXY}/2` } };
        await mounted.plugin._fetchCollection({ config });
        expect(infos()).toBe(2);
        expect(asked.at(-1)?.url).toBe(`${PROXY}/2`);
    });
});

describe('a collection', () => {
    test.each([
        [{}, 'MISSING'],
        [null, 'MISSING'],
        [{ kind: 'toString' }, 'MISSING'],
        [{ kind: 'records' }, 'MISSING'],
        [{ kind: 'records', tableId: 1, columns: 'name' }, 'WRONG_TYPE'],
    ])('that is set up as %j tells so and does not throw', async (config, code) => {
        const { mounted, asked } = await open('editor', editor);
        const answer = await mounted.plugin._fetchCollection({ config });
        expect(answer).toEqual({ error: expect.objectContaining({ name: 'XanoAdminError', code }) });
        expect(asked).toEqual([]);
    });

    test('sorts and filters by WeWeb before its own settings', async () => {
        const { mounted, asked } = await open('editor', editor, () => ({
            body: { ...page([]), itemsTotal: 0 },
        }));
        const filter = { link: '$and', conditions: [{ field: 'a', operator: '$gt', value: 1 }] };
        const config = { kind: 'records', tableId: 1, filter: { b: 2 }, sort: '-b' };
        const sort = [{ key: 'a', direction: 'DESC' }];
        await mounted.plugin._fetchCollection({ config, filter, sort, offset: 20, limit: 10 });
        expect(asked.map(({ body }) => body)).toEqual([
            { page: 3, per_page: 10, search: [{ b: 2 }, { 'a|>': 1 }], sort: { a: 'desc' } },
        ]);
    });

    test('helps in the editor, by what went wrong', async () => {
        const { mounted } = await open('editor', editor);
        const help = (error: object) => mounted.act('getCollectionErrorDetails', { error });
        const texts = [{ kind: 'connection' }, { status: 401 }, { status: 403 }, { status: 429 }].map(help);
        expect(new Set(await Promise.all(texts)).size).toBe(4);
        expect(await help({ status: 500 })).toBeNull();
        expect(await mounted.act('getCollectionErrorDetails', {})).toBeNull();
    });
});

test("WeWeb's AI learns the names of tables and columns, and no more", async () => {
    const table = {
        id: 3,
        name: 'orders',
        description: 'private',
        schema: [
            { name: 'id', type: 'int' },
            { name: 'total', type: 'decimal' },
        ],
    };
    const { mounted } = await open('editor', editor, () => ({ body: page([table]) }));
    expect(await mounted.act('_getCopilotContext')).toEqual({
        workspace: 7,
        tables: [{ id: 3, name: 'orders', columns: ['id', 'total'] }],
    });
});

test('the formulas are methods that need nothing of the plugin', async () => {
    const { mounted } = await open('published', { publicData: {} });
    const { plugin } = mounted;
    const formula = (name: string): unknown =>
        (Reflect.get(plugin, name) as (a: unknown, b: unknown) => unknown)(null, null);
    expect(
        ['formatError', 'formatDuration', 'statusColour', 'columnsToTable', 'searchFilter'].map(formula),
    ).toEqual(['', '', expect.stringMatching(/^#/), [], null]);
});
