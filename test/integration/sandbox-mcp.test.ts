import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { request as httpRequest } from 'node:http';
import { firstEvent, initialize, openMcpBench, OTHER_TOKEN, rpcHeaders, TOKEN } from './mcp-bench.js';

const STREAM = '/x2/mcp/meta/mcp/stream';
const bearer = { requestInit: { headers: { authorization: `Bearer ${TOKEN}` } } };
const listCall = { jsonrpc: '2.0', id: 2, method: 'tools/list' };

let bench: Awaited<ReturnType<typeof openMcpBench>>;

beforeEach(async () => {
    bench = await openMcpBench();
});

afterEach(() => bench.close());

const streamAt = (path: string, options: object = bearer) =>
    new StreamableHTTPClientTransport(new URL(bench.origin + path), options);
const sseAt = (path: string, options: object = bearer) =>
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the older door is what this tests
    new SSEClientTransport(new URL(bench.origin + path), options);

const rpcError = async (answer: Response): Promise<unknown[]> => {
    const { error } = (await answer.json()) as { error: { code: number; message: string } };
    return [answer.status, error.code, error.message];
};

async function openSession(): Promise<Record<string, string>> {
    const answer = await bench.post(STREAM, initialize);
    await answer.text();
    return { ...rpcHeaders, 'mcp-session-id': answer.headers.get('mcp-session-id') ?? '' };
}

describe.each([
    ['streamable HTTP', () => streamAt(STREAM)],
    ['streamable HTTP, alias', () => streamAt('/x2/mcp/meta/mcp/streaming')],
    ['streamable HTTP, token in the path', () => streamAt(`/x2/mcp/meta/${TOKEN}/streaming`, {})],
    ['streamable HTTP, token after /mcp', () => streamAt(`/x2/mcp/meta/mcp/${TOKEN}/streaming`, {})],
    ['SSE', () => sseAt('/x2/mcp/meta/mcp/sse')],
    ['SSE, token in the path', () => sseAt(`/x2/mcp/meta/${TOKEN}/sse`, {})],
])('%s', (_, transport) => {
    test('initialize, list, call, error', async () => {
        const client = await bench.connect(transport());
        expect(client.getInstructions()).toContain('listWorkspaces');

        const { tools } = await client.listTools();
        expect(tools.find(({ name }) => name === 'getTableContent')).toMatchObject({
            inputSchema: {
                required: ['workspace_id', 'table_id'],
                properties: { workspace_id: { type: 'integer' }, page: { type: 'integer' } },
            },
            annotations: { readOnlyHint: true },
        });

        bench.reply = () => ({ status: 200, body: { items: [{ id: 1 }], curPage: 2 } });
        const result = await client.callTool({
            name: 'getTableContent',
            arguments: { workspace_id: 7, table_id: 3, page: 2 },
        });
        expect(result).toEqual({ content: [{ type: 'text', text: '{"items":[{"id":1}],"curPage":2}' }] });
        expect(bench.requests.at(-1)).toMatchObject({
            method: 'GET',
            path: '/workspace/7/table/3/content',
            headers: { authorization: `Bearer ${TOKEN}` },
            url: `${bench.origin}/api:meta/workspace/7/table/3/content?page=2`,
        });

        const envelope = { code: 'ERROR_CODE_ACCESS_DENIED', message: 'Access Denied.' };
        bench.reply = () => ({ status: 403, body: envelope });
        const refused = await client.callTool({
            name: 'deleteTable',
            arguments: { workspace_id: 7, table_id: 3 },
        });
        expect(refused).toEqual({
            content: [{ type: 'text', text: JSON.stringify(envelope) }],
            isError: true,
        });

        await expect(client.callTool({ name: 'getRequestHistory', arguments: {} })).rejects.toMatchObject({
            code: -32602,
        });
    });
});

describe('tokens', () => {
    const bad = { requestInit: { headers: { authorization: 'Bearer nobody' } } };

    test.each([
        ['stream', () => streamAt(STREAM, bad)],
        ['no token', () => streamAt(STREAM, {})],
        ['stream path', () => streamAt('/x2/mcp/meta/nobody/streaming', {})],
        ['sse', () => sseAt('/x2/mcp/meta/mcp/sse', bad)],
    ])('a bad one is refused: %s', async (_, transport) => {
        await expect(bench.connect(transport())).rejects.toMatchObject({ code: 401 });
        expect(bench.requests).toEqual([]);
    });

    test('the query string carries none outside the simple form', async () => {
        const answer = await bench.post(`${STREAM}?token=${TOKEN}`, initialize, {
            ...rpcHeaders,
            authorization: '',
        });
        expect([answer.status, await answer.json()]).toEqual([
            401,
            { code: 'ERROR_CODE_UNAUTHORIZED', message: 'Invalid token' },
        ]);
    });

    test('a session belongs to the token that opened it', async () => {
        const headers = { ...(await openSession()), authorization: `Bearer ${OTHER_TOKEN}` };
        expect((await bench.post(STREAM, listCall, headers)).status).toBe(404);
    });
});

describe('the session rules of streamable HTTP', () => {
    test('answers are framed as events', async () => {
        const answer = await bench.post(STREAM, listCall, await openSession());
        expect(answer.headers.get('content-type')).toBe('text/event-stream');
        expect((await firstEvent(answer)).result.tools.length).toBeGreaterThan(60);
    });

    test('a notification is accepted without a body', async () => {
        const answer = await bench.post(
            STREAM,
            { jsonrpc: '2.0', method: 'notifications/initialized' },
            await openSession(),
        );
        expect([answer.status, await answer.text()]).toEqual([202, '']);
    });

    test.each([
        ['no session header', {}, 400, -32000, 'Bad Request: Server not initialized'],
        ['an unknown session', { 'mcp-session-id': 'gone' }, 404, -32001, 'Session not found'],
        [
            'accepting JSON only',
            { accept: 'application/json' },
            406,
            -32000,
            'Not Acceptable: Client must accept both application/json and text/event-stream',
        ],
        [
            'plain text',
            { 'content-type': 'text/plain' },
            415,
            -32000,
            'Unsupported Media Type: Content-Type must be application/json',
        ],
    ])('%s', async (_, headers, ...expected) => {
        expect(await rpcError(await bench.post(STREAM, listCall, { ...rpcHeaders, ...headers }))).toEqual(
            expected,
        );
    });

    test('a second initialize on one session', async () => {
        const answer = await bench.post(STREAM, initialize, await openSession());
        expect(await rpcError(answer)).toEqual([400, -32600, 'Invalid Request: Server already initialized']);
    });

    test('one GET stream per session', async () => {
        const headers = { ...(await openSession()), accept: 'text/event-stream' };
        const first = await fetch(bench.origin + STREAM, { headers });
        expect([first.status, first.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
        expect((await fetch(bench.origin + STREAM, { headers })).status).toBe(409);
        await first.body?.cancel();
    });

    test('DELETE ends the session', async () => {
        const headers = await openSession();
        expect((await fetch(bench.origin + STREAM, { method: 'DELETE', headers })).status).toBe(200);
        expect((await bench.post(STREAM, listCall, headers)).status).toBe(404);
    });

    test('PUT is not allowed', async () => {
        const answer = await fetch(bench.origin + STREAM, { method: 'PUT', headers: rpcHeaders });
        expect(answer.status).toBe(405);
    });
});

describe('what goes wrong', () => {
    test('an expired session answers 404, and a new one works', async () => {
        const headers = await openSession();
        bench.doors.expireSessions();
        expect(await rpcError(await bench.post(STREAM, listCall, headers))).toEqual([
            404,
            -32001,
            'Session not found',
        ]);
        expect((await bench.post(STREAM, listCall, await openSession())).status).toBe(200);
    });

    test('a dropped stream breaks the call under way, whose work is done, and leaves the session', async () => {
        const headers = await openSession();
        const reached = new Promise<void>((resolve) => {
            bench.reply = () => {
                resolve();
                return new Promise(() => undefined);
            };
        });
        const call = { jsonrpc: '2.0', id: 3, method: 'tools/call', params: { name: 'listWorkspaces' } };
        const answer = await bench.post(STREAM, call, headers);
        await reached;
        bench.doors.dropStreams();
        await expect(answer.text()).rejects.toThrow();
        expect(bench.requests).toHaveLength(1);
        expect((await bench.post(STREAM, listCall, headers)).status).toBe(200);
    });

    test.each(['expireSessions', 'dropStreams'] as const)(
        'SSE: %s ends the stream and the session',
        async (act) => {
            const stream = await fetch(`${bench.origin}/x2/mcp/meta/mcp/sse`, { headers: rpcHeaders });
            const reader = stream.body!.getReader();
            const first = Buffer.from((await reader.read()).value ?? []).toString();
            expect(first).toMatch(
                /^event: endpoint\ndata: \/x2\/mcp\/meta\/mcp\/messages\?sessionId=[\w-]+\n\n$/,
            );
            const messages = first.split('data: ')[1]!.trim();
            expect((await bench.post(messages, initialize)).status).toBe(202);
            bench.doors[act]();
            const rest = async (): Promise<void> => {
                while (!(await reader.read()).done);
            };
            if (act === 'expireSessions') await rest();
            else await expect(rest()).rejects.toThrow();
            const late = await bench.post(messages, listCall);
            expect([late.status, await late.text()]).toEqual([404, 'Session not found']);
        },
    );

    test('posting to the SSE address itself is not the protocol', async () => {
        expect((await bench.post('/x2/mcp/meta/mcp/sse', initialize)).status).toBe(405);
    });

    test.each([
        ['Host', { host: 'rebound.example.com' }, 'Invalid Host header: rebound.example.com'],
        ['Origin', { origin: 'https://evil.example.com' }, 'Invalid Origin header: https://evil.example.com'],
    ])('a foreign %s is refused', async (_, headers, message) => {
        // fetch does not let a caller choose the Host header.
        const { status, text } = await new Promise<{ status: number; text: string }>((resolve, reject) => {
            const options = { method: 'POST', agent: false, headers: { ...rpcHeaders, ...headers } };
            const sent = httpRequest(bench.origin + STREAM, options, (answer) => {
                let all = '';
                answer.on('data', (chunk: Buffer) => (all += chunk.toString()));
                answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text: all }));
            });
            sent.on('error', reject);
            sent.end(JSON.stringify(initialize));
        });
        expect([status, JSON.parse(text).error]).toEqual([403, { code: -32000, message }]);
    });

    test('a page on this machine is let in and may read the session id', async () => {
        const origin = 'http://localhost:8080';
        const asked = await fetch(bench.origin + STREAM, { method: 'OPTIONS', headers: { origin } });
        expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([204, origin]);
        expect(asked.headers.get('access-control-allow-headers')).toContain('mcp-session-id');
        const answer = await bench.post(STREAM, initialize, { ...rpcHeaders, origin });
        expect([answer.status, answer.headers.get('access-control-expose-headers')]).toEqual([
            200,
            'mcp-session-id',
        ]);
        expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
    });
});

test('only the doors match', () => {
    const paths = ['', '/mcp/stream', '/t/stream', '/mcp/t/sse', '/stream', '/t/u/stream', '/mcp/nothing'];
    expect(paths.map((path) => bench.doors.matches(`/x2/mcp/meta${path}`))).toEqual([
        false,
        true,
        true,
        true,
        false,
        false,
        false,
    ]);
    expect(bench.doors.matches('/api/mcp/sse')).toBe(true);
    expect(bench.doors.matches('/api:meta/workspace')).toBe(false);
});
