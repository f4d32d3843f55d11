import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { startSandbox } from '../sandbox/index.js';
import type { Sandbox } from '../sandbox/index.js';

let sandbox: Sandbox;
let table: number;

const authorization = (): string => `Bearer ${sandbox.tokens.full}`;

async function call(path: string, body: unknown, method = 'POST'): Promise<Response> {
    return fetch(`${sandbox.origin}${path}`, {
        method,
        headers: { 'content-type': 'application/json', authorization: authorization() },
        body: JSON.stringify(body),
    });
}

const addFault = (fault: object, match: object) =>
    call('/_sandbox/faults', { match, times: 1, fault: { kind: 'partial', ...fault } });

const contentPath = (): string => `/api:meta/workspace/${sandbox.workspaceId}/table/${table}/content`;

async function counts(): Promise<number[]> {
    const { items } = (await (await call(`${contentPath()}/search`, { per_page: 1000 })).json()) as {
        items: { count: number }[];
    };
    return items.map(({ count }) => count);
}

const items = (from: number) => Array.from({ length: 20 }, (_, i) => ({ count: from + i }));

beforeAll(async () => {
    sandbox = await startSandbox({ seed: 'empty', faults: true });
    const column = { nullable: false, required: false };
    const made = await call(`/api:meta/workspace/${sandbox.workspaceId}/table`, {
        name: 'halves',
        schema: [
            { ...column, name: 'id', type: 'int', required: true },
            { ...column, name: 'count', type: 'int' },
        ],
    });
    table = ((await made.json()) as { id: number }).id;
});

afterAll(() => sandbox.close());

test('half of a bulk add is carried out, and the answer is an error', async () => {
    await addFault({ seed: 7 }, { path: '/content/bulk' });
    const answer = await call(`${contentPath()}/bulk`, { items: items(100) });
    expect([answer.status, await answer.json()]).toEqual([
        500,
        { code: 'ERROR_FATAL', message: 'SQL Error: HY000' },
    ]);
    const written = await counts();
    expect(written.length).toBeGreaterThan(3);
    expect(written.length).toBeLessThan(17);
    expect(items(100).map(({ count }) => count)).toEqual(expect.arrayContaining(written));
    expect((await call(`${contentPath()}/bulk`, { items: items(200) })).status).toBe(200);
});

test('half of a bulk delete is carried out and refused with 400', async () => {
    const before = await counts();
    await addFault({ share: 0.3, status: 400 }, { path: '/content/bulk/delete' });
    const ids = Array.from({ length: 60 }, (_, i) => i + 1);
    expect((await call(`${contentPath()}/bulk/delete`, { row_ids: ids })).status).toBe(400);
    const after = await counts();
    expect(after.length).toBeGreaterThan(0);
    expect(after.length).toBeLessThan(before.length);
});

test('the same over MCP: the tool call is carried out for some of its records', async () => {
    const client = new Client({ name: 'test', version: '1' });
    const transport = new StreamableHTTPClientTransport(new URL(sandbox.mcpUrl), {
        requestInit: { headers: { authorization: authorization() } },
    });
    await client.connect(transport);
    const before = await counts();
    await addFault({ share: 0.5 }, { door: 'mcp', method: 'POST' });
    const adding = client.callTool({
        name: 'addTableContentBulk',
        arguments: { workspace_id: sandbox.workspaceId, table_id: table, items: items(500) },
    });
    await expect(adding).rejects.toThrow('SQL Error');
    const added = (await counts()).length - before.length;
    expect(added).toBeGreaterThan(3);
    expect(added).toBeLessThan(17);
    await client.close();
});
