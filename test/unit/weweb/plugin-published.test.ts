import { describe, expect, test } from '@jest/globals';
import { actions } from '../../../weweb-plugin/engine/actions/index.js';
import { panels } from '../../../weweb-plugin/engine/panels.js';
import {
    ARGS,
    codes,
    editor,
    failureOf,
    no,
    ok,
    open,
    page,
    patched,
    proxied,
    PROXY,
    publicData,
    t,
    TOKEN,
} from './support/bench.js';

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
