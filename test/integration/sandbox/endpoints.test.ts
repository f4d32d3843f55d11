import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { type Client, openClient } from './client.js';

const STOREFRONT = '/api:sF4kx9Qa';
const OFFICE = '/api:bO7tn2Zd';

let client: Client;
let user: Readonly<Record<string, string>>;

beforeAll(async () => {
    client = await openClient({ faults: true });
    user = { authorization: `Bearer ${client.sandbox.tokens.appUser}` };
}, 60_000);

afterAll(async () => {
    await client.sandbox.close();
});

async function call(method: string, path: string, options: { body?: unknown; headers?: object } = {}) {
    const { body, headers } = options;
    const response = await fetch(client.sandbox.origin + path, {
        method,
        headers: { 'content-type': 'application/json', ...headers },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
}

describe('endpoints of the sample shop', () => {
    test.each([
        ['GET', `${STOREFRONT}/best-sellers?days=7`, undefined, { days: 7 }],
        ['GET', `${STOREFRONT}:v1/best-sellers`, undefined, { days: 30 }],
        [
            'POST',
            `${STOREFRONT}/signup`,
            { name: ' Ada ', email: 'a@example.test', odd: 1 },
            { name: ' Ada ', email: 'a@example.test' },
        ],
        [
            'PATCH',
            `${OFFICE}/customers/12`,
            { status: 'paused', customer_id: 99 },
            { customer_id: 12, status: 'paused' },
        ],
        ['POST', `${OFFICE}/orders/5/refund`, { reason: 'late' }, { order_id: 5, reason: 'late' }],
    ])('%s %s answers its checked inputs', async (method, path, body, input) => {
        expect(await call(method, path, { body })).toEqual({
            status: 200,
            body: { input, branch: 'v1', data_source: 'live', user: false },
        });
    });

    test.each([
        ['a required input is missing', 'POST', `${STOREFRONT}/signup`, { name: 'Ada' }, 400, 'email'],
        ['a path input is no number', 'PATCH', `${OFFICE}/customers/x`, {}, 400, 'customer_id'],
        ['no such value', 'GET', `${OFFICE}/reports/revenue?by=year`, undefined, 400, 'by'],
    ])('%s', async (_, method, path, body, status, param) => {
        expect(await call(method, path, { body })).toMatchObject({
            status,
            body: { code: 'ERROR_CODE_INPUT_ERROR', payload: { param } },
        });
    });

    test.each([
        [`${STOREFRONT}/nothing`, 'Unable to locate request.'],
        [`${STOREFRONT}:dev/best-sellers`, 'Unable to locate request.'],
        [`${STOREFRONT}:%E0/best-sellers`, 'Unable to locate request.'],
        ['/api:nobodys1/orders', 'Unable to locate request.'],
        [`${STOREFRONT}/best-sellers?x-data-source=moon`, ''],
    ])('GET %s is not there', async (path, message) => {
        expect(await call('GET', path)).toEqual({
            status: 404,
            body: { code: 'ERROR_CODE_NOT_FOUND', message },
        });
    });

    test('one that wants a user takes the token of one, and no access token', async () => {
        const path = `${STOREFRONT}/orders/77?x-data-source=test`;
        const answers = [
            await call('GET', path),
            await call('GET', path, { headers: { authorization: `Bearer ${client.sandbox.tokens.full}` } }),
            await call('GET', path, { headers: user }),
        ];
        expect(answers).toMatchObject([
            { status: 401, body: { message: 'Unauthorized - Authentication Required' } },
            { status: 401, body: { message: 'Invalid token' } },
            { status: 200, body: { input: { order_id: 77 }, data_source: 'test', user: true } },
        ]);
    });

    test('every call of one is logged with its token, also a refused one', async () => {
        await call('GET', `${STOREFRONT}/me?a=1`, { headers: user });
        await call('POST', `${STOREFRONT}/orders`, { body: {}, headers: user });
        await call('GET', `${STOREFRONT}/nothing`);
        const { items } = await client.ok<{ items: readonly Record<string, unknown>[] }>(
            'GET',
            '/workspace/1/request_history?per_page=4&include_output=true',
        );
        const calls = items.filter(({ api_id }) => api_id !== 0);
        expect(calls.slice(0, 2)).toMatchObject([
            {
                verb: 'POST',
                status: 400,
                branch: 'v1',
                input: [],
                output: { message: 'Missing param: items' },
            },
            {
                verb: 'GET',
                status: 200,
                uri: `${client.sandbox.origin}${STOREFRONT}/me?a=1`,
                input: { a: '1' },
                output: { user: true },
                request_headers: expect.arrayContaining([`Authorization: ${user.authorization}`]),
            },
        ]);
    });

    test('faults act on them, and can be meant for them alone', async () => {
        const rules = `${client.sandbox.origin}/_sandbox/faults`;
        const rule = { match: { door: 'app' }, times: 1, fault: { kind: 'status', status: 503 } };
        const set = await fetch(rules, { method: 'POST', body: JSON.stringify(rule) });
        expect(set.status).toBe(200);
        expect((await client.send('GET', '/workspace')).status).toBe(200);
        const answer = await fetch(`${client.sandbox.origin}${STOREFRONT}/best-sellers`);
        expect(answer.status).toBe(503);
        await fetch(rules, { method: 'DELETE' });
    });
});
