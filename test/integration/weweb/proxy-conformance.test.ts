import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ProxyCaller } from '../../e2e/weweb/conformance/caller.js';
import type { Target } from '../../e2e/weweb/conformance/cases.js';
import { conformance } from '../../e2e/weweb/conformance/conformance.js';
import { openShop } from '../../e2e/weweb/conformance/shop.js';
import type { Shop } from '../../e2e/weweb/conformance/shop.js';
import { startProxy } from '../../e2e/weweb/proxy/server.js';
import type { Proxy, ProxyOptions } from '../../e2e/weweb/proxy/server.js';
import { startSandbox } from '../../sandbox/index.js';
import type { Sandbox } from '../../sandbox/index.js';

const ORIGIN = 'https://app.example.com';
const tokens = { admin: 'login-of-an-admin', user: 'login-of-a-user', stranger: 'login-of-nobody' };
const users = new Map([
    [tokens.admin, { id: 1, role: 'admin' }],
    [tokens.user, { id: 2, role: 'user' }],
]);

let sandbox: Sandbox;
let shop: Shop;
let proxy: Proxy;
let target: Target;

const open = (more: Partial<ProxyOptions> = {}): Promise<Proxy> =>
    startProxy({
        metaUrl: sandbox.metaUrl,
        mcpUrl: sandbox.mcpUrl,
        token: sandbox.tokens.full,
        allow: shop.list,
        users,
        origins: [ORIGIN],
        ...more,
    });

const callerOf = ({ url }: Proxy): ProxyCaller =>
    new ProxyCaller({
        url,
        origin: ORIGIN,
        tokens,
        secrets: [sandbox.tokens.full, ...Object.values(tokens)],
        addresses: [sandbox.origin, new URL(sandbox.origin).host],
    });

beforeAll(async () => {
    sandbox = await startSandbox({ faults: true });
    shop = await openShop(sandbox);
    proxy = await open();
    target = { caller: callerOf(proxy), shop, audit: () => proxy.audit() };
});

afterAll(async () => {
    await proxy.close();
    await sandbox.close();
});

describe('the reference proxy', () => {
    for (const { name, run } of conformance(() => target)) test(name, run);

    test('notes the user, the count and the outcome of a write, also of one that failed', async () => {
        const params = { table_id: shop.productsId };
        const items = [4, 5].map((row_id) => ({ row_id, updates: { price: 1 } }));
        await target.caller.done({ operation: 'record.bulkPatch', params, body: { items } });
        const missing = { operation: 'record.delete', params: { ...params, row_id: 999 } };
        await target.caller.refused(missing, { status: 404, kind: 'not-found' });
        const noted = { user: 1, table: 'proxy_products', at: expect.stringMatching(/^\d{4}-.*Z$/) };
        expect(proxy.audit().slice(-2)).toEqual([
            { ...noted, operation: 'record.bulkPatch', count: 2, status: 200 },
            { ...noted, operation: 'record.delete', count: 1, status: 404 },
        ]);
    });

    test('uploads a file', async () => {
        const allow = { ...shop.list, operations: ['file.upload'] };
        const other = await open({ allow });
        const content = 'iVBORw0KGgo=';
        const body = { name: 'dot.png', type: 'image/png', content, access: 'private' };
        const file = await callerOf(other).done({ operation: 'file.upload', body });
        expect(file).toMatchObject({ name: 'dot.png', size: 8, mime: 'image/png', access: 'private' });
        await other.close();
    });

    test('answers 504 when Xano does not answer in time, whether the write was made or not', async () => {
        const other = await open({ timeoutMs: 200 });
        const request = {
            operation: 'record.update',
            params: { table_id: shop.productsId, row_id: 5 },
            body: { price: 77 },
        };
        await shop.withFault({ kind: 'hang', when: 'after' }, async () => {
            await callerOf(other).refused(request, { status: 504, kind: 'server', message: /in time/ });
        });
        expect(await shop.product(5)).toMatchObject({ price: 77 });
        await other.close();
    });

    test('answers 502 when nobody listens where Xano should be', async () => {
        const other = await open({ metaUrl: 'http://127.0.0.1:1/api:meta' });
        const error = await callerOf(other).refused(
            { operation: 'table.list' },
            { status: 502, kind: 'server', message: /reached/ },
        );
        expect(error.message).not.toContain('127.0.0.1');
        await other.close();
    });

    test('without an MCP server it knows no tools', async () => {
        const other = await startProxy({
            metaUrl: sandbox.metaUrl,
            token: sandbox.tokens.full,
            allow: shop.list,
            users,
            origins: [ORIGIN],
        });
        await callerOf(other).refused({ operation: 'mcp.listTools' }, { status: 404, kind: 'not-found' });
        await other.close();
    });

    test('a list with a key that it does not know is no list', async () => {
        const allow = { ...shop.list, tabels: {} };
        await expect(open({ allow })).rejects.toThrow(/tabels/);
    });
});
