import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { mintToken } from '../../sandbox/index.js';
import { type Client, openClient } from './client.js';

let client: Client;

beforeAll(async () => {
    client = await openClient({ seed: 'sample' });
}, 60_000);
afterAll(() => client.sandbox.close());

describe('who may call', () => {
    test('auth/me shows the owner and the workspaces', async () => {
        const body = await client.ok('GET', '/auth/me');
        expect(body).toMatchObject({ id: 4211, email: 'dana@example.test' });
        expect(body.extras).toEqual({
            instance: { membership: { role: 'admin', workspace: { id: [1, 2] } } },
        });
    });

    test.each([
        ['no token', () => null],
        ['an unknown token', () => 'nonsense'],
        ['an expired token', () => client.sandbox.tokens.expired],
        ['a token of an app user', () => client.sandbox.tokens.appUser],
        ['a token with a changed claim', () => client.sandbox.tokens.readOnly.replace('.ey', '.eY')],
    ])('%s answers 401', async (_name, token) => {
        const { status, body } = await client.send('GET', '/workspace', undefined, { token: token() });
        expect(status).toBe(401);
        expect(body).toEqual({ code: 'ERROR_CODE_UNAUTHORIZED', message: 'Invalid token' });
    });

    test('a read-only token reads and is refused everything else', async () => {
        const options = { token: client.sandbox.tokens.readOnly };
        expect((await client.send('GET', '/workspace/1/table', undefined, options)).status).toBe(200);
        for (const [method, path] of [
            ['POST', '/workspace/1/table'],
            ['PUT', '/workspace/1/table/1'],
            ['DELETE', '/workspace/1/table/1'],
            ['POST', '/workspace/1/table/1/content'],
            ['POST', '/workspace/1/table/1/content/bulk/delete'],
            ['DELETE', '/workspace/1/table/1/truncate'],
        ] as const) {
            const { status, body } = await client.send(method, path, {}, options);
            expect([method, path, status, body]).toEqual([
                method,
                path,
                403,
                { code: 'ERROR_CODE_ACCESS_DENIED', message: 'Access Denied.' },
            ]);
        }
    });

    test('searching rows needs Read only, and each scope is its own', async () => {
        const token = mintToken({ scope: { 'workspace:content': 2 }, exp: 4_000_000_000 });
        expect((await client.send('POST', '/workspace/1/table/1/content/search', {}, { token })).status).toBe(
            200,
        );
        expect((await client.send('GET', '/workspace/1/table', undefined, { token })).status).toBe(403);
        expect((await client.send('GET', '/workspace/1/request_history', undefined, { token })).status).toBe(
            403,
        );
    });
});

describe('routes', () => {
    test('an unknown route and an unknown id differ', async () => {
        const unknown = await client.send('GET', '/nowhere');
        expect([unknown.status, unknown.body.message]).toEqual([404, 'Unable to locate request.']);
        const noTable = await client.send('GET', '/workspace/1/table/999999');
        expect([noTable.status, noTable.body]).toEqual([404, { code: 'ERROR_CODE_NOT_FOUND', message: '' }]);
    });

    test('an object of another workspace is not found', async () => {
        expect((await client.send('GET', '/workspace/2/table/1')).status).toBe(404);
        expect((await client.send('GET', '/workspace/2/table/1/content')).status).toBe(404);
    });

    test('the account routes stand under their own path', async () => {
        const { origin, tokens } = client.sandbox;
        const response = await fetch(`${origin}/account/api:meta/instance`, {
            headers: { authorization: `Bearer ${tokens.full}` },
        });
        expect(await response.json()).toMatchObject([{ name: 'sandbox', meta_api: `${origin}/api:meta` }]);
    });

    test('apispec lists the routes, and an API group only while its swagger is on', async () => {
        const { origin } = client.sandbox;
        const spec = await (await fetch(`${origin}/apispec:meta?type=json`)).json();
        expect(spec.paths['/workspace/{workspace_id}/table/{table_id}/content'].get.description).toContain(
            'content',
        );
        const { items } = await client.ok('GET', '/workspace/1/apigroup?sort=name&order=asc');
        const statuses = await Promise.all(
            items.map(async (group) => [
                group.swagger,
                (await fetch(`${origin}/apispec:${group.canonical}`)).status,
            ]),
        );
        expect(statuses).toEqual(
            expect.arrayContaining([
                [true, 200],
                [false, 404],
            ]),
        );
    });
});

describe('form of answers', () => {
    test('success headers are the recorded ones', async () => {
        const { headers } = await client.send('GET', '/workspace');
        expect(headers.get('content-type')).toBe('application/json; charset=UTF-8');
        expect(headers.get('access-control-allow-origin')).toBe('');
        expect(headers.get('x-trace-id')).toMatch(/^[0-9a-f-]{36}$/);
        expect(headers.get('x-frame-options')).toBe('deny');
        expect(headers.get('retry-after')).toBeNull();
    });

    test('a list without totals', async () => {
        const body = await client.ok('GET', '/workspace/1/table?per_page=1&page=2');
        expect(Object.keys(body)).toEqual(['curPage', 'nextPage', 'prevPage', 'items']);
        expect([body.curPage, body.nextPage, body.prevPage, body.items.length]).toEqual([2, 3, 1, 1]);
        const past = await client.ok('GET', '/workspace/1/table?page=9');
        expect(past).toEqual({ curPage: 9, nextPage: null, prevPage: 8, items: [] });
    });

    test('tables are listed by name and filtered by plain text', async () => {
        const body = await client.ok('GET', '/workspace/1/table?search=ORDER');
        expect(body.items.map(({ name }: { name: string }) => name)).toEqual(['order_items', 'orders']);
    });

    test('a content page with totals', async () => {
        const body = await client.ok('GET', '/workspace/1/table/1/content?per_page=300&page=3');
        expect(body).toMatchObject({ curPage: 3, nextPage: null, prevPage: 2, offset: 600, perPage: 300 });
        expect(body).toMatchObject({ itemsTotal: 800, pageTotal: 3, itemsReceived: 200 });
        expect(body.items).toHaveLength(200);
        expect(body.items[0]!.id).toBe(601);
        expect(body.items.at(-1)!.id).toBe(800);
    });

    test.each([
        ['page=0', 'Value is less than the minimum value of 1', 'page'],
        ['per_page=0', 'Value is less than the minimum value of 1', 'per_page'],
        ['per_page=10001', 'Value is greater than the maximum value of 10000', 'per_page'],
        ['page=x', 'Invalid value for param: page', 'page'],
    ])('%s is refused', async (query, message, param) => {
        const { status, body } = await client.send('GET', `/workspace/1/table/1/content?${query}`);
        expect([status, body]).toEqual([
            400,
            { code: 'ERROR_CODE_INPUT_ERROR', message, payload: { param } },
        ]);
    });

    test('broken JSON and a missing key answer 400', async () => {
        const { sandbox } = client;
        const broken = await fetch(`${sandbox.metaUrl}/workspace/1/table`, {
            method: 'POST',
            headers: { authorization: `Bearer ${sandbox.tokens.full}`, 'content-type': 'application/json' },
            body: '{"name":',
        });
        expect(broken.status).toBe(400);
        const missing = await client.send('POST', '/workspace/1/table', {});
        expect(missing.body).toEqual({
            code: 'ERROR_CODE_INPUT_ERROR',
            message: 'Missing param: name',
            payload: { param: 'name' },
        });
    });

    test('dates are text on objects and milliseconds on rows', async () => {
        const table = await client.ok('GET', '/workspace/1/table/1');
        expect(table.created_at).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\+0000$/);
        const { items } = await client.ok('GET', '/workspace/1/table/1/content?per_page=1');
        expect(Number.isInteger(items[0]!.created_at)).toBe(true);
    });

    test('a browser may ask before it calls', async () => {
        const response = await fetch(`${client.sandbox.metaUrl}/workspace`, {
            method: 'OPTIONS',
            headers: { origin: 'http://editor.test', 'access-control-request-headers': 'authorization' },
        });
        expect(response.status).toBe(200);
        expect(response.headers.get('access-control-allow-origin')).toBe('http://editor.test');
        expect(response.headers.get('access-control-allow-headers')).toBe('authorization');
    });
});
