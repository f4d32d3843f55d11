import { describe, expect, test } from '@jest/globals';
import {
    editor,
    failureOf,
    no,
    ok,
    open,
    page,
    patching,
    proxied,
    PROXY,
    TOKEN,
    publicData,
} from './support/bench.js';

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
        // The bar of the run before does not stand there while this one begins.
        expect(states[0]).toMatchObject({
            action: 'bulkPatchRecords',
            done: 0,
            percent: 0,
            total: 3,
            running: true,
        });
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
