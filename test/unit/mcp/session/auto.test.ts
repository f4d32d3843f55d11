import { describe, expect, test } from '@jest/globals';
import { explained } from '../../../../core/src/mcp/explain/index.js';
import { createStreamableSession } from '../../../../core/src/mcp/session/index.js';
import type { RequestOptions } from '../../../../core/src/runtime.js';
import {
    bodyOf,
    failureOf,
    FakeServer,
    initialized,
    json,
    result,
    status,
    TOKEN,
} from './support/fake-server.js';
import type { Answer, Message } from './support/fake-server.js';

const BASE = 'https://x1.n7.xano.io/x2/mcp/meta/mcp';
const html = status(200, { 'content-type': 'text/html' }, '<html>');

/** A server of streamable HTTP at `/stream` alone; `elsewhere` answers the rest. */
const streamAt = (elsewhere: (request: RequestOptions) => Answer): FakeServer =>
    new FakeServer((_, request) =>
        request.url.split('?')[0]!.endsWith('/stream') ? undefined : elsewhere(request),
    );

const asked = (server: FakeServer): string[] =>
    server.requests.map(({ method, url }) => `${method} ${url.slice(BASE.length)}`);

/** A server of the older transport at `/sse`. */
function legacy(called: (id: number | undefined) => Answer = (id) => result(id, { n: 1 })): FakeServer {
    let say: (message: unknown) => void = () => undefined;
    async function* stream(signal: RequestOptions['signal']) {
        const queue: string[] = ['event: endpoint\ndata: /x2/mcp/meta/mcp/messages?sid=1\n\n'];
        let wake = (): void => undefined;
        say = (message) => {
            queue.push(`event: message\ndata: ${JSON.stringify(message)}\n\n`);
            wake();
        };
        signal?.addEventListener('abort', () => wake());
        while (signal?.aborted !== true) {
            for (const text of queue.splice(0)) yield text;
            await new Promise<void>((resolve) => (wake = resolve));
        }
    }
    return new FakeServer((message: Message, request) => {
        if (request.method === 'GET')
            return {
                status: 200,
                headers: { 'content-type': 'text/event-stream' },
                stream: stream(request.signal),
            };
        if (!request.url.includes('/messages')) return status(405);
        const answer = message.method === 'initialize' ? initialized()(message) : called(message.id);
        if (message.id !== undefined && !(answer instanceof Error) && answer !== 'never')
            say(JSON.parse(answer.body!));
        return status(202, {}, 'Accepted');
    });
}

describe('auto', () => {
    test.each([400, 404, 405])('%i at /sse leads to /stream', async (code) => {
        const server = streamAt(() => status(code));
        const session = server.session({ url: `${BASE}/sse?beta=true` });
        expect((await session.open()).transport).toBe('streamable');
        expect(asked(server)).toEqual([
            'POST /sse?beta=true',
            'POST /stream?beta=true',
            'POST /stream?beta=true',
        ]);
    });

    test('then to the older transport', async () => {
        const server = legacy();
        const session = server.session({ url: `${BASE}/sse` });
        expect((await session.open()).transport).toBe('sse');
        expect(await session.callTool('a', {})).toEqual({ n: 1 });
        expect(asked(server)).toEqual([
            'POST /sse',
            'POST /stream',
            'GET /sse',
            'POST /messages?sid=1',
            'POST /messages?sid=1',
            'POST /messages?sid=1',
        ]);
        await session.close();
        expect(server.requests[2]!.signal!.aborted).toBe(true);
        expect(server.sleepers).toBe(0);
    });

    test.each([
        ['401', status(401)],
        ['403', status(403)],
        ['500', status(500)],
        ['a page', html],
    ])('%s stops it', async (_, answer) => {
        const server = new FakeServer(() => answer);
        await failureOf(server.session({ url: `${BASE}/sse`, retries: 0 }).open());
        expect(asked(server)).toEqual(['POST /sse']);
    });

    test('when nothing works, the error is the most telling one', async () => {
        const pageOnGet = new FakeServer((_, { method }) => (method === 'GET' ? html : status(405)));
        expect(await failureOf(pageOnGet.session({ url: `${BASE}/sse` }).open())).toMatchObject({
            message: expect.stringContaining('a web page came back'),
        });
        const nothing = new FakeServer((_, { method }) => status(method === 'GET' ? 400 : 405));
        expect(await failureOf(nothing.session({ url: `${BASE}/sse` }).open())).toMatchObject({
            status: 405,
        });
        expect(asked(nothing)).toEqual(['POST /sse', 'POST /stream', 'GET /sse']);
    });

    test('what worked is remembered', async () => {
        const server = streamAt(() => status(404));
        const session = server.session({ url: `${BASE}/sse` });
        await session.open();
        server.requests.length = 0;
        server.handle = (message, { url, headers }) => {
            if (url.endsWith('/sse')) return status(404);
            return message.method === 'tools/call' && headers['mcp-session-id'] === 's1'
                ? status(404)
                : undefined;
        };
        await session.callTool('a', {});
        expect(asked(server)).toEqual(['POST /stream', 'POST /stream', 'POST /stream', 'POST /stream']);
    });

    test('a transport that was chosen is the only one tried', async () => {
        const server = new FakeServer(() => status(404));
        await failureOf(server.session({ url: `${BASE}/sse`, transport: 'streamable' }).open());
        expect(asked(server)).toEqual(['POST /sse']);
    });
});

describe('the simple form', () => {
    const url = 'https://x1.n7.xano.io/api/mcp/sse';
    const simple = { url, transport: 'simple' } as const;

    test('asks with tool and args, and has no handshake and no list', async () => {
        const server = new FakeServer(() => json([{ id: 1 }]));
        const session = server.session(simple);
        expect((await session.open()).transport).toBe('simple');
        expect(await session.callTool('getTable', { table_id: 3 })).toEqual({
            content: [{ type: 'text', text: '[{"id":1}]' }],
        });
        expect(server.requests.map(bodyOf)).toEqual([{ tool: 'getTable', args: { table_id: 3 } }]);
        for await (const tool of session.tools()) throw new Error(tool.name);
    });

    test('a failure of the tool is a result, like over MCP', async () => {
        const server = new FakeServer(() =>
            json({ code: 'ERROR_CODE_NOT_FOUND', message: '' }, { status: 404 }),
        );
        expect(await server.session(simple).callTool('a', {})).toMatchObject({ isError: true });
    });

    test.each([
        ['401', status(401), 'auth'],
        ['a page', html, 'outcome-unknown'],
        ['404 of a front end', status(404, { 'content-type': 'text/html' }, '<html>'), 'protocol'],
    ])('%s is an error', async (_, answer, kind) => {
        const server = new FakeServer(() => answer);
        expect(await failureOf(server.session({ ...simple, retries: 0 }).callTool('a', {}))).toMatchObject({
            kind,
        });
    });
});

describe('the older transport', () => {
    const stream = (text: string): Answer => ({
        status: 200,
        headers: { 'content-type': 'text/event-stream' },
        // eslint-disable-next-line @typescript-eslint/require-await -- a stream that ends after its text
        stream: (async function* () {
            yield text;
        })(),
    });
    const settings = { url: `${BASE}/sse`, transport: 'sse', retries: 0 } as const;

    test('an endpoint of another origin gets no token', async () => {
        const server = new FakeServer(() => stream('event: endpoint\ndata: https://other.example.co/m\n\n'));
        expect(await failureOf(server.session(settings).open())).toMatchObject({
            kind: 'protocol',
            message: expect.stringContaining('another origin'),
        });
        expect(server.log).toEqual(['GET']);
    });

    test('a stream that ends without an endpoint', async () => {
        const server = new FakeServer(() => stream(': hello\n\n'));
        expect(await failureOf(server.session(settings).open())).toMatchObject({
            message: expect.stringContaining('never named its endpoint'),
        });
    });

    test('a runtime that cannot stream says so', async () => {
        const server = new FakeServer(() =>
            status(200, { 'content-type': 'text/event-stream' }, 'event: endpoint\ndata: /m\n\n'),
        );
        expect(await failureOf(server.session(settings).open())).toMatchObject({ kind: 'config' });
    });

    test.each([
        ['a text', { result: { content: [{ type: 'text', text: 'Invalid token' }] } }],
        [
            'a failure',
            { result: { isError: true, content: [{ type: 'text', text: '{"message":"Invalid token."}' }] } },
        ],
        ['an error', { error: { code: -32000, message: 'Invalid token' } }],
    ])('"Invalid token" as %s does not blame the token', async (_, answer) => {
        const session = legacy((id) => json({ jsonrpc: '2.0', id, ...answer })).session(settings);
        const error = await failureOf(session.callTool('a', {}));
        expect(error).toMatchObject({ kind: 'auth', hint: expect.stringContaining('/stream') });
        expect(String(error['hint'])).not.toMatch(/expire/);
        await session.close();
    });

    test('a record that speaks of tokens is a result like any other', async () => {
        const answer = { content: [{ type: 'text', text: '{"note":"Invalid token"}' }] };
        const session = legacy((id) => result(id, answer)).session(settings);
        expect(await session.callTool('a', {})).toEqual(answer);
        await session.close();
    });
});

describe('the session of streamable HTTP alone', () => {
    const settings = { url: `${BASE}/sse`, token: TOKEN } as const;

    test.each(['sse', 'simple'] as const)('%s needs the other one', (transport) => {
        const open = (): unknown => createStreamableSession({ ...settings, transport }, new FakeServer());
        expect(open).toThrow(
            expect.objectContaining({
                kind: 'config',
                path: 'transport',
                message: expect.stringContaining(transport),
                hint: expect.stringContaining('createPureSession'),
            }),
        );
    });

    test('tries no other address, and says which is right', async () => {
        const server = streamAt(() => status(405));
        expect(
            await failureOf(explained(createStreamableSession)(settings, server, undefined).open()),
        ).toMatchObject({
            kind: 'protocol',
            hint: expect.stringContaining('ends in /stream'),
        });
        expect(asked(server)).toEqual(['POST /sse']);
    });

    test('tells of progress as well', async () => {
        const server = new FakeServer();
        const session = createStreamableSession({ ...settings, url: `${BASE}/stream` }, server);
        await session.callTool('a', {}, { onProgress: () => undefined });
        expect(server.requests.at(-1)!.responseType).toBe('stream');
        expect(bodyOf(server.requests.at(-1)!)).toMatchObject({ params: { _meta: { progressToken: 2 } } });
    });
});
