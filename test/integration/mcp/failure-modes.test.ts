import { getEventListeners } from 'node:events';
import type { ServerResponse } from 'node:http';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { McpSession, McpSettings } from '../../../core/src/mcp/types.js';
import { createSdkSession } from '../../../core/src/node/mcp/index.js';
import { createNodeRuntime } from '../../../core/src/node/runtime.js';
import { answer, BrokenServer, event, openEvents, sendJson } from './broken-server.js';
import { failureOf, makers, NotingRuntime, toolNames } from './sessions.js';

/** Never waited for by a test that passes. */
const AMPLE_MS = 20_000;

let server: BrokenServer;
let runtime: NotingRuntime;
const opened: McpSession[] = [];

beforeEach(async () => {
    server = await BrokenServer.open();
    runtime = new NotingRuntime();
});

afterEach(async () => {
    await Promise.all(opened.splice(0).map((session) => session.close()));
    runtime.close();
    await server.close();
});

const notFound = '{"jsonrpc":"2.0","error":{"code":-32001,"message":"Session not found"},"id":null}';

describe.each(makers)('what the SDK leaves open, in the session "%s"', (name, make) => {
    const connect = (more: Partial<McpSettings> = {}): McpSession => {
        const settings = {
            url: `${server.origin}/mcp`,
            token: 'token',
            retries: 0,
            timeoutMs: AMPLE_MS,
        } as const;
        const session = make({ ...settings, transport: 'streamable', ...more }, runtime);
        opened.push(session);
        return session;
    };
    const legacy = (more: Partial<McpSettings> = {}): McpSession =>
        connect({ url: `${server.origin}/sse`, transport: 'sse', ...more });

    test('404 for the session: a new one', async () => {
        server.onCall = (response, message, { headers }) =>
            headers['mcp-session-id'] === 's1'
                ? sendJson(response, notFound, 404)
                : sendJson(response, answer(message, { content: [] }));
        expect(await connect().callTool('a', {})).toEqual({ content: [] });
        expect([server.count('initialize'), server.count('tools/call a')]).toEqual([2, 2]);
    });

    test.each([
        ['ends', (response: ServerResponse) => void response.end(': bye\n\n')],
        ['breaks', (response: ServerResponse) => void response.destroy()],
    ])('an answer stream that %s before the answer: fails at once', async (_, end) => {
        server.onCall = (response) => {
            openEvents(response).write(': open\n\n', () => end(response));
        };
        const session = connect();
        const error = await failureOf(session.callTool('a', {}));
        expect(error).toMatchObject({ kind: 'outcome-unknown' });
        // Not after its time limit, which would be said.
        expect(error.message).not.toContain('in time');
        const repeatable = await failureOf(session.callTool('a', {}, { idempotent: true }));
        expect(['connection', 'protocol']).toContain(repeatable.kind);
    });

    test('an abort closes the POST and tells the server', async () => {
        server.onCall = (response) => void openEvents(response).write(': open\n\n');
        const leaving = new AbortController();
        const call = failureOf(connect().callTool('a', {}, { signal: leaving.signal }));
        await server.seen('tools/call a');
        leaving.abort();
        expect((await call).kind).toBe('aborted');
        await Promise.all([server.seen('closed: tools/call a'), server.seen('notifications/cancelled')]);
    });

    test('so does a time-out, which is told from an abort', async () => {
        server.onCall = () => undefined;
        const { signal } = new AbortController();
        const call = failureOf(connect().callTool('a', {}, { signal, idempotent: true }));
        await server.seen('tools/call a');
        await runtime.expire();
        expect((await call).kind).toBe('timeout');
        await Promise.all([server.seen('closed: tools/call a'), server.seen('notifications/cancelled')]);
    });

    test('one signal for many calls: no listener stays, nothing finished is cancelled', async () => {
        const leaving = new AbortController();
        const session = connect();
        await session.open();
        for (let count = 0; count < 3; count++) await session.callTool('a', {}, { signal: leaving.signal });
        expect(getEventListeners(leaving.signal, 'abort')).toHaveLength(0);
        leaving.abort();
        await session.callTool('b', {});
        expect(server.count('notifications/cancelled')).toBe(0);
    });

    test('many calls at once: no warning of a leak', async () => {
        const warnings: string[] = [];
        const note = ({ message }: Error): void => void warnings.push(message);
        process.on('warning', note);
        const session = connect();
        const { signal } = new AbortController();
        await Promise.all(Array.from({ length: 60 }, () => session.callTool('a', {}, { signal })));
        await new Promise((resolve) => setImmediate(resolve));
        process.off('warning', note);
        expect(warnings).toEqual([]);
    });

    test('an event stream that never names its endpoint: the time for connecting', async () => {
        server.onGet = (response) => void openEvents(response).write(': hello\n\n');
        const error = await failureOf(legacy({ connectTimeoutMs: 1_000 }).open());
        expect(error).toMatchObject({
            kind: 'timeout',
            message: expect.stringContaining('never named its endpoint'),
        });
        await server.seen('closed: GET');
    });

    test('a failed start does not go on dialling', async () => {
        // Told to, EventSource would be back after a millisecond.
        server.onGet = (response) => void openEvents(response).end('retry: 1\n\n');
        await failureOf(legacy().open());
        server.onGet = (response) => void response.writeHead(500).end();
        await failureOf(legacy().open());
        await connect().callTool('a', {});
        // The third is the SDK's own stream of streamable HTTP.
        expect(runtime.count('GET')).toBe(name === 'sdk' ? 3 : 2);
    });

    test('an endpoint of another origin gets nothing', async () => {
        server.onGet = (response) => {
            openEvents(response).write('event: endpoint\ndata: http://127.0.0.1:1/messages\n\n');
        };
        expect(await failureOf(legacy().open())).toMatchObject({
            kind: 'protocol',
            message: expect.stringContaining('another origin'),
        });
        expect(runtime.log).toEqual(['GET']);
        await server.seen('closed: GET');
    });

    test('a lost event stream fails all its calls, and the next begins anew', async () => {
        const { say } = server.legacy();
        server.onCall = (response, message) => {
            response.writeHead(202).end('Accepted');
            if (message.params?.name === 'quick') say(answer(message, { content: [] }));
        };
        const session = legacy();
        await session.open();
        const calls = ['slow', 'slower'].map((tool) => failureOf(session.callTool(tool, {})));
        await Promise.all([server.seen('tools/call slow'), server.seen('tools/call slower')]);
        server.streams[0]?.destroy();
        expect((await Promise.all(calls)).map(({ kind }) => kind)).toEqual([
            'outcome-unknown',
            'outcome-unknown',
        ]);
        expect(await session.callTool('quick', {})).toEqual({ content: [] });
        expect([server.count('initialize'), server.streams.length]).toEqual([2, 2]);
    });

    test.each([429, 503])('%i keeps its Retry-After', async (status) => {
        server.onCall = (response) =>
            void response.writeHead(status, { 'retry-after': '3' }).end('slow down');
        expect(await failureOf(connect().callTool('a', {}))).toMatchObject({
            status,
            retryAfterMs: 3_000,
            maybeExecuted: false,
        });
    });

    test('an error of JSON-RPC in HTTP 400 is read', async () => {
        server.onCall = (response, { id }) => {
            const error = { code: -32602, message: 'bad params', data: { path: 'x' } };
            sendJson(response, JSON.stringify({ jsonrpc: '2.0', id, error }), 400);
        };
        expect(await failureOf(connect().callTool('a', {}))).toMatchObject({
            kind: 'validation',
            status: 400,
            code: '-32602',
            message: expect.stringContaining('bad params'),
            payload: { path: 'x' },
        });
    });

    test.each([
        [403, 'permission'],
        [500, 'server'],
    ])('a POST of the older transport refused with %i has its status', async (status, kind) => {
        server.legacy();
        server.onCall = (response) => void response.writeHead(status).end('no');
        expect(await failureOf(legacy().callTool('a', {}))).toMatchObject({ kind, status });
    });

    test('content of an unknown type passes through', async () => {
        const content = [
            { type: 'hologram', depth: 3 },
            { type: 'text', text: 'a', extra: true },
        ];
        server.onCall = (response, message) => sendJson(response, answer(message, { content, more: 1 }));
        expect(await connect().callTool('a', {})).toEqual({ content, more: 1 });
    });

    test('the list of tools is read to its end, whatever cursor comes', async () => {
        const pages = new Map([
            [undefined, { tools: [{ name: 'a' }], nextCursor: '2' }],
            ['2', { tools: [{ name: 'b' }], nextCursor: '3' }],
            ['3', { tools: [{ name: 'c' }], nextCursor: '2' }],
        ]);
        server.onList = (response, message) =>
            sendJson(response, answer(message, pages.get(message.params?.cursor)));
        expect(await toolNames(connect())).toEqual(['a', 'b', 'c']);
    });

    test('a tool with an output schema needs no code made at run time', async () => {
        const outputSchema = { type: 'object', properties: { n: { type: 'number' } }, required: ['n'] };
        server.onList = (response, message) =>
            sendJson(response, answer(message, { tools: [{ name: 'a', inputSchema: {}, outputSchema }] }));
        server.onCall = (response, message) =>
            sendJson(response, answer(message, { content: [], structuredContent: { n: 'no number' } }));
        const original = globalThis.Function;
        const refuse = (): never => {
            throw new EvalError('refused, as a page with a content security policy does');
        };
        globalThis.Function = new Proxy(original, { construct: refuse, apply: refuse });
        try {
            const session = connect();
            expect(await toolNames(session)).toEqual(['a']);
            expect(await session.callTool('a', {})).toHaveProperty('structuredContent');
        } finally {
            globalThis.Function = original;
        }
    });

    test('progress keeps a call alive, but not past its whole time', async () => {
        const told: number[] = [];
        server.onCall = (response, { params }) => {
            openEvents(response);
            let progress = 0;
            const timer = setInterval(() => {
                const about = { progressToken: params?._meta?.progressToken, progress: ++progress };
                response.write(
                    event(
                        JSON.stringify({ jsonrpc: '2.0', method: 'notifications/progress', params: about }),
                    ),
                );
            }, 10);
            response.once('close', () => clearInterval(timer));
        };
        const begun = performance.now();
        // Between two signs of life a busy machine may pause, but hardly for so long.
        const limits = { timeoutMs: 1_000, totalTimeoutMs: 1_500, idempotent: true };
        const onProgress = ({ done }: { readonly done: number }): void => void told.push(done);
        const session = connect();
        await session.open();
        expect((await failureOf(session.callTool('a', {}, { ...limits, onProgress }))).kind).toBe('timeout');
        const took = performance.now() - begun;
        expect(took).toBeGreaterThan(1_400);
        expect(told.length).toBeGreaterThan(3);
        await server.seen('closed: tools/call a');
    });

    test.each([0, 2 ** 31, 2 ** 40])('a limit of %i ms does not end a call at once', async (limitMs) => {
        const limits = { timeoutMs: limitMs, totalTimeoutMs: limitMs };
        expect(await connect({ ...limits, connectTimeoutMs: limitMs }).callTool('a', {})).toEqual({
            content: [],
        });
        server.legacy();
        server.onCall = (response, message) => {
            response.writeHead(202).end('Accepted');
            server.streams.at(-1)?.write(event(answer(message, { content: [] })));
        };
        expect(await legacy({ ...limits, connectTimeoutMs: limitMs }).callTool('a', {})).toEqual({
            content: [],
        });
    });

    test('an event stream may be silent for longer than an unused connection is kept', async () => {
        const { say } = server.legacy();
        server.onCall = (response, message) => {
            response.writeHead(202).end('Accepted');
            setTimeout(() => say(answer(message, { content: [] })), 80);
        };
        const own = createNodeRuntime({ idleMs: 20 });
        const settings = {
            url: `${server.origin}/sse`,
            token: 'token',
            transport: 'sse',
            retries: 0,
        } as const;
        const session = make(settings, own);
        expect(await session.callTool('a', {})).toEqual({ content: [] });
        expect(await session.callTool('b', {})).toEqual({ content: [] });
        expect(server.streams).toHaveLength(1);
        await session.close();
        own.close?.();
    });

    test('an answer in pieces, cut in the middle of a character', async () => {
        const text = 'Zoë 😀 漢字';
        server.onCall = (response, message) => {
            openEvents(response);
            const bytes = Buffer.from(event(answer(message, { content: [{ type: 'text', text }] })));
            let at = 0;
            const next = (): void => {
                if (at < bytes.length) response.write(bytes.subarray(at, ++at), () => setImmediate(next));
                else response.end();
            };
            next();
        };
        const onProgress = (): void => undefined;
        expect(await connect().callTool('a', {}, { onProgress })).toEqual({
            content: [{ type: 'text', text }],
        });
    });
});

describe('only over the SDK', () => {
    const connect = (
        more: Parameters<typeof createSdkSession>[1] = {},
        settings: Partial<McpSettings> = {},
    ): McpSession => {
        const base = {
            url: `${server.origin}/mcp`,
            token: 'token',
            transport: 'streamable',
            retries: 0,
        } as const;
        const session = createSdkSession({ ...base, ...settings }, { runtime, ...more });
        opened.push(session);
        return session;
    };

    test('a stream that broke after an event with an id is taken up again', async () => {
        let id = 0;
        server.onCall = (response, message) => {
            ({ id = 0 } = message);
            openEvents(response).end('id: e1\nretry: 1\ndata:\n\n');
        };
        const resumed: unknown[] = [];
        let asked = 0;
        server.onGet = (response, _, { headers }) => {
            if (headers['last-event-id'] === undefined) return void response.writeHead(405).end();
            resumed.push(headers['last-event-id']);
            // It breaks once more, further on; then the answer comes.
            if (++asked === 1) return void openEvents(response).end('id: e2\ndata:\n\n');
            return void openEvents(response).end(`id: e3\n${event(answer({ id }, { content: [] }))}`);
        };
        expect(await connect().callTool('a', {})).toEqual({ content: [] });
        expect(resumed).toEqual(['e1', 'e2']);
    });

    test('when that fails, the call fails, and not by its time-out', async () => {
        server.onCall = (response) => void openEvents(response).end('id: e1\nretry: 1\ndata:\n\n');
        expect((await failureOf(connect().callTool('a', {}))).kind).toBe('outcome-unknown');
        expect(server.count('tools/call a')).toBe(1);
    });

    test('the server asks in the middle of a call, and is answered with defaults filled in', async () => {
        const replies: unknown[] = [];
        server.onCall = (response, message) => {
            const requestedSchema = {
                type: 'object',
                properties: { color: { type: 'string', default: 'red' } },
            };
            const params = { message: 'Which color?', requestedSchema };
            openEvents(response).write(
                event(JSON.stringify({ jsonrpc: '2.0', id: 'q1', method: 'elicitation/create', params })),
            );
            server.onReply = (reply) => {
                replies.push(reply);
                response.end(event(answer(message, { content: [] })));
            };
        };
        const asked: string[] = [];
        const onElicit = ({ message }: { readonly message: string }) => {
            asked.push(message);
            return Promise.resolve({ action: 'accept' as const, content: {} });
        };
        expect(await connect({ onElicit }).callTool('a', {})).toEqual({ content: [] });
        expect(asked).toEqual(['Which color?']);
        expect(replies).toMatchObject([
            { id: 'q1', result: { action: 'accept', content: { color: 'red' } } },
        ]);
    });

    test("the server's log, from the level that was asked for", async () => {
        const told: unknown[] = [];
        const params = { level: 'warning', data: 'slow' };
        server.onCall = (response, message) => {
            const line = JSON.stringify({ jsonrpc: '2.0', method: 'notifications/message', params });
            openEvents(response).end(event(line) + event(answer(message, { content: [] })));
        };
        const session = connect({ logLevel: 'warning' }, { onNotification: (...all) => void told.push(all) });
        await session.callTool('a', {});
        expect(server.count('logging/setLevel')).toBe(1);
        expect(told).toEqual([['notifications/message', params]]);
    });

    test('what the server tells on its own stream arrives', async () => {
        const changed = { jsonrpc: '2.0', method: 'notifications/tools/list_changed' };
        server.onGet = (response) => void openEvents(response).write(event(JSON.stringify(changed)));
        const told = new Promise((resolve) => {
            const session = connect({}, { onNotification: (...all) => resolve(all) });
            void session.open();
        });
        expect(await told).toEqual(['notifications/tools/list_changed', {}]);
    });
});
