import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { openMcpBench, TOKEN } from './mcp-bench.js';

const SIMPLE = '/api/mcp/sse';
const json = { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` };

let bench: Awaited<ReturnType<typeof openMcpBench>>;

beforeEach(async () => {
    bench = await openMcpBench();
});

afterEach(() => bench.close());

const simple = async (tool: string, args?: object): Promise<unknown[]> => {
    const answer = await bench.post(SIMPLE, { tool, args }, json);
    const body: unknown = await answer.json();
    return [answer.status, body];
};

describe('a tool call becomes a Metadata request', () => {
    const inTable = { workspace_id: 7, table_id: 3 };

    test.each([
        ['getLoggedInUser', {}, 'GET /auth/me', undefined],
        ['listWorkspaces', {}, 'GET /workspace', undefined],
        ['createDataSource', { workspace_id: 7, label: 'x' }, 'POST /workspace/7/datasource', { label: 'x' }],
        [
            'updateDataSource',
            { workspace_id: 7, label: 'a/b', color: '#000000' },
            'PUT /workspace/7/datasource/a%2Fb',
            { color: '#000000' },
        ],
        [
            'getTables',
            { workspace_id: 7, search: 'a b', include_xanoscript: true },
            'GET /workspace/7/table?search=a+b&include_xanoscript=true',
            undefined,
        ],
        [
            'truncateTable',
            { ...inTable, reset: true },
            'DELETE /workspace/7/table/3/truncate',
            { reset: true },
        ],
        [
            'createSearchIndex',
            { ...inTable, name: 'n', lang: 'english', fields: [{ name: 'title', priority: 1 }] },
            'POST /workspace/7/table/3/index/search',
            { name: 'n', lang: 'english', fields: [{ name: 'title', priority: 1 }] },
        ],
        [
            'addTableContent',
            { ...inTable, title: 'A', name: 'column, not argument' },
            'POST /workspace/7/table/3/content',
            { title: 'A', name: 'column, not argument' },
        ],
        [
            'updateTableContentItem',
            { ...inTable, content_id: '3f2c', done: false },
            'PUT /workspace/7/table/3/content/3f2c',
            { done: false },
        ],
        [
            'deleteTableContentBulk',
            { ...inTable, row_ids: [1, 'u'] },
            'POST /workspace/7/table/3/content/bulk/delete',
            { row_ids: [1, 'u'] },
        ],
        [
            'searchTableContent',
            { ...inTable, search: [{ 'price|>': 3 }], page: 2 },
            'POST /workspace/7/table/3/content/search',
            { search: [{ 'price|>': 3 }], page: 2 },
        ],
        [
            'searchApiRequestHistory',
            { workspace_id: 7, search: { status: 500 }, include_output: true },
            'POST /workspace/7/request_history/search',
            { search: { status: 500 }, include_output: true },
        ],
        [
            'deleteFiles',
            { workspace_id: 7, ids: [1, 2] },
            'DELETE /workspace/7/file/bulk_delete',
            { ids: [1, 2] },
        ],
        // Xano was seen to ignore arguments it does not know.
        ['getTable', { ...inTable, branch: 'dev' }, 'GET /workspace/7/table/3', undefined],
    ])('%s %j', async (tool, args, request, body) => {
        expect((await simple(tool, args))[0]).toBe(200);
        const sent = bench.requests[0]!;
        expect(`${sent.method} ${sent.url.slice(`${bench.origin}/api:meta`.length)}`).toBe(request);
        expect(`${sent.path}${sent.query.size > 0 ? `?${sent.query.toString()}` : ''}`).toBe(
            request.split(' ')[1],
        );
        expect(sent.body).toEqual(body);
        expect(sent.headers['content-type']).toBe(body === undefined ? undefined : 'application/json');
        expect(sent.headers.authorization).toBe(`Bearer ${TOKEN}`);
    });

    test('XanoScript travels as text', async () => {
        const xanoscript = 'query ping verb=GET {\n}';
        await simple('updateAPI', { workspace_id: 7, apigroup_id: 1, api_id: 2, xanoscript, publish: false });
        expect(bench.requests[0]).toMatchObject({
            method: 'PUT',
            path: '/workspace/7/apigroup/1/api/2',
            body: xanoscript,
            headers: { 'content-type': 'text/x-xanoscript' },
        });
        expect(bench.requests[0]!.query.toString()).toBe('publish=false');
    });

    test.each([
        ['getTable', { workspace_id: 7 }, 'Missing param: table_id'],
        ['addTable', { workspace_id: 7 }, 'Missing param: name'],
        ['getWorkspace', { workspace_id: 'ws_12345' }, 'Invalid value for param: workspace_id'],
        [
            'addTable',
            { workspace_id: 7, name: 'a', schema: { id: 'int' } },
            'Invalid value for param: schema',
        ],
    ])('%s %j is refused', async (tool, args, message) => {
        expect(await simple(tool, args)).toEqual([
            400,
            { code: 'ERROR_CODE_INPUT_ERROR', message, payload: expect.anything() },
        ]);
        expect(bench.requests).toEqual([]);
    });

    test('every listed tool reaches a route when its required arguments are given', async () => {
        const client = await bench.connect(
            new StreamableHTTPClientTransport(new URL(`${bench.origin}/x2/mcp/meta/mcp/stream`), {
                requestInit: { headers: json },
            }),
        );
        const { tools } = await client.listTools();
        const samples: Record<string, unknown> = {
            integer: 7,
            string: 'x',
            boolean: true,
            array: [],
            object: {},
        };
        for (const { name, inputSchema } of tools) {
            const properties = inputSchema.properties as Record<string, { type: string | string[] }>;
            const args = (inputSchema.required ?? []).map((key) => [
                key,
                samples[[properties[key]!.type].flat()[0]!],
            ]);
            expect([
                name,
                (await client.callTool({ name, arguments: Object.fromEntries(args) })).isError,
            ]).toEqual([name, undefined]);
            expect(bench.requests.at(-1)!.path).not.toMatch(/[{}]|undefined/);
        }
        expect(new Set(tools.map(({ name }) => name)).size).toBe(tools.length);
        expect(new Set(bench.requests.map(({ method, path }) => `${method} ${path}`)).size).toBe(
            tools.length,
        );
    });
});

describe('the simple form of the older documents', () => {
    test('answers the JSON of the tool itself', async () => {
        bench.reply = () => ({ status: 200, body: [{ id: 7, name: 'Paper & Pen' }] });
        expect(await simple('listWorkspaces')).toEqual([200, [{ id: 7, name: 'Paper & Pen' }]]);
    });

    test('an error keeps the status and the envelope of the Metadata API', async () => {
        bench.reply = () => ({ status: 404, body: { code: 'ERROR_CODE_NOT_FOUND', message: '' } });
        expect(await simple('getWorkspace', { workspace_id: 9 })).toEqual([
            404,
            { code: 'ERROR_CODE_NOT_FOUND', message: '' },
        ]);
    });

    test('knows the older names', async () => {
        await simple('getRequestHistory', { workspace_id: 7 });
        await simple('workspaceGetDataSources', { workspace_id: 7 });
        expect(bench.requests.map(({ path }) => path)).toEqual([
            '/workspace/7/request_history',
            '/workspace/7/datasource',
        ]);
    });

    test('takes the token from the query as well', async () => {
        const { authorization, ...noToken } = json;
        expect(authorization).toContain(TOKEN);
        const body = { tool: 'getLoggedInUser', args: {} };
        expect((await bench.post(`${SIMPLE}?token=${TOKEN}`, body, noToken)).status).toBe(200);
        expect((await bench.post(SIMPLE, body, noToken)).status).toBe(401);
        expect(bench.requests.map(({ headers, url }) => [headers.authorization, url])).toEqual([
            [`Bearer ${TOKEN}`, `${bench.origin}/api:meta/auth/me`],
        ]);
    });

    test.each([
        [{ tool: 'makeCoffee' }, 'Unknown tool: makeCoffee'],
        [{ args: {} }, 'Missing param: tool'],
        [{ tool: 'listWorkspaces', args: [1] }, 'Invalid value for param: args'],
        ['text', 'The body must be an object'],
    ])('refuses %j', async (body, message) => {
        const answer = await bench.post(SIMPLE, body, json);
        expect([answer.status, (await answer.json()).message]).toEqual([400, message]);
    });

    test('GET opens an event stream, which a drop ends', async () => {
        const stream = await fetch(`${bench.origin}${SIMPLE}?token=${TOKEN}`);
        expect([stream.status, stream.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
        bench.doors.dropStreams();
        await expect(stream.text()).rejects.toThrow();
    });
});
