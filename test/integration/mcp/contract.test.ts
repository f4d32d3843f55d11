import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { explained } from '../../../core/src/mcp/explain/index.js';
import { createStreamableSession } from '../../../core/src/mcp/session/index.js';
import type { McpCallOptions, McpSession, McpSettings } from '../../../core/src/mcp/types.js';
import { openMcpBench, TOKEN } from '../mcp-bench.js';
import { failureOf, makers, NotingRuntime, PATHS, toolNames } from './sessions.js';
import type { Failure, Kind } from './sessions.js';

interface Fault {
    readonly kind: string;
    readonly status?: number;
    readonly [field: string]: unknown;
}

const kinds = Object.keys(PATHS) as Kind[];
const alone: (typeof makers)[number] = [
    'streamable alone',
    (settings, runtime) => explained(createStreamableSession)(settings, runtime, undefined),
];
const matrix = [
    ...makers.flatMap(([name, make]) => kinds.map((kind) => [name, kind, make] as const)),
    [alone[0], 'streamable', alone[1]] as const,
];
/** Long enough for a busy machine, and never waited for by a test that passes. */
const AMPLE_MS = 20_000;

let bench: Awaited<ReturnType<typeof openMcpBench>>;
let runtime: NotingRuntime;
const opened: McpSession[] = [];

beforeEach(async () => {
    bench = await openMcpBench();
    runtime = new NotingRuntime();
});

afterEach(async () => {
    await Promise.all(opened.splice(0).map((session) => session.close()));
    runtime.close();
    await bench.close();
});

/** Makes the tools hang; resolves when the next call has reached one. */
const hang = (): Promise<void> =>
    new Promise((reached) => {
        bench.reply = () => {
            reached();
            return new Promise(() => undefined);
        };
    });

/** Lets the time of the first call run out as soon as a fault that hangs has hold of it, and of none after it. */
function expireIn({ kind, when }: Fault): void {
    if (kind !== 'hang') return;
    const { reply, onTaken } = bench;
    const expire = (): void => {
        Object.assign(bench, { reply, onTaken });
        void runtime.expire();
    };
    if (when !== 'after') {
        bench.onTaken = expire;
        return;
    }
    bench.reply = (request) => {
        expire();
        return reply(request);
    };
}

describe.each(matrix)('%s over %s', (_, kind, make) => {
    const settings = (more: Partial<McpSettings> = {}): McpSettings => ({
        url: bench.origin + PATHS[kind],
        token: TOKEN,
        transport: kind,
        retries: 0,
        ...more,
    });
    const connect = (more?: Partial<McpSettings>): McpSession => {
        const session = make(settings(more), runtime);
        opened.push(session);
        return session;
    };
    const call = (session: McpSession, options = {}) => session.callTool('listWorkspaces', {}, options);
    const works = { content: [{ type: 'text', text: '{"echo":"/workspace"}' }] };
    const calledTool = kind === 'simple' ? 'POST listWorkspaces' : 'POST tools/call';
    const cancelled = 'POST notifications/cancelled';

    test('opens once, for any number of callers', async () => {
        const session = connect();
        expect(session.server).toBeUndefined();
        const [info] = await Promise.all([session.open(), session.open(), call(session)]);
        expect(info.transport).toBe(kind);
        expect(session.server).toEqual(info);
        expect(runtime.count('POST initialize')).toBe(kind === 'simple' ? 0 : 1);
        if (kind === 'simple') return;
        expect(info).toMatchObject({ name: 'xano-sandbox', version: '1.0.0' });
        expect(info.instructions).toContain('listWorkspaces');
    });

    test('lists and calls', async () => {
        const session = connect();
        const names = await toolNames(session);
        if (kind === 'simple') expect(names).toEqual([]);
        else expect(names).toEqual(expect.arrayContaining(['listWorkspaces', 'getTableContent']));
        bench.reply = () => ({ status: 200, body: { items: [{ name: 'Zoë 😀' }] } });
        const result = await session.callTool('getTableContent', { workspace_id: 7, table_id: 3, page: 2 });
        expect(result).toEqual({ content: [{ type: 'text', text: '{"items":[{"name":"Zoë 😀"}]}' }] });
        expect(bench.requests[0]).toMatchObject({
            method: 'GET',
            path: '/workspace/7/table/3/content',
            headers: { authorization: `Bearer ${TOKEN}` },
        });
    });

    test('a failure of the tool is a result', async () => {
        const envelope = { code: 'ERROR_CODE_NOT_FOUND', message: 'Not found.' };
        bench.reply = () => ({ status: 404, body: envelope });
        expect(await call(connect())).toEqual({
            content: [{ type: 'text', text: JSON.stringify(envelope) }],
            isError: true,
        });
    });

    test('an unknown tool', async () => {
        const outcome = connect().callTool('makeCoffee', {});
        if (kind === 'simple') expect(await outcome).toMatchObject({ isError: true });
        else
            expect(await failureOf(outcome)).toMatchObject({
                kind: 'validation',
                code: '-32602',
                maybeExecuted: false,
            });
    });

    test('many calls at once', async () => {
        bench.reply = ({ query }) => ({ status: 200, body: { search: query.get('search') } });
        const session = connect();
        const results = await Promise.all(
            Array.from({ length: 40 }, (_each, index) =>
                session.callTool('getTables', { workspace_id: 7, search: `n${index}` }),
            ),
        );
        expect(results.map(({ content }) => content?.[0]?.['text'])).toEqual(
            Array.from({ length: 40 }, (_each, index) => `{"search":"n${index}"}`),
        );
    });

    test('an expired session is begun anew, and no call is lost or doubled', async () => {
        const session = connect();
        expect(await call(session)).toEqual(works);
        bench.doors.expireSessions();
        expect(await Promise.all([call(session), call(session), call(session)])).toEqual([
            works,
            works,
            works,
        ]);
        expect(bench.requests).toHaveLength(4);
        expect(runtime.count('POST initialize')).toBe(kind === 'simple' ? 0 : 2);
        expect(await call(session)).toEqual(works);
    });

    test('an abort leaves the call at once, and the session in order', async () => {
        const session = connect();
        await session.open();
        const reached = hang();
        const leaving = new AbortController();
        const left = failureOf(call(session, { signal: leaving.signal }));
        await reached;
        leaving.abort(new Error('enough'));
        expect(await left).toMatchObject({ kind: 'aborted', maybeExecuted: true });
        expect(runtime.count(cancelled)).toBe(kind === 'simple' ? 0 : 1);
        bench.reply = () => ({ status: 200, body: { echo: '/workspace' } });
        expect(await call(session)).toEqual(works);
    });

    test('a time-out: of a read it is one, of a write nobody knows', async () => {
        const session = connect();
        await session.open();
        const late = async (options: McpCallOptions): Promise<Failure> => {
            const reached = hang();
            const failure = failureOf(call(session, options));
            await reached;
            await runtime.expire();
            return failure;
        };
        expect(await late({ timeoutMs: AMPLE_MS, idempotent: true })).toMatchObject({ kind: 'timeout' });
        expect(await late({ timeoutMs: AMPLE_MS })).toMatchObject({
            kind: 'outcome-unknown',
            maybeExecuted: true,
        });
        const whole = { timeoutMs: 0, totalTimeoutMs: AMPLE_MS, idempotent: true };
        expect(await late(whole)).toMatchObject({ kind: 'timeout' });
        expect(runtime.count(cancelled)).toBe(kind === 'simple' ? 0 : 3);
    });

    test('closing rejects what is under way and leaves no request', async () => {
        const session = connect();
        await session.open();
        const reached = hang();
        const under = failureOf(call(session));
        await reached;
        await Promise.all([session.close(), session.close()]);
        expect(await under).toMatchObject({ kind: 'aborted', message: expect.stringContaining('closed') });
        expect(await failureOf(call(session))).toMatchObject({ kind: 'aborted' });
        await new Promise((resolve) => setImmediate(resolve));
        expect(runtime.underway).toBe(0);
        expect(runtime.count('DELETE')).toBe(kind === 'streamable' ? 1 : 0);
    });

    test('the token in the URL', async () => {
        const tokenIn = kind === 'simple' ? 'query' : 'path';
        const session = connect({ tokenIn });
        expect(await call(session)).toEqual(works);
        expect(bench.requests[0]!.headers.authorization).toBe(`Bearer ${TOKEN}`);
        await bench.addFault({ match: { door: 'mcp' }, fault: { kind: 'status', status: 500 } });
        expect(JSON.stringify(await failureOf(call(session)))).not.toContain(TOKEN);
    });

    test('a bad token stops at once', async () => {
        const error = await failureOf(call(connect({ token: 'nobody-knows-it' })));
        expect(error).toMatchObject({ kind: 'auth', status: 401, maybeExecuted: false });
        expect(`${error.message} ${error.hint}`).not.toContain('nobody-knows-it');
        expect(runtime.log).toHaveLength(1);
    });

    test('nobody listens', async () => {
        const session = connect({ url: `http://127.0.0.1:1${PATHS[kind]}` });
        expect(await failureOf(call(session))).toMatchObject({
            kind: 'connection',
            code: 'ECONNREFUSED',
            maybeExecuted: false,
        });
    });

    const page = { kind: 'html', status: 200 };
    const redirect = { kind: 'status', status: 307, headers: { location: 'https://other.example.co/mcp' } };
    test.each([
        ['a page', page, { kind: 'protocol', message: expect.stringContaining('a web page') }],
        ['405', { kind: 'status', status: 405 }, { kind: 'protocol', status: 405 }],
        ['a redirect', redirect, { kind: 'protocol', message: expect.stringContaining('redirects') }],
        ['503', { kind: 'status', status: 503 }, { kind: 'server', status: 503 }],
        ['a page of the gateway', { kind: 'html', status: 502 }, { kind: 'server', status: 502 }],
        ['a broken connection', { kind: 'reset-before' }, { kind: 'connection' }],
    ])('%s in the place of the server', async (_name, fault, wanted) => {
        await bench.addFault({ match: { door: 'mcp' }, fault });
        expect(await failureOf(call(connect(), { idempotent: true }))).toMatchObject(wanted);
        expect(runtime.log).toHaveLength(1);
        expect(bench.requests).toEqual([]);
    });

    test('no answer while connecting', async () => {
        await bench.addFault({ match: { door: 'mcp' }, fault: { kind: 'hang' } });
        const session = connect({ connectTimeoutMs: 40 });
        if (kind === 'simple') expect((await session.open()).transport).toBe('simple');
        else expect(await failureOf(session.open())).toMatchObject({ kind: 'timeout' });
    });

    describe.each<[Fault]>([
        [{ kind: 'status', status: 429, headers: { 'retry-after': '0' } }],
        [{ kind: 'status', preset: '500' }],
        [{ kind: 'status', preset: '500', when: 'after' }],
        [{ kind: 'status', status: 503, headers: { 'retry-after': '0' } }],
        [{ kind: 'status', status: 408 }],
        [{ kind: 'html', status: 504, when: 'after' }],
        [{ kind: 'html', status: 200 }],
        [{ kind: 'delay', ms: 5, when: 'after' }],
        [{ kind: 'reset-before' }],
        [{ kind: 'reset-after' }],
        [{ kind: 'cut', bytes: 3 }],
        [{ kind: 'cut', bytes: 40 }],
        [{ kind: 'truncate-json' }],
        [{ kind: 'trickle', bytes: 16, everyMs: 1 }],
        [{ kind: 'hang' }],
        [{ kind: 'hang', when: 'after' }],
    ])('a call that meets %j', (fault) => {
        test('a write is carried out once at most, and nobody is told otherwise than it was', async () => {
            const session = connect();
            await session.open();
            await bench.addFault({ match: { method: 'POST', door: 'mcp' }, times: 1, fault });
            expireIn(fault);
            const outcome = await call(session, { timeoutMs: AMPLE_MS }).catch((error: unknown) => error);
            const executed = bench.requests.length;
            expect(executed).toBeLessThanOrEqual(1);
            if (!(outcome instanceof Error)) expect([outcome, executed]).toEqual([works, 1]);
            else
                expect(outcome).toMatchObject(
                    executed === 1 ? { maybeExecuted: true } : { kind: expect.any(String) },
                );
            expect(await call(session)).toEqual(works);
            expect(runtime.count(calledTool)).toBeLessThanOrEqual(2);
        });

        test('a call that may be repeated succeeds', async () => {
            const session = connect({ retries: 1 });
            await session.open();
            await bench.addFault({ match: { method: 'POST', door: 'mcp' }, times: 1, fault });
            expireIn(fault);
            const outcome = await call(session, { timeoutMs: AMPLE_MS, idempotent: true }).catch(
                (error: unknown) => error,
            );
            // A page with status 200 is an answer, if a strange one: asking again would bring it again.
            const isPage = fault.kind === 'html' && fault.status === 200;
            expect(outcome).toMatchObject(isPage ? { kind: 'protocol' } : works);
        });
    });
});

describe.each(makers)('%s, auto', (_, make) => {
    const connect = (path: string): McpSession => {
        const session = make(
            { url: bench.origin + path, token: TOKEN, retries: 0, connectTimeoutMs: AMPLE_MS },
            runtime,
        );
        opened.push(session);
        return session;
    };

    test('takes streamable HTTP where it is, also beside an address of SSE', async () => {
        expect((await connect(PATHS.streamable).open()).transport).toBe('streamable');
        expect((await connect(PATHS.sse).open()).transport).toBe('streamable');
        expect((await connect('/x2/mcp/meta/mcp/streaming').open()).transport).toBe('streamable');
    });

    test('falls back to SSE, and goes on with it', async () => {
        await bench.addFault({ match: { path: '/mcp/stream' }, fault: { kind: 'status', status: 404 } });
        const session = connect(PATHS.sse);
        expect((await session.open()).transport).toBe('sse');
        bench.doors.expireSessions();
        runtime.log.length = 0;
        await session.callTool('listWorkspaces', {});
        expect(runtime.log.filter((line) => line === 'POST initialize')).toHaveLength(1);
        expect(bench.requests).toHaveLength(1);
    });

    test('an address of nothing', async () => {
        expect(await failureOf(connect('/x2/mcp/meta/nothing').open())).toMatchObject({
            kind: 'not-found',
            status: 404,
        });
        expect(await failureOf(connect('/api:Ab12').open())).toMatchObject({ kind: 'config' });
    });
});
