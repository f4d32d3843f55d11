import { describe, expect, test } from '@jest/globals';
import { isXanoError } from '../../../../core/src/errors.js';
import { TransportFailure } from '../../../../core/src/runtime.js';
import type { McpSettings } from '../../../../core/src/mcp/types.js';
import {
    failureOf,
    FakeServer,
    initialized,
    result,
    rpcError,
    status,
    TOKEN,
} from './support/fake-server.js';
import type { Answer } from './support/fake-server.js';

const HOST = 'https://x1.n7.xano.io';
const html = { 'content-type': 'text/html; charset=utf-8' };
const page = '<!DOCTYPE html><html><title>Xano</title></html>';

/** What each known cause looks like when a session is opened, and what its error must say (mcp-server.md 1.6). */
const causes: readonly (readonly [string, Answer, Partial<McpSettings>, string, RegExp, RegExp])[] = [
    ['a web page', status(200, html, page), {}, 'protocol', /a web page/, /not an MCP endpoint/],
    ['a web page without a type', status(200, {}, page), {}, 'protocol', /a web page/, /not an MCP endpoint/],
    [
        'a redirect',
        status(302, { location: `${HOST}/login?token=${TOKEN}` }),
        {},
        'protocol',
        /302, https:.*redirects/,
        /Use its target/,
    ],
    ['an API group', status(404), { url: `${HOST}/api:Ab1_x` }, 'config', /API group/, /URL of its own/],
    [
        'an API group, 405',
        status(405),
        { url: `${HOST}/api:Ab1_x/foo` },
        'config',
        /API group/,
        /URL of its own/,
    ],
    [
        'the Metadata API',
        status(404),
        { url: `${HOST}/api:meta` },
        'config',
        /Metadata API/,
        /URL of its own/,
    ],
    ['405', status(405, html, page), { transport: 'streamable' }, 'protocol', /405/, /ends in \/stream/],
    ['406', status(406), {}, 'protocol', /did not accept/, /proxy/],
    [
        'SSE no longer served',
        status(404, {}, 'SSE transport is not served here'),
        { url: `${HOST}/x/sse` },
        'protocol',
        /SSE is not served/,
        /ends in \/stream/,
    ],
    [
        'no session header',
        rpcError(null, -32000, 'Bad Request: Server not initialized', 400),
        {},
        'protocol',
        /no session/,
        /mcp-session-id/,
    ],
    [
        '401',
        status(401, {}, '{"message":"Invalid token"}'),
        {},
        'auth',
        /401, Invalid token\.$/,
        /whole token was pasted.*database of the instance is down/,
    ],
    ['401 over SSE', status(401), { transport: 'sse' }, 'auth', /over SSE/, /refuse good tokens.*\/stream/],
    ['403', status(403), {}, 'permission', /403/, /scope/],
    ['404', status(404), {}, 'not-found', /404/, /no MCP server at this URL/],
    ['429', status(429, { 'retry-after': '7' }), {}, 'rate-limit', /429/, /wait, then call again/],
    ['500', status(500, {}, 'oops'), {}, 'server', /500, oops/, /give Xano support/],
    ['502 with a page', status(502, html, page), {}, 'server', /answered 502\.$/, /gateway.*in a minute/],
    [
        'no answer in it',
        status(200, { 'content-type': 'application/json' }, '{}'),
        {},
        'protocol',
        /no reply/,
        /cut off/,
    ],
    [
        'a version from elsewhere',
        initialized('1999-01-01')({ id: 1, method: 'initialize' }),
        {},
        'protocol',
        /1999-01-01.*no version/,
        /Update/,
    ],
    [
        'refused',
        new TransportFailure('unreachable', { sent: false, code: 'ECONNREFUSED' }),
        {},
        'connection',
        /could not reach .*\(ECONNREFUSED: nothing listens there\)/,
        /Check the instance URL/,
    ],
    [
        'cut',
        new TransportFailure('broken', { sent: true }),
        {},
        'connection',
        /broke before a whole answer/,
        /again/,
    ],
    ['late', new TransportFailure('timeout', { sent: true }), {}, 'timeout', /in time/, /raise `timeoutMs`/],
    ['an error of its own', rpcError(1, -32000, 'No.'), {}, 'protocol', /error -32000, No\.$/, /own/],
];

test.each(causes)('%s', async (_, answer, settings, kind, message, hint) => {
    const server = new FakeServer(() => answer);
    const error = await failureOf(
        server.session({ retries: 0, connectTimeoutMs: 1_000, ...settings }).open(),
    );
    expect(isXanoError(error)).toBe(true);
    expect(error['kind']).toBe(kind);
    expect(error['message']).toMatch(/^initialize: .*the MCP server https:\/\/x1\.n7\.xano\.io/);
    expect(error['message']).toMatch(message);
    expect(error['hint']).toMatch(hint);
    expect(JSON.stringify(error)).not.toContain(TOKEN);
});

test('each cause has an error of its own', () => {
    const texts = causes
        .filter(([name]) => !/without a type|, 405/.test(name))
        .map(([, , , , message, hint]) => `${message} ${hint}`);
    expect(new Set(texts).size).toBe(texts.length);
});

test('Retry-After, trace id and the code of the server are kept', async () => {
    const server = new FakeServer(() => status(429, { 'retry-after': '7', 'x-trace-id': 't1' }));
    expect(await failureOf(server.session({ retries: 0 }).open())).toMatchObject({
        status: 429,
        retryAfterMs: 7_000,
        requestId: 't1',
    });
});

test('nothing about expiry is said over SSE, where good tokens were refused', async () => {
    const server = new FakeServer(() => status(401, {}, '{"message":"Invalid token"}'));
    const error = await failureOf(server.session({ transport: 'sse' }).open());
    expect(`${String(error['message'])} ${String(error['hint'])}`).not.toMatch(/expire/i);
});

describe('a call', () => {
    const calling = async (answer: (id: number) => Answer) => {
        const server = new FakeServer(({ method, id }) =>
            method === 'tools/call' ? answer(id!) : undefined,
        );
        return failureOf(server.session({ retries: 0 }).callTool('getTable', {}));
    };

    test.each([
        ['invalid arguments', -32602, 'validation', false],
        ['an internal error', -32603, 'server', true],
        ['an unknown method', -32601, 'protocol', false],
    ])('%s', async (_, code, kind, maybeExecuted) => {
        for (const httpStatus of [200, 400]) {
            expect(
                await calling((id) => rpcError(id, code, 'Tool getTable not found', httpStatus)),
            ).toMatchObject({
                kind,
                maybeExecuted,
                code: String(code),
                status: httpStatus,
                message: expect.stringMatching(
                    /^tools\/call getTable: .* error -\d+, Tool getTable not found\.$/,
                ),
            });
        }
    });

    test('a text that holds the token is masked', async () => {
        const error = await calling((id) => rpcError(id, -32000, `bad ${TOKEN}`));
        expect(error['message']).toMatch(/bad \*\*\*\.$/);
    });

    test('a text of the tool about tokens is no failure of streamable HTTP', async () => {
        const content = [{ type: 'text', text: 'Invalid token' }];
        const server = new FakeServer(({ method, id }) =>
            method === 'tools/call' ? result(id, { content }) : undefined,
        );
        expect(await server.session().callTool('a', {})).toEqual({ content });
    });
});
