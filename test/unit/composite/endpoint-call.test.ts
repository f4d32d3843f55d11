import { describe, expect, test } from '@jest/globals';
import { isXanoError } from '../../../core/src/errors.js';
import type { XanoError } from '../../../core/src/errors.js';
import { TransportFailure } from '../../../core/src/runtime.js';
import type { RequestOptions } from '../../../core/src/runtime.js';
import type { Answer, FakeRuntime } from '../support/fake-runtime.js';
import { API_GROUP, ENDPOINT } from '../operations/rows/samples.js';
import { bench, bodyOf } from './support/run.js';

const ORIGIN = 'https://xabc-defg-hijk.n7.xano.io';
const TOKEN = 'test-token-0123456789';
const CALL = { apigroup_id: 291, api_id: 2218 };
const LIVE = `${ORIGIN}/api:${API_GROUP.canonical}:${API_GROUP.branch}`;

/** An instance with one endpoint, `verb name`, that gives these answers in turn. */
function instance(
    endpoint: string,
    answers: Answer | readonly Answer[],
    options: Parameters<typeof bench>[1] = {},
) {
    const [verb = ''] = endpoint.split(' ');
    const name = endpoint.slice(verb.length + 1);
    const left: Answer[] = [answers].flat();
    const respond = ({ url }: RequestOptions): Answer => {
        if (url.endsWith('/apigroup/291')) return { json: API_GROUP };
        if (url.endsWith('/apigroup/291/api/2218')) return { json: { ...ENDPOINT, verb, name } };
        return (left.length > 1 ? left.shift() : left[0]) ?? { json: null };
    };
    const { xano, runtime } = bench(respond, { retries: 3, ...options });
    return { xano, runtime, calls: () => callsIn(runtime) };
}

const callsIn = (runtime: FakeRuntime) => runtime.requests.filter(({ url }) => !url.includes('/api:meta/'));

async function errorOf(work: Promise<unknown>): Promise<XanoError> {
    const error: unknown = await work.then(
        (value) => ({ value }),
        (reason: unknown) => reason,
    );
    if (!isXanoError(error)) throw new Error(`no XanoError but ${JSON.stringify(error)}`);
    return error;
}

describe('endpoint.call: the request', () => {
    test('a GET has its inputs in path and query', async () => {
        const { xano, calls } = instance('GET orders/{order_id}/lines of', { json: [1] });
        const input = {
            order_id: 'a/b c',
            page: 2,
            open: true,
            tags: ['x', 'y & z'],
            since: new Date(Date.UTC(2026, 0, 2)),
            none: null,
            left: undefined,
        };
        expect(await xano.endpoint.call({ ...CALL, input })).toEqual([1]);
        expect(calls()).toMatchObject([
            {
                method: 'GET',
                url:
                    `${LIVE}/orders/a%2Fb%20c/lines%20of?page=2&open=true` +
                    '&tags=%5B%22x%22%2C%22y%20%26%20z%22%5D&since=2026-01-02T00%3A00%3A00.000Z',
                headers: { accept: 'application/json' },
            },
        ]);
        expect(calls()[0]).not.toHaveProperty('body');
    });

    test.each(['POST', 'PUT', 'PATCH'])('a %s has them in path and body', async (verb) => {
        const { xano, calls } = instance(`${verb} /orders/{order_id}`, { json: { id: 4 } });
        await xano.endpoint.call({ ...CALL, input: { order_id: 4, note: null, lines: [{ n: 1 }] } });
        const [{ url, headers, body }] = calls() as [RequestOptions];
        expect(url).toBe(`${LIVE}/orders/4`);
        expect(headers).toEqual({ accept: 'application/json', 'content-type': 'application/json' });
        expect(bodyOf(body)).toEqual({ note: null, lines: [{ n: 1 }] });
    });

    test('branch and data source: those of the call, else of the client, else of the group', async () => {
        const given = instance('DELETE orders', { json: null }, { branch: 'v2', dataSource: 'test' });
        await given.xano.endpoint.call(CALL);
        await given.xano.endpoint.call({ ...CALL, branch: 'a b', data_source: 'demo', input: { all: 1 } });
        const group = ORIGIN + `/api:${API_GROUP.canonical}`;
        expect(given.calls().map(({ url }) => url)).toEqual([
            `${group}:v2/orders?x-data-source=test`,
            `${group}:a%20b/orders?all=1&x-data-source=demo`,
        ]);
    });

    test('where an endpoint is, is asked once; and again after a 404', async () => {
        const gone: Answer = { status: 404, json: { code: 'ERROR_CODE_NOT_FOUND', message: '' } };
        const { xano, runtime } = instance('GET orders', [{ json: 1 }, { json: 2 }, gone, { json: 3 }]);
        await xano.endpoint.call(CALL);
        await xano.endpoint.call(CALL);
        await errorOf(xano.endpoint.call(CALL));
        expect(runtime.requests).toHaveLength(5);
        expect(await xano.endpoint.call(CALL)).toBe(3);
        expect(runtime.requests).toHaveLength(8);
    });
});

describe('endpoint.call: the tokens', () => {
    test.each([
        [undefined, undefined],
        ['', undefined],
        ['user-token-1', 'Bearer user-token-1'],
        [' Bearer user-token-1\n', 'Bearer user-token-1'],
    ])('auth_token %j is sent as %j, and the access token never', async (auth_token, sent) => {
        const lines: unknown[] = [];
        const { xano, calls } = instance(
            'POST orders',
            { json: {} },
            { logger: (...line) => lines.push(line) },
        );
        await xano.endpoint.call({ ...CALL, ...(auth_token === undefined ? {} : { auth_token }) });
        const [call] = calls() as [RequestOptions];
        expect(call.headers['authorization']).toBe(sent);
        expect(Object.hasOwn(call.headers, 'authorization')).toBe(sent !== undefined);
        expect(call.ownAuthorization).toBe(true);
        expect(JSON.stringify(call)).not.toContain(TOKEN);
        expect(JSON.stringify(lines)).not.toContain('user-token-1');
    });

    const claims = Buffer.from(JSON.stringify({ aud: 'xano:meta' })).toString('base64url');
    test.each([TOKEN, `Bearer ${TOKEN}`, `e30.${claims}.x`, 'ü', 'two words'])(
        'auth_token %j is refused before anything is sent to the endpoint',
        async (auth_token) => {
            const { xano, calls } = instance('POST orders', { json: {} });
            const error = await errorOf(xano.endpoint.call({ ...CALL, auth_token }));
            expect(error).toMatchObject({ kind: 'validation', path: 'auth_token' });
            expect(JSON.stringify(error)).not.toContain(TOKEN);
            expect(calls()).toEqual([]);
        },
    );

    test('requests to the Metadata API are not marked as having an authorization of their own', async () => {
        const { xano, runtime } = instance('GET orders', { json: {} });
        await xano.endpoint.call(CALL);
        const marks = runtime.requests.map(({ headers, ownAuthorization }) => [
            headers['authorization'],
            ownAuthorization,
        ]);
        const meta = [`Bearer ${TOKEN}`, undefined];
        expect(marks).toEqual([meta, meta, [undefined, true]]);
    });
});

describe('endpoint.call: what cannot stand in a path', () => {
    test.each([undefined, null, '', '.', '..', ['a'], { a: 1 }])('%j', async (order_id) => {
        const { xano, calls } = instance('POST orders/{order_id}', { json: {} });
        const error = await errorOf(xano.endpoint.call({ ...CALL, input: { order_id } }));
        expect(error).toMatchObject({
            kind: 'validation',
            path: 'input.order_id',
            operation: 'endpoint.call',
        });
        expect(calls()).toEqual([]);
    });
});

describe('endpoint.call: answers', () => {
    test.each<[string, Answer, unknown]>([
        ['JSON', { json: { a: [null] } }, { a: [null] }],
        ['nothing', { text: '' }, null],
        ['a text', { text: '007', headers: { 'content-type': 'text/plain' } }, '007'],
        ['JSON without a type', { text: '{"a":1}' }, { a: 1 }],
    ])('%s', async (_, answer, result) => {
        const { xano } = instance('GET orders', answer);
        expect(await xano.endpoint.call(CALL)).toEqual(result);
    });

    const xanos = (status: number, code: string, message: string, payload?: unknown): Answer => ({
        status,
        json: { code, message, payload },
        headers: { 'x-trace-id': 'trace-1' },
    });
    const missing = xanos(400, 'ERROR_CODE_INPUT_ERROR', 'Missing param: items', { param: 'items' });
    const html = (status: number): Answer => ({
        status,
        text: '<html>Bad gateway</html>',
        headers: { 'content-type': 'text/html' },
    });

    test.each<[string, string, Answer, object]>([
        [
            'an input is missing',
            'POST orders',
            missing,
            {
                kind: 'validation',
                path: 'input.items',
                message: 'endpoint.call: POST orders answered 400, Missing param: items.',
                requestId: 'trace-1',
            },
        ],
        [
            'no user',
            'GET me',
            xanos(401, 'ERROR_CODE_UNAUTHORIZED', 'Unauthorized - Authentication Required'),
            { kind: 'auth', hint: expect.stringContaining("application's log-in") },
        ],
        [
            'no such address',
            'GET me',
            xanos(404, 'ERROR_CODE_NOT_FOUND', 'Unable to locate request.'),
            { kind: 'not-found', hint: expect.stringContaining('never published') },
        ],
        [
            'its logic found nothing',
            'GET me',
            xanos(404, 'ERROR_CODE_NOT_FOUND', 'No such order.'),
            { kind: 'not-found', hint: expect.stringContaining('logic') },
        ],
        [
            'a form of its own',
            'POST me',
            { status: 422, json: { errors: ['too long'] } },
            { kind: 'validation', payload: { errors: ['too long'] } },
        ],
        [
            'a redirect',
            'POST me',
            { status: 302, text: '', headers: { location: 'https://other.test/a?key=1' } },
            { kind: 'protocol', message: expect.stringContaining('a redirect to https://other.test/a.') },
        ],
        [
            'its logic failed',
            'POST me',
            xanos(500, 'ERROR_FATAL', 'x'),
            { kind: 'server', maybeExecuted: true },
        ],
        ['a gateway', 'POST me', html(502), { kind: 'outcome-unknown' }],
        [
            'a web page',
            'POST me',
            html(404),
            { kind: 'protocol', message: expect.stringContaining('web page') },
        ],
        ['cut JSON', 'POST me', { text: '{"a":' }, { kind: 'outcome-unknown' }],
        ['cut JSON of a GET', 'GET me', { text: '{"a":' }, { kind: 'protocol' }],
    ])('%s', async (_, endpoint, answer, expected) => {
        const { xano } = instance(endpoint, answer, { retries: 0 });
        expect(await errorOf(xano.endpoint.call(CALL))).toMatchObject({
            operation: 'endpoint.call',
            ...expected,
        });
    });

    test('a 401 to a token speaks of that token, and is not repeated', async () => {
        const { xano, calls } = instance('GET me', xanos(401, 'ERROR_CODE_UNAUTHORIZED', 'Invalid token'));
        const error = await errorOf(xano.endpoint.call({ ...CALL, auth_token: 'user-token-1' }));
        expect(error.hint).toMatch(/did not accept auth_token/);
        expect(calls()).toHaveLength(1);
    });
});

describe('endpoint.call: sent again', () => {
    const busy: Answer = { status: 503, json: {} };
    const limited: Answer = { status: 429, json: { message: 'Slow down' }, headers: { 'retry-after': '1' } };
    const broken = new TransportFailure('broken', { sent: true });
    const unreachable = new TransportFailure('unreachable', { sent: false });

    test.each([
        ['GET', busy],
        ['GET', limited],
        ['GET', broken],
        ['HEAD', busy],
        ['POST', unreachable],
    ])('a %s after %j', async (verb, answer) => {
        const { xano, calls } = instance(`${verb} orders`, [answer, { json: 1 }]);
        expect(await xano.endpoint.call(CALL)).toBe(1);
        expect(calls()).toHaveLength(2);
    });

    test.each([
        ['POST', busy, 'outcome-unknown'],
        ['PUT', busy, 'outcome-unknown'],
        ['DELETE', broken, 'outcome-unknown'],
        // Its logic may say so in the middle of its work.
        ['POST', limited, 'rate-limit'],
    ])('never a %s after %j: %s', async (verb, answer, kind) => {
        const { xano, calls } = instance(`${verb} orders`, [answer, { json: 1 }]);
        expect(await errorOf(xano.endpoint.call(CALL))).toMatchObject({ kind, maybeExecuted: true });
        expect(calls()).toHaveLength(1);
    });

    test('a limit of the endpoint holds back no call to the Metadata API', async () => {
        const { xano, runtime } = instance('POST orders', limited);
        await errorOf(xano.endpoint.call(CALL));
        await xano.apiGroup.get({ apigroup_id: 291 });
        expect(runtime.slept).toEqual([]);
    });
});

test('function.run is never sent again either, though its box is one of reading', async () => {
    const { xano, runtime } = bench({ status: 503, json: {} }, { retries: 3 });
    expect(await errorOf(xano.function.run({ name: 'sum' }))).toMatchObject({ kind: 'outcome-unknown' });
    expect(runtime.requests).toHaveLength(1);
});
