import { describe, expect, test } from '@jest/globals';
import { OutcomeUnknownError, XanoError } from 'xano-connect/pure';
import { ClientBench, errorOf, failure } from './bench.js';

const row = { table_id: 5, row: { name: 'Ada' } };
const POST_ROW = 'POST /workspace/1/table/5/content';
const down = new XanoError({ kind: 'connection', message: 'Nobody listens.', hint: 'Check the URL.' });

describe('auto', () => {
    test('goes over MCP where the server lists the tool', async () => {
        const bench = new ClientBench({ answers: { addTableContent: { id: 9, name: 'Ada' } } });
        expect(await bench.xano.record.create(row)).toEqual({ id: 9, name: 'Ada' });
        expect(bench.calls).toEqual([
            { tool: 'addTableContent', args: { workspace_id: 1, table_id: 5, name: 'Ada' } },
        ]);
        expect(bench.requests).toEqual([]);
    });

    test('finds a tool under the name another server has for it', async () => {
        const tools = new ClientBench().tools.map((tool) =>
            tool.name === 'listDataSources' ? { ...tool, name: 'workspaceGetDataSources' } : tool,
        );
        const bench = new ClientBench({ tools, answers: { workspaceGetDataSources: [] } });
        await bench.xano.dataSource.list();
        expect(bench.calls.map(({ tool }) => tool)).toEqual(['workspaceGetDataSources']);
    });

    test.each([
        [
            'a tool the server does not list',
            {},
            { without: ['addTableContent'] },
            'does not offer addTableContent',
        ],
        ['another data source', { data_source: 'test' }, {}, 'live data source, not on "test"'],
        ['another data source of the client', {}, { options: { dataSource: 'test' } }, 'not on "test"'],
    ])('%s: over the Metadata API, and says why', async (_what, more, given, because) => {
        const bench = new ClientBench({ ...given, rest: { [POST_ROW]: { id: 9 } } });
        expect(await bench.xano.record.create({ ...row, ...more })).toEqual({ id: 9 });
        expect(bench.calls).toEqual([]);
        expect(bench.requests).toEqual([POST_ROW]);
        expect(bench.logged('debug')).toContainEqual({
            level: 'debug',
            message: 'over the Metadata API',
            fields: { operation: 'record.create', because: expect.stringContaining(because) },
        });
    });

    test('the data source live is what tools work on', async () => {
        const bench = new ClientBench({ answers: { addTableContent: { id: 9 } } });
        await bench.xano.record.create({ ...row, data_source: 'live' });
        expect(bench.calls[0]?.args).toEqual({ workspace_id: 1, table_id: 5, name: 'Ada' });
    });

    test('an operation without a tool', async () => {
        const bench = new ClientBench({ rest: { 'POST /workspace': { id: 2 } } });
        await bench.xano.workspace.create({ name: 'x' });
        expect([bench.requests, bench.listed]).toEqual([['POST /workspace'], 0]);
    });

    test('a branch goes along where the tool takes one, else over the Metadata API', async () => {
        const listing = { items: [], nextPage: null };
        const taking = new ClientBench({ answers: { listAPIGroups: listing } });
        await taking.xano.apiGroup.list({ branch: 'next' });
        expect(taking.calls[0]?.args).toEqual({ workspace_id: 1, branch: 'next' });

        const tools = taking.tools.map((tool) => {
            if (tool.name !== 'listAPIGroups') return tool;
            const { branch: _branch, ...properties } = tool.inputSchema['properties'] as Record<
                string,
                unknown
            >;
            return { ...tool, inputSchema: { ...tool.inputSchema, properties } };
        });
        const GET = 'GET /workspace/1/apigroup';
        const refusing = new ClientBench({ tools, options: { branch: 'next' }, rest: { [GET]: listing } });
        await refusing.xano.apiGroup.list();
        expect([refusing.calls, refusing.requests]).toEqual([[], [GET]]);
        expect(await errorOf(refusing.xano.apiGroup.list({}, { via: 'mcp' }))).toMatchObject({
            kind: 'validation',
            message: 'apiGroup.list cannot go over MCP: the tool listAPIGroups takes no branch.',
        });
    });

    test('no connection: over the Metadata API once, with a warning', async () => {
        const bench = new ClientBench({ unreachable: down, rest: { [POST_ROW]: { id: 9 } } });
        await bench.xano.record.create(row);
        expect([bench.requests, bench.calls]).toEqual([[POST_ROW], []]);
        expect(bench.logged('warn')).toEqual([
            {
                level: 'warn',
                message: 'fallback taken',
                fields: {
                    operation: 'record.create',
                    to: 'Metadata API',
                    kind: 'connection',
                    because: 'Nobody listens.',
                },
            },
        ]);
    });

    describe('a server that could not be reached', () => {
        const lost = () => new ClientBench({ unreachable: down, rest: { [POST_ROW]: { id: 9 } } });
        const MINUTE = 60_000;

        test('is left alone for a minute, and then tried again', async () => {
            const bench = lost();
            await bench.xano.record.create(row);
            bench.time += MINUTE - 1;
            await bench.xano.record.create(row);
            expect([bench.dialled, bench.requests]).toEqual([1, [POST_ROW, POST_ROW]]);
            expect(bench.logged('warn')).toHaveLength(1);
            bench.time += 1;
            await bench.xano.record.create(row);
            expect([bench.dialled, bench.requests.length]).toEqual([2, 3]);
            bench.time += MINUTE;
            bench.down = undefined;
            await bench.xano.record.create(row);
            expect([bench.dialled, bench.requests.length, bench.calls.length]).toEqual([3, 3, 1]);
        });

        test('many calls at once wait for one connection, and one of them tells', async () => {
            const bench = lost();
            let go = (): void => undefined;
            bench.gate = new Promise((resolve) => (go = resolve));
            const calls = Array.from({ length: 5 }, () => bench.xano.record.create(row));
            const single = errorOf(bench.xano.record.create(row, { via: 'mcp' }));
            go();
            await Promise.all(calls);
            expect(await single).toMatchObject({ kind: 'connection' });
            expect([bench.dialled, bench.requests.length]).toEqual([1, 5]);
            expect(bench.logged('warn').map(({ message }) => message)).toEqual(['fallback taken']);
        });

        test.each([
            [
                'an operation via mcp',
                (bench: ClientBench) => bench.xano.record.create(row, { via: 'mcp' as const }),
            ],
            ['a tool', (bench: ClientBench) => bench.xano.callTool('listWorkspaces')],
        ])('%s tries all the same, and success ends the minute', async (_what, call) => {
            const bench = lost();
            await bench.xano.record.create(row);
            expect(await errorOf(call(bench))).toMatchObject({ kind: 'connection' });
            expect(bench.dialled).toBe(2);
            bench.down = undefined;
            await call(bench);
            const { length } = bench.calls;
            await bench.xano.record.create(row);
            expect([bench.dialled, bench.calls.length - length, bench.requests]).toEqual([3, 1, [POST_ROW]]);
        });

        test('a failure of one who did not ask for the other way is remembered, too', async () => {
            const bench = lost();
            await errorOf(bench.xano.callTool('listWorkspaces'));
            expect(bench.logged('warn')).toEqual([]);
            await bench.xano.record.create(row);
            expect([bench.dialled, bench.requests]).toEqual([1, [POST_ROW]]);
            expect(bench.logged('warn')).toHaveLength(1);
        });

        test('one who stopped waiting has found nothing out', async () => {
            const bench = new ClientBench();
            const controller = new AbortController();
            bench.gate = new Promise(() => undefined);
            const call = errorOf(bench.xano.record.create(row, { signal: controller.signal }));
            controller.abort();
            expect(await call).toMatchObject({ kind: 'aborted' });
            bench.gate = Promise.resolve();
            await bench.xano.record.create(row);
            expect([bench.calls.length, bench.requests]).toEqual([1, []]);
        });

        test('that is lost in a call is not taken for there by the next one', async () => {
            const bench = new ClientBench({
                answers: { addTableContent: down },
                rest: { [POST_ROW]: { id: 9 } },
            });
            await errorOf(bench.xano.record.create(row));
            bench.down = down;
            await bench.xano.record.create(row);
            expect([bench.calls.length, bench.requests]).toEqual([1, [POST_ROW]]);
        });

        test('another link knows nothing of it; closing forgets it', async () => {
            const bench = lost();
            await bench.xano.record.create(row);
            await bench.xano.record.create(row, { accessToken: 'another.fake.token' });
            expect(bench.dialled).toBe(2);
            await bench.xano.close();
            bench.down = undefined;
            await bench.xano.record.create(row);
            expect([bench.dialled, bench.calls.length]).toEqual([3, 1]);
        });
    });

    test.each<readonly [what: string, answer: unknown, kind: string]>([
        ['its outcome is unknown', new OutcomeUnknownError({ message: 'Cut off.' }), 'outcome-unknown'],
        ['the tool fails', failure('ERROR_FATAL', 'Broken.'), 'server'],
        ['the connection breaks', down, 'connection'],
        ['Xano refuses it', failure('ERROR_CODE_INPUT_ERROR', 'No.', { param: 'name' }), 'validation'],
    ])('a write is never sent the other way when %s', async (_what, answer, kind) => {
        const bench = new ClientBench({ answers: { addTableContent: answer } });
        const error = await errorOf(bench.xano.record.create(row));
        expect(error).toMatchObject({ kind, operation: 'record.create' });
        expect(bench.calls).toHaveLength(1);
        expect(bench.requests).toEqual([]);
    });

    test('a signal that stops the connecting stops the call', async () => {
        const bench = new ClientBench();
        const controller = new AbortController();
        bench.gate = new Promise(() => undefined);
        const call = bench.xano.record.create(row, { signal: controller.signal });
        controller.abort();
        expect(await errorOf(call)).toMatchObject({ kind: 'aborted' });
        expect(bench.requests).toEqual([]);
    });
});

describe('mcp', () => {
    test.each([
        [{ without: ['addTableContent'] }, {}, 'this MCP server does not offer addTableContent.'],
        [{}, { data_source: 'test' }, 'tools work on the live data source, not on "test".'],
    ])('refuses what it cannot do: %j %j', async (given, more, reason) => {
        const bench = new ClientBench(given);
        const error = await errorOf(bench.xano.record.create({ ...row, ...more }, { via: 'mcp' }));
        expect(error).toMatchObject({
            kind: 'validation',
            operation: 'record.create',
            message: `record.create cannot go over MCP: ${reason}`,
        });
        expect([bench.requests, bench.calls]).toEqual([[], []]);
    });

    test('an operation without a tool is refused', async () => {
        const bench = new ClientBench();
        const error = await errorOf(bench.xano.workspace.create({ name: 'x' }, { via: 'mcp' }));
        expect(error.message).toBe('workspace.create cannot go over MCP: Xano has no tool for it.');
    });

    test('no connection is an error', async () => {
        const bench = new ClientBench({ unreachable: down });
        expect(await errorOf(bench.xano.record.create(row, { via: 'mcp' }))).toMatchObject({
            kind: 'connection',
        });
        expect(bench.requests).toEqual([]);
    });

    test('every page of a walk goes the same way', async () => {
        const bench = new ClientBench({
            answers: {
                getTableContent: ({ page }: { page?: number }) => ({
                    items: [{ id: page }],
                    nextPage: page === 1 ? 2 : null,
                }),
            },
        });
        const ids: unknown[] = [];
        for await (const { id } of bench.xano.record.list.iterate({ table_id: 5 }, { via: 'mcp' }))
            ids.push(id);
        expect([ids, bench.requests]).toEqual([[1, 2], []]);
    });
});

test('rest never asks the MCP server', async () => {
    const bench = new ClientBench({ rest: { [POST_ROW]: { id: 9 } } });
    await bench.xano.record.create(row, { via: 'rest' });
    expect([bench.opened, bench.requests]).toEqual([0, [POST_ROW]]);
});

describe('without an MCP URL', () => {
    const bench = () => new ClientBench({ mcp: false, rest: { 'GET /workspace': [] } });

    test('auto is the Metadata API', async () => {
        const { xano, requests, opened } = bench();
        await xano.workspace.list();
        expect([requests, opened]).toEqual([['GET /workspace'], 0]);
    });

    test.each([
        ['via mcp', () => bench().xano.workspace.list({}, { via: 'mcp' })],
        ['a tool', () => bench().xano.callTool('listWorkspaces')],
        ['the tools', () => bench().xano.tools.list()],
        ['a tool described', () => bench().xano.tools.describe('listWorkspaces')],
        ['the server', () => bench().xano.tools.server()],
        ['a walk', () => bench().xano.iterateTool('getTables').next()],
    ])('%s is a configuration error', async (_what, call) => {
        expect(await errorOf(call())).toMatchObject({ kind: 'config', path: 'mcpUrl' });
    });
});
