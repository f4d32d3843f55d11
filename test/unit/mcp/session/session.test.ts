import { describe, expect, test } from '@jest/globals';
import { TransportFailure } from '../../../../core/src/runtime.js';
import {
    bodyOf,
    failureOf,
    FakeServer,
    initialized,
    json,
    result,
    rpcError,
    status,
    TOKEN,
} from './support/fake-server.js';
import type { Handle, Message } from './support/fake-server.js';

const OPENING = ['initialize', 'notifications/initialized'];
const isCall = ({ method }: Message): boolean => method === 'tools/call';
const gone = rpcError(null, -32001, 'Session not found', 404);

describe('opening', () => {
    test('is left to the first call, and done once however many ask', async () => {
        const server = new FakeServer();
        const session = server.session();
        expect([server.log, session.server]).toEqual([[], undefined]);
        const results = await Promise.all([
            session.callTool('a', {}),
            session.callTool('b', {}),
            session.open(),
        ]);
        expect(results[0]).toEqual({ content: [{ type: 'text', text: 'a' }] });
        expect(server.log).toEqual([...OPENING, 'tools/call a', 'tools/call b']);
        expect(session.server).toEqual({
            name: 'fake',
            version: '1',
            protocolVersion: '2025-06-18',
            transport: 'streamable',
        });
    });

    test('every later request carries what it gave', async () => {
        const server = new FakeServer();
        await server.session({ headers: { 'x-data-source': 'test' } }).callTool('a', { n: 1 });
        const common = {
            authorization: `Bearer ${TOKEN}`,
            'x-data-source': 'test',
            'content-type': 'application/json',
            accept: 'application/json, text/event-stream',
        };
        const later = { ...common, 'mcp-session-id': 's1', 'mcp-protocol-version': '2025-06-18' };
        expect(server.requests.map(({ headers }) => headers)).toEqual([common, later, later]);
        expect(bodyOf(server.requests[2]!)).toEqual({
            jsonrpc: '2.0',
            id: 2,
            method: 'tools/call',
            params: { name: 'a', arguments: { n: 1 } },
        });
    });

    test('a server without sessions gets no session id', async () => {
        const server = new FakeServer((message) =>
            message.method === 'initialize' ? initialized()(message) : undefined,
        );
        await server.session().callTool('a', {});
        expect(server.requests[2]!.headers).not.toHaveProperty('mcp-session-id');
    });

    test('a failed opening is tried again by the next call', async () => {
        const server = new FakeServer(({ method }) => (method === 'initialize' ? status(401) : undefined));
        const session = server.session();
        expect(await failureOf(session.open())).toMatchObject({ kind: 'auth', status: 401 });
        server.handle = () => undefined;
        expect((await session.open()).name).toBe('fake');
    });

    test('the time for connecting covers all its steps', async () => {
        const server = new FakeServer(({ method }) =>
            method === 'notifications/initialized' ? 'never' : undefined,
        );
        const opening = failureOf(server.session({ connectTimeoutMs: 300, retries: 0 }).open());
        await server.advance(299);
        expect(server.log).toEqual(OPENING);
        await server.advance(2);
        expect(await opening).toMatchObject({ kind: 'timeout' });
    });

    test('one who stops waiting does not stop it for the others', async () => {
        let answer = (): void => undefined;
        const server = new FakeServer((message) =>
            message.method !== 'initialize'
                ? undefined
                : new Promise((resolve) => (answer = () => resolve(initialized()(message)))),
        );
        const session = server.session();
        const leaving = new AbortController();
        const left = failureOf(session.open({ signal: leaving.signal }));
        const stayed = session.open();
        leaving.abort();
        expect(await left).toMatchObject({ kind: 'aborted' });
        answer();
        expect((await stayed).name).toBe('fake');
        expect(server.log).toEqual(OPENING);
    });
});

describe('a session the server has forgotten', () => {
    /** Forgets the first session as soon as it is used. */
    const forgetful: Handle = (message, { headers }) =>
        isCall(message) && headers['mcp-session-id'] === 's1' ? gone : undefined;

    test('three calls that meet it: one new session, each call sent once more', async () => {
        const server = new FakeServer(forgetful);
        const session = server.session();
        await session.open();
        await Promise.all(['a', 'b', 'c'].map((name) => session.callTool(name, {})));
        expect(server.sessions).toBe(2);
        expect(server.log.filter((line) => line.startsWith('tools/call')).sort()).toEqual(
            ['a', 'a', 'b', 'b', 'c', 'c'].map((name) => `tools/call ${name}`),
        );
    });

    test('a call that fails late does not end the session others opened meanwhile', async () => {
        let late = (): void => undefined;
        const server = new FakeServer((message, request) =>
            message.params?.name === 'late' && request.headers['mcp-session-id'] === 's1'
                ? new Promise((resolve) => (late = () => resolve(gone)))
                : forgetful(message, request),
        );
        const session = server.session();
        await session.open();
        const slow = session.callTool('late', {});
        await session.callTool('a', {});
        late();
        await slow;
        expect(server.sessions).toBe(2);
    });

    test('400 "not initialized" means the same', async () => {
        const server = new FakeServer((message, { headers }) =>
            isCall(message) && headers['mcp-session-id'] === 's1'
                ? rpcError(null, -32000, 'Bad Request: Server not initialized', 400)
                : undefined,
        );
        await server.session({ retries: 0 }).callTool('a', {});
        expect(server.sessions).toBe(2);
    });

    test('404 to a request without a session is no forgotten session', async () => {
        const server = new FakeServer((message) =>
            message.method === 'initialize' ? initialized()(message) : isCall(message) ? gone : undefined,
        );
        expect(await failureOf(server.session().callTool('a', {}))).toMatchObject({ status: 404 });
        expect(server.log.filter((line) => line === 'initialize')).toHaveLength(1);
    });

    test('twice in a row is an error of its own', async () => {
        const server = new FakeServer((message) => (isCall(message) ? gone : undefined));
        expect(await failureOf(server.session().callTool('a', {}))).toMatchObject({
            kind: 'protocol',
            maybeExecuted: false,
            message: expect.stringContaining('a new session was forgotten at once'),
        });
        expect(server.sessions).toBe(2);
    });
});

const failure = (reason: 'unreachable' | 'broken' | 'timeout', sent: boolean) =>
    new TransportFailure(reason, { sent });

describe('sending again', () => {
    // How many times it is sent when the first two attempts fail so: a write, and a call that may be repeated.
    test.each([
        ['connection refused', failure('unreachable', false), 3, 3],
        ['connection lost', failure('broken', true), 1, 3],
        ['time-out', failure('timeout', true), 1, 3],
        ['429', status(429), 3, 3],
        ['503 with Retry-After', status(503, { 'retry-after': '1' }), 3, 3],
        ['503', status(503), 1, 3],
        ['500', status(500), 1, 3],
        ['504 with a page', status(504, { 'content-type': 'text/html' }, '<html>'), 1, 3],
        ['403', status(403), 1, 1],
        ['an error of the server itself', rpcError(undefined, -32603, 'boom'), 1, 1],
        ['a page', status(200, { 'content-type': 'text/html' }, '<html>'), 1, 1],
        [
            'half an answer',
            status(200, { 'content-type': 'application/json' }, '{"jsonrpc":"2.0","id":2,"res'),
            1,
            3,
        ],
    ] as const)('%s: a write %i times, a repeatable call %i times', async (_, answer, write, repeatable) => {
        for (const [idempotent, wanted] of [
            [false, write],
            [true, repeatable],
        ] as const) {
            let left = 2;
            const server = new FakeServer((message) => (isCall(message) && left-- > 0 ? answer : undefined));
            const session = server.session();
            await session.open();
            const call = session.callTool('a', {}, { idempotent }).catch((error: unknown) => error);
            await server.advance(120_000);
            const outcome = await call;
            expect([idempotent, server.log.filter((line) => line === 'tools/call a').length]).toEqual([
                idempotent,
                wanted,
            ]);
            if (wanted === 3) expect(outcome).toHaveProperty('content');
            else expect(outcome).toHaveProperty('kind');
        }
    });

    test.each([
        [status(429), 21_000],
        [status(429, { 'retry-after': '2' }), 2_000],
        [status(503, { 'retry-after': '3' }), 3_000],
        [failure('unreachable', false), 500],
    ])('waits as long as it should: case %#', async (answer, ms) => {
        let left = 1;
        const server = new FakeServer((message) => (isCall(message) && left-- > 0 ? answer : undefined));
        const session = server.session();
        await session.open();
        const call = session.callTool('a', {});
        await server.advance(ms - 1);
        expect(server.log.filter((line) => line === 'tools/call a')).toHaveLength(1);
        await server.advance(2);
        await call;
        expect(server.log.filter((line) => line === 'tools/call a')).toHaveLength(2);
    });

    test('a 429 holds every call of the session back', async () => {
        let left = 1;
        const server = new FakeServer((message) => (isCall(message) && left-- > 0 ? status(429) : undefined));
        const session = server.session();
        await session.open();
        const first = session.callTool('a', {});
        await server.settle();
        const second = session.callTool('b', {});
        await server.advance(20_999);
        expect(server.log.slice(OPENING.length)).toEqual(['tools/call a']);
        await server.advance(2);
        await Promise.all([first, second]);
        expect(server.log.slice(OPENING.length).sort()).toEqual([
            'tools/call a',
            'tools/call a',
            'tools/call b',
        ]);
    });

    test('never past the whole time of the call', async () => {
        const server = new FakeServer((message) => (isCall(message) ? status(429) : undefined));
        const session = server.session({ totalTimeoutMs: 5_000 });
        expect(await failureOf(session.callTool('a', {}))).toMatchObject({ kind: 'rate-limit', status: 429 });
        expect(server.log.filter((line) => line === 'tools/call a')).toHaveLength(1);
    });

    test('a write nobody knows the fate of says so', async () => {
        for (const answer of [
            failure('broken', true),
            failure('timeout', true),
            status(502),
            status(200, {}, '<html>'),
        ]) {
            const server = new FakeServer((message) => (isCall(message) ? answer : undefined));
            expect(await failureOf(server.session().callTool('a', {}))).toMatchObject({
                kind: 'outcome-unknown',
                maybeExecuted: true,
                hint: expect.stringContaining('Read the data back'),
            });
        }
    });

    test('a token that worked is not doubted at the first 401', async () => {
        let left = 1;
        const server = new FakeServer((message) => (isCall(message) && left-- > 0 ? status(401) : undefined));
        const session = server.session();
        await session.open();
        const call = session.callTool('a', {});
        await server.advance(500);
        expect(await call).toHaveProperty('content');
    });
});

describe('stopping', () => {
    test('an abort leaves the request and tells the server', async () => {
        const server = new FakeServer((message) => (isCall(message) ? 'never' : undefined));
        const session = server.session();
        const leaving = new AbortController();
        const call = failureOf(session.callTool('a', {}, { signal: leaving.signal }));
        await server.settle();
        leaving.abort();
        expect(await call).toMatchObject({ kind: 'aborted', maybeExecuted: true });
        expect(server.requests[2]!.signal!.aborted).toBe(true);
        expect(server.log).toEqual([...OPENING, 'tools/call a', 'notifications/cancelled']);
        expect((bodyOf(server.requests[3]!) as Message).params).toEqual({
            requestId: 2,
            reason: 'aborted',
        });
    });

    test('so does a time-out', async () => {
        const server = new FakeServer((message) => (isCall(message) ? 'never' : undefined));
        const session = server.session();
        const call = failureOf(session.callTool('a', {}, { timeoutMs: 50 }));
        await server.advance(51);
        expect(await call).toMatchObject({ kind: 'outcome-unknown' });
        expect(server.log.at(-1)).toBe('notifications/cancelled');
    });

    test('an abort before, and while waiting to try again', async () => {
        const server = new FakeServer((message) =>
            isCall(message) ? failure('unreachable', false) : undefined,
        );
        const session = server.session();
        const leaving = new AbortController();
        const call = failureOf(session.callTool('a', {}, { signal: leaving.signal }));
        await server.settle();
        leaving.abort();
        expect(await call).toMatchObject({ kind: 'aborted', maybeExecuted: false });
        const sent = server.log.length;
        expect(await failureOf(session.callTool('a', {}, { signal: leaving.signal }))).toMatchObject({
            kind: 'aborted',
        });
        expect(server.log).toHaveLength(sent);
    });

    test('one signal for many calls keeps no listener of them', async () => {
        const added: string[] = [];
        const signal = {
            aborted: false,
            addEventListener: () => void added.push('added'),
            removeEventListener: () => void added.pop(),
        };
        const session = new FakeServer().session();
        await Promise.all(Array.from({ length: 50 }, () => session.callTool('a', {}, { signal })));
        expect(added).toEqual([]);
    });
});

describe('closing', () => {
    test('ends the session on the server, once', async () => {
        const server = new FakeServer();
        const session = server.session();
        await session.open();
        await Promise.all([session.close(), session.close()]);
        await session.close();
        expect(server.log).toEqual([...OPENING, 'DELETE']);
        expect(server.requests[2]!.headers).toMatchObject({
            'mcp-session-id': 's1',
            authorization: `Bearer ${TOKEN}`,
        });
        expect(await failureOf(session.callTool('a', {}))).toMatchObject({
            kind: 'aborted',
            message: 'tools/call a: the MCP session was closed.',
        });
    });

    test.each([[status(404)], [status(405)], [failure('broken', true)]])(
        'whatever the server says: case %#',
        async (answer) => {
            const server = new FakeServer(({ method }) => (method === 'DELETE' ? answer : undefined));
            const session = server.session();
            await session.open();
            await session.close();
            expect(server.log.at(-1)).toBe('DELETE');
        },
    );

    test('rejects what is under way', async () => {
        const server = new FakeServer((message) => (isCall(message) ? 'never' : undefined));
        const session = server.session();
        const call = failureOf(session.callTool('a', {}));
        await server.settle();
        await session.close();
        expect(await call).toMatchObject({
            kind: 'aborted',
            maybeExecuted: true,
            message: expect.stringContaining('closed'),
        });
        expect(server.sleepers).toBe(0);
    });

    test('ends an opening under way', async () => {
        const server = new FakeServer(({ method }) => (method === 'initialize' ? 'never' : undefined));
        const session = server.session();
        const opening = failureOf(session.open());
        await server.settle();
        await session.close();
        expect(await opening).toMatchObject({ kind: 'aborted' });
        expect(server.requests[0]!.signal!.aborted).toBe(true);
        expect(server.log).toEqual(['initialize']);
    });

    test('without a session there is nothing to end', async () => {
        const server = new FakeServer();
        await server.session().close();
        expect(server.log).toEqual([]);
    });
});

describe('the list of tools', () => {
    const pages = (next: (cursor: string | undefined) => string | undefined): FakeServer =>
        new FakeServer(({ method, id, params }) => {
            if (method !== 'tools/list') return undefined;
            const nextCursor = next(params?.cursor);
            const tools = [{ name: `after ${params?.cursor ?? 'start'}`, inputSchema: { type: 'object' } }];
            return result(id, nextCursor === undefined ? { tools } : { tools, nextCursor });
        });
    const names = async (server: FakeServer): Promise<string[]> => {
        const all: string[] = [];
        for await (const { name } of server.session().tools()) all.push(name);
        return all;
    };

    test('is read to its end', async () => {
        const next = new Map([
            [undefined, 'x'],
            ['x', 'y'],
        ] as [string | undefined, string][]);
        expect(await names(pages((cursor) => next.get(cursor)))).toEqual([
            'after start',
            'after x',
            'after y',
        ]);
    });

    test('ends when a cursor comes again', async () => {
        expect(await names(pages((cursor) => (cursor === 'x' ? 'y' : 'x')))).toEqual([
            'after start',
            'after x',
            'after y',
        ]);
    });

    test('ends after 64 pages', async () => {
        expect(await names(pages((cursor) => String(Number(cursor ?? 0) + 1)))).toHaveLength(64);
    });

    test('what is no tool is left out, a missing schema filled in', async () => {
        const server = new FakeServer(({ method, id }) =>
            method === 'tools/list'
                ? result(id, { tools: [{ name: 'a', extra: 1 }, { title: 'b' }, null, 'c'] })
                : undefined,
        );
        const all = [];
        for await (const tool of server.session().tools()) all.push(tool);
        expect(all).toEqual([{ name: 'a', extra: 1, inputSchema: { type: 'object' } }]);
    });
});

describe('the forms of an answer', () => {
    const framed = (text: string) =>
        status(200, { 'content-type': 'text/event-stream; charset=utf-8' }, text);

    test.each([
        [
            'framed as events',
            (id: number) => framed(`event: message\ndata: {"jsonrpc":"2.0","id":${id},"result":{"n":1}}\n\n`),
        ],
        [
            'after other messages',
            (id: number) =>
                framed(
                    `data: {"method":"notifications/message","params":{}}\n\ndata: {"id":${id},"result":{"n":1}}\n\n`,
                ),
        ],
        ['a list', (id: number) => json([{ method: 'x' }, { jsonrpc: '2.0', id, result: { n: 1 } }])],
        ['its id as text', (id: number) => json({ jsonrpc: '2.0', id: String(id), result: { n: 1 } })],
        ['unknown content', (id: number) => json({ id, result: { n: 1, content: [{ type: 'hologram' }] } })],
    ])('%s', async (_, answer) => {
        const server = new FakeServer((message) => (isCall(message) ? answer(message.id!) : undefined));
        expect(await server.session().callTool('a', {})).toMatchObject({ n: 1 });
    });

    test('an answer to another request is none', async () => {
        const server = new FakeServer((message) => (isCall(message) ? result(99, {}) : undefined));
        expect(await failureOf(server.session().callTool('a', {}))).toMatchObject({
            kind: 'outcome-unknown',
        });
    });

    test('what the server tells unasked is passed on, what it asks is answered', async () => {
        const told: unknown[] = [];
        const changed = '{"jsonrpc":"2.0","method":"notifications/tools/list_changed"}';
        const server = new FakeServer((message) =>
            isCall(message)
                ? framed(
                      `data: ${changed}\n\ndata: {"jsonrpc":"2.0","id":7,"method":"ping"}\n\ndata: {"id":${message.id!},"result":{}}\n\n`,
                  )
                : undefined,
        );
        const session = server.session({ onNotification: (...all) => void told.push(all) });
        await session.callTool('a', {});
        expect(told).toEqual([['notifications/tools/list_changed', {}]]);
        expect(bodyOf(server.requests.at(-1)!)).toEqual({
            jsonrpc: '2.0',
            id: 7,
            result: {},
        });
    });

    test('progress is told as it comes, and keeps the call alive', async () => {
        const server = new FakeServer();
        const told: unknown[] = [];
        async function* slowly(message: Message) {
            for (const progress of [1, 2]) {
                await server.sleep(900);
                const params = { progressToken: message.id, progress, total: 2, message: `step ${progress}` };
                yield `data: ${JSON.stringify({ method: 'notifications/progress', params })}\n\n`;
            }
            yield `data: ${JSON.stringify({ id: message.id, result: { n: 1 } })}\n\n`;
        }
        server.handle = (message, request) => {
            if (!isCall(message)) return undefined;
            expect([request.responseType, request.timeoutMs, message.params?.['_meta']]).toEqual([
                'stream',
                // What keeps it alive is progress, which a runtime knows nothing of.
                0,
                { progressToken: message.id },
            ]);
            return { status: 200, headers: { 'content-type': 'text/event-stream' }, stream: slowly(message) };
        };
        const onProgress = (event: unknown): void => void told.push(event);
        const call = server.session().callTool('a', {}, { timeoutMs: 1_000, onProgress });
        await server.advance(1_800);
        expect(await call).toEqual({ n: 1 });
        expect(told).toEqual([
            { done: 1, total: 2, message: 'step 1' },
            { done: 2, total: 2, message: 'step 2' },
        ]);
        expect(server.sleepers).toBe(0);
    });
});

test('the log tells of each attempt, without a secret', async () => {
    const lines: [string, string, unknown][] = [];
    let left = 1;
    const server = new FakeServer((message) =>
        isCall(message) && left-- > 0 ? status(503, { 'retry-after': '0' }) : undefined,
    );
    const url = `https://x1.n7.xano.io/x2/mcp/meta/${TOKEN}/stream`;
    const session = server.session({ url, tokenIn: 'path' }, (...line) => void lines.push(line));
    const call = session.callTool('a', {});
    await server.advance(10);
    await call;
    expect(lines.map(([level, message]) => `${level} ${message}`)).toEqual([
        'info request',
        'debug request body',
        'info session open',
        'info answer',
        'info retry',
        'info request',
        'debug request body',
        'info answer',
        'debug answer body',
    ]);
    expect(JSON.stringify(lines)).not.toContain(TOKEN);
});
