import { describe, expect, test } from '@jest/globals';
import { createClient, TransportFailure } from 'xano-connect';
import type { Xano } from 'xano-connect';
import { liveTools } from '../adapt/fake-server.js';
import { FakeServer, result, status, TOKEN, URL_STREAM } from '../session/support/fake-server.js';
import type { Answer, Handle, Message } from '../session/support/fake-server.js';
import { errorOf } from './bench.js';
import type { LogLine } from './bench.js';

const isCall = ({ method }: Message): boolean => method === 'tools/call';

/** A whole client over a fake server, whose clock runs by itself: every pause is over at once. */
function setUp(handle: Handle, mcpUrl = URL_STREAM) {
    const log: LogLine[] = [];
    const server = new FakeServer((message, request) =>
        message.method === 'tools/list'
            ? result(message.id, { tools: liveTools() })
            : handle(message, request),
    );
    const options = { instanceUrl: 'https://x1.n7.xano.io', accessToken: TOKEN, workspaceId: 1, mcpUrl };
    const xano: Xano = createClient(
        {
            ...options,
            logger: (level: LogLine['level'], message: string, fields: LogLine['fields']) =>
                void log.push({ level, message, fields }),
        },
        server,
    );
    const run = async <T>(work: Promise<T>): Promise<T> => {
        const state = { done: false };
        const ended = work.finally(() => (state.done = true));
        ended.catch(() => undefined);
        while (!state.done) await server.advance(30_000);
        return ended;
    };
    return { xano, server, log, run };
}

/** Meets the first calls of a tool with these, one each. */
const meeting = (...answers: readonly Answer[]): Handle => {
    const left = [...answers];
    return (message) => (isCall(message) ? left.shift() : undefined);
};

describe('what a session does counts like everything else', () => {
    test.each<readonly [what: string, answers: readonly Answer[], stats: object, initializes: number]>([
        ['nothing', [], { requests: 4, retries: 0, rateLimited: 0 }, 1],
        ['503', [status(503, { 'retry-after': '0' })], { requests: 5, retries: 1, rateLimited: 0 }, 1],
        ['429 twice', [status(429), status(429)], { requests: 6, retries: 2, rateLimited: 2 }, 1],
        ['a lost session', [status(404)], { requests: 7, retries: 1, rateLimited: 0 }, 2],
        [
            'a refused connection',
            [new TransportFailure('unreachable', { sent: false })],
            { requests: 5, retries: 1, rateLimited: 0 },
            1,
        ],
    ])('%s', async (_what, answers, stats, initializes) => {
        const { xano, server, run } = setUp(meeting(...answers));
        await run(xano.callTool('listWorkspaces'));
        expect(xano.stats).toMatchObject(stats);
        expect(server.requests).toHaveLength(xano.stats.requests);
        expect(server.log.filter((line) => line === 'initialize')).toHaveLength(initializes);
    });

    test('a call that fails for good: its last 429 counts, and is no retry', async () => {
        const { xano, run } = setUp(meeting(status(429), status(429), status(429)));
        const error = await errorOf(run(xano.callTool('listWorkspaces')));
        expect(error).toMatchObject({ kind: 'rate-limit' });
        expect(error.message).toMatch(/ \(3 attempts\)\.$/);
        expect(xano.stats).toMatchObject({ retries: 2, rateLimited: 3 });
    });

    test('one attempt is not told', async () => {
        const { xano, run } = setUp(meeting(status(403)));
        expect((await errorOf(run(xano.callTool('listWorkspaces')))).message).not.toContain('attempt');
    });
});

test('a server that hangs costs one connect time-out a minute, not one a call', async () => {
    const { xano, server, run } = setUp((message, { url }) =>
        url === URL_STREAM ? 'never' : message.method === 'GET' ? { body: '[]' } : undefined,
    );
    const many = Array.from({ length: 4 }, () => xano.workspace.list());
    expect(await run(Promise.all(many))).toEqual([[], [], [], []]);
    expect(await run(xano.workspace.list())).toEqual([]);
    expect(server.requests.filter(({ url }) => url === URL_STREAM)).toHaveLength(1);
});

describe('bodies in the log', () => {
    const args = {
        table_id: 5,
        password: 'canary-1',
        note: `${TOKEN} Bearer canary-2`,
        api_key: ['canary-3'],
    };
    const answer = (message: Message): Answer =>
        result(message.id, {
            content: [
                {
                    type: 'text',
                    text: JSON.stringify({
                        id: 9,
                        password: 'canary-4',
                        more: JSON.stringify({ token: 'canary"-5' }),
                    }),
                },
            ],
            structuredContent: { refresh_token: 'canary-6', secret: 1234567 },
        });
    const bodiesOf = (log: readonly LogLine[], message: string): unknown[] =>
        log.filter((line) => line.message === message).map(({ fields }) => fields['body']);

    test('of a tool: one id for all its attempts, shared with no other call', async () => {
        const meet = meeting(status(503, { 'retry-after': '0' }, 'Bearer canary-7'));
        const { xano, log, run } = setUp((message, request) =>
            isCall(message) ? (meet(message, request) ?? answer(message)) : undefined,
        );
        await run(xano.callTool('addTableContent', args));
        const requests = log.filter(
            ({ message, fields }) => message === 'request body' && 'name' in Object(fields['body']),
        );
        expect(requests).toHaveLength(2);
        expect(requests[0]?.fields['body']).toMatchObject({
            name: 'addTableContent',
            arguments: { table_id: 5, password: '***', note: '*** Bearer ***' },
        });
        const ids = new Set(requests.map(({ fields }) => fields['call']));
        expect(ids.size).toBe(1);
        const [id] = ids;
        const own = log.filter(({ fields }) => fields['call'] === id).map(({ message }) => message);
        expect(own).toEqual([
            'request',
            'request body',
            'answer',
            'answer body',
            'retry',
            'request',
            'request body',
            'answer',
            'answer body',
        ]);
        expect(JSON.stringify(bodiesOf(log, 'answer body').at(-1))).toContain('id');
        expect(JSON.stringify(log).match(/canary.{0,9}|1234567/)).toBeNull();
        expect(JSON.stringify(log)).not.toContain(TOKEN);
    });

    test('of a failure; with the token in the URL', async () => {
        const url = `https://x1.n7.xano.io/x2/mcp/meta/mcp/${TOKEN}/stream`;
        const { xano, log, run } = setUp(
            (message) =>
                isCall(message)
                    ? { status: 400, headers: { 'content-type': 'application/json' }, body: failed(message) }
                    : undefined,
            url,
        );
        await errorOf(run(xano.callTool('listWorkspaces')));
        expect(bodiesOf(log, 'answer body').at(-1)).toEqual({
            code: -32602,
            message: 'No: ***',
            data: { token: '***' },
        });
        expect(JSON.stringify(log)).not.toContain(TOKEN);
    });
    const failed = ({ id }: Message): string =>
        JSON.stringify({
            jsonrpc: '2.0',
            id,
            error: { code: -32602, message: `No: ${TOKEN}`, data: { token: 'canary' } },
        });
});
