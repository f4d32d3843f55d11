import { describe, expect, test } from '@jest/globals';
import { XanoError } from 'xano-connect/pure';
import { lazySdkSession } from '../../../../core/src/node/lazy-session.js';
import { ClientBench, errorOf, MCP_URL } from './bench.js';

const CHANGED = 'notifications/tools/list_changed';

describe('the list of tools', () => {
    test('is read once, however many ask at the same time', async () => {
        const bench = new ClientBench();
        await Promise.all([
            bench.xano.tools.list(),
            bench.xano.callTool('getTables'),
            bench.xano.account.me(),
        ]);
        await bench.xano.callTool('listWorkspaces');
        expect([bench.opened, bench.listed]).toEqual([1, 1]);
    });

    test('is read again after the server said that it changed, and only then', async () => {
        const bench = new ClientBench({ without: ['getTables'] });
        expect(await errorOf(bench.xano.callTool('getTables'))).toMatchObject({ kind: 'not-found' });
        bench.tools = new ClientBench().tools;
        bench.notify('notifications/message');
        expect(await errorOf(bench.xano.callTool('getTables'))).toMatchObject({ kind: 'not-found' });
        bench.notify(CHANGED);
        await bench.xano.callTool('getTables');
        expect([bench.opened, bench.listed]).toEqual([1, 2]);
    });

    test('a failure to read it is not remembered', async () => {
        const bench = new ClientBench();
        const good = bench.tools;
        Object.defineProperty(bench, 'tools', {
            configurable: true,
            get: () => {
                throw new XanoError({ kind: 'server', message: 'Broken.' });
            },
        });
        expect(await errorOf(bench.xano.callTool('getTables'))).toMatchObject({ kind: 'server' });
        Object.defineProperty(bench, 'tools', { value: good });
        await bench.xano.callTool('getTables');
        expect(bench.listed).toBe(2);
    });

    test('a caller who stops does not stop the others', async () => {
        const bench = new ClientBench();
        let go = (): void => undefined;
        bench.gate = new Promise((resolve) => (go = resolve));
        const controller = new AbortController();
        const first = errorOf(bench.xano.callTool('getTables', {}, { signal: controller.signal }));
        const second = bench.xano.callTool('listWorkspaces');
        controller.abort();
        expect(await first).toMatchObject({ kind: 'aborted' });
        go();
        await second;
        expect(bench.calls.map(({ tool }) => tool)).toEqual(['listWorkspaces']);
    });

    test('another token has a server of its own', async () => {
        const bench = new ClientBench();
        await bench.xano.callTool('listWorkspaces');
        await bench.xano.callTool('listWorkspaces', {}, { accessToken: 'another.fake.token' });
        await bench.xano.callTool('listWorkspaces', {}, { timeoutMs: 5 });
        expect(bench.settings.map(({ token }) => token)).toEqual(['a.fake.token', 'another.fake.token']);
    });
});

test('what the session sends counts', async () => {
    const { xano } = new ClientBench({ rest: { 'GET /workspace': [] } });
    await xano.callTool('listWorkspaces');
    // Connecting, the list of tools, the call.
    expect(xano.stats.requests).toBe(3);
    await xano.workspace.list({}, { via: 'rest' });
    expect(xano.stats.requests).toBe(4);
});

describe('close', () => {
    test('ends the session; the next call opens another', async () => {
        const bench = new ClientBench();
        await bench.xano.callTool('listWorkspaces');
        await bench.xano.close();
        expect(bench.closed).toBe(1);
        await bench.xano.close();
        expect(bench.closed).toBe(1);
        await bench.xano.callTool('listWorkspaces');
        expect([bench.opened, bench.listed]).toEqual([2, 2]);
    });

    test('without a session there is nothing to end', async () => {
        const bench = new ClientBench();
        await bench.xano.close();
        expect([bench.opened, bench.closed]).toEqual([0, 0]);
    });

    test('a session that could not be made leaves nothing to close', async () => {
        const settings = { url: 'wss://x1.n7.xano.io/stream', token: 'a.fake.token' };
        const never = () => Promise.reject(new Error('asked'));
        const runtime = { request: never, sleep: never, now: () => 0, random: () => 0 };
        const session = lazySdkSession(settings, runtime, undefined);
        await expect(session.open()).rejects.toMatchObject({ kind: 'config' });
        await expect(session.close()).resolves.toBeUndefined();
    });
});

test('the session gets what the client was told', async () => {
    const bench = new ClientBench({
        options: {
            mcpTransport: 'streamable',
            mcpTokenIn: 'path',
            timeoutMs: 5,
            totalTimeoutMs: 9,
            retries: 1,
        },
    });
    await bench.xano.tools.server();
    expect(bench.settings).toEqual([
        {
            url: MCP_URL,
            token: 'a.fake.token',
            maxAnswerBytes: 64 * 1024 * 1024,
            transport: 'streamable',
            tokenIn: 'path',
            timeoutMs: 5,
            totalTimeoutMs: 9,
            retries: 1,
            counters: bench.xano.stats,
            onNotification: expect.any(Function),
        },
    ]);
});

describe('tools', () => {
    test('are found by words, group and effect; what the server lacks says so', async () => {
        const { xano } = new ClientBench({ without: ['deleteTable'] });
        const found = await xano.tools.list({ query: 'delete table', group: 'table' });
        expect(found.find(({ name }) => name === 'deleteTable')).toMatchObject({ available: false });
        expect((await xano.tools.list({ effect: 'bulk-create' }))[0]).toMatchObject({
            name: 'addTableContentBulk',
            available: true,
        });
    });

    test('one is described under any of its names', async () => {
        const { xano } = new ClientBench();
        expect(await xano.tools.describe('updateTableMeta')).toMatchObject({
            name: 'updateTableMetadata',
            available: true,
            effect: 'update',
            known: { aliases: ['updateTableMeta'] },
            tool: { inputSchema: { required: ['workspace_id', 'table_id'] } },
        });
        expect(await errorOf(xano.tools.describe('nothing like it'))).toMatchObject({ kind: 'not-found' });
    });

    test('the server says what it is', async () => {
        expect(await new ClientBench().xano.tools.server()).toMatchObject({ transport: 'streamable' });
    });
});
