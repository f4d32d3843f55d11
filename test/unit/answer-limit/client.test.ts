import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createXano } from 'xano-connect';
import type { Xano } from 'xano-connect';
import { createBrowserRuntime } from '../../../core/src/browser/runtime.js';
import { explained } from '../../../core/src/mcp/explain/index.js';
import { createPureSession } from '../../../core/src/mcp/session/index.js';
import type { McpSession, McpSettings } from '../../../core/src/mcp/types.js';
import { createSdkSession } from '../../../core/src/node/mcp/index.js';
import { createNodeRuntime } from '../../../core/src/node/runtime.js';
import { closeAll, readAll, serve } from '../node/loopback.js';

// More than a socket gives at once: an event that comes in one piece is held already.
const LONG = 'x'.repeat(300_000);
const TOKEN = 'not-a-real-token-1234';
const open: { close(): Promise<void> }[] = [];
const runtime = createNodeRuntime();

afterEach(async () => {
    for (const one of open.splice(0)) await one.close();
    await closeAll();
});
afterAll(() => runtime.close?.());

describe('over the Metadata API', () => {
    let asked = 0;
    let xano: Xano;

    beforeEach(async () => {
        asked = 0;
        const { url } = await serve((_, answer) => {
            asked++;
            answer
                .writeHead(200, { 'content-type': 'application/json' })
                .end(JSON.stringify({ items: [LONG] }));
        });
        xano = createXano({ instanceUrl: url, accessToken: TOKEN, workspaceId: 1, maxAnswerBytes: 100_000 });
        open.push(xano);
    });

    test('a read says what to do, and is not repeated', async () => {
        await expect(xano.record.list({ table_id: 1 })).rejects.toMatchObject({
            kind: 'protocol',
            message: expect.stringMatching(
                /^record\.list: more than `maxAnswerBytes` came from .*100000 bytes/,
            ),
            hint: expect.stringMatching(/smaller `per_page`.*raise `maxAnswerBytes`/),
            maybeExecuted: false,
        });
        expect(asked).toBe(1);
    });

    test('of a write nobody knows the outcome', async () => {
        await expect(xano.table.add({ name: 'a' })).rejects.toMatchObject({
            kind: 'outcome-unknown',
            name: 'OutcomeUnknownError',
            message: expect.stringContaining('maxAnswerBytes'),
        });
        expect(asked).toBe(1);
    });

    test.each([0, 400_000])('with %i it comes through, for one call too', async (maxAnswerBytes) => {
        const { items } = await xano.record.list({ table_id: 1 }, { maxAnswerBytes });
        expect(items).toEqual([LONG]);
    });

    test('a limit that is no number is refused', async () => {
        const maxAnswerBytes = '64 MB' as unknown as number;
        await expect(xano.record.list({ table_id: 1 }, { maxAnswerBytes })).rejects.toMatchObject({
            kind: 'config',
            path: 'maxAnswerBytes',
        });
    });
});

type Make = (settings: McpSettings) => McpSession;
const SESSIONS: readonly (readonly [string, Make])[] = [
    ['the pure session', (settings) => explained(createPureSession)(settings, runtime, undefined)],
    [
        'the pure session over fetch',
        (settings) => explained(createPureSession)(settings, createBrowserRuntime(), undefined),
    ],
    ['the SDK session', (settings) => createSdkSession(settings, { runtime })],
];

const initialized = (id: unknown) => ({
    jsonrpc: '2.0',
    id,
    result: { protocolVersion: '2025-06-18', capabilities: {}, serverInfo: { name: 'x', version: '1' } },
});
const tooMuch = (id: unknown) => ({
    jsonrpc: '2.0',
    id,
    result: { content: [{ type: 'text', text: LONG }] },
});

/** An MCP server whose answer to a call is 300 KB: as JSON, as an event, or over the older transport. */
async function serveMcp(kind: 'json' | 'events' | 'sse') {
    let calls = 0;
    let say: (message: unknown) => void = () => undefined;
    const { url } = await serve((request, answer) => {
        if (request.method === 'GET' && kind === 'sse') {
            answer
                .writeHead(200, { 'content-type': 'text/event-stream' })
                .write('event: endpoint\ndata: /m\n\n');
            say = (message) => answer.write(`data: ${JSON.stringify(message)}\n\n`);
            return;
        }
        if (request.method !== 'POST') {
            answer.writeHead(405).end();
            return;
        }
        void readAll(request).then((text) => {
            const { id, method } = JSON.parse(text) as { id?: number; method: string };
            if (method === 'tools/call') calls++;
            const message = method === 'tools/call' ? tooMuch(id) : initialized(id);
            if (id === undefined || kind === 'sse') answer.writeHead(202).end();
            else if (kind === 'json')
                answer.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(message));
            else
                answer
                    .writeHead(200, { 'content-type': 'text/event-stream' })
                    .end(`id: 7\ndata: ${JSON.stringify(message)}\n\n`);
            if (id !== undefined && kind === 'sse') say(message);
        });
    });
    return { url: `${url}/mcp`, calls: () => calls };
}

describe.each(SESSIONS)('%s', (_, make) => {
    test.each(['json', 'events', 'sse'] as const)(
        'refuses a tool answer past the limit: %s',
        async (kind) => {
            const server = await serveMcp(kind);
            const transport = kind === 'sse' ? 'sse' : 'streamable';
            const settings = { url: server.url, token: TOKEN, transport } as const;
            const short = make({ ...settings, maxAnswerBytes: 100_000 });
            open.push(short);
            await expect(short.callTool('read', {}, { idempotent: true })).rejects.toMatchObject({
                kind: 'protocol',
                message: expect.stringContaining('more than `maxAnswerBytes` came from'),
                hint: expect.stringContaining('raise `maxAnswerBytes`'),
            });
            expect(server.calls()).toBe(1);
            await expect(short.callTool('write', {})).rejects.toMatchObject({ kind: 'outcome-unknown' });
            expect(server.calls()).toBe(2);
            const wide = make({ ...settings, maxAnswerBytes: 400_000 });
            open.push(wide);
            expect((await wide.callTool('read', {})).content).toEqual([{ type: 'text', text: LONG }]);
        },
    );

    test('the same while somebody listens for progress', async () => {
        const server = await serveMcp('events');
        const session = make({
            url: server.url,
            token: TOKEN,
            transport: 'streamable',
            maxAnswerBytes: 100_000,
        });
        open.push(session);
        const call = session.callTool('read', {}, { idempotent: true, onProgress: () => undefined });
        await expect(call).rejects.toMatchObject({ kind: 'protocol' });
    });
});
