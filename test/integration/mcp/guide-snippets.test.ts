import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import { startGuideBench } from './guide/bench.js';
import type { GuideBench } from './guide/bench.js';
import { thing } from './guide/tell.js';

type Args = Readonly<Record<string, unknown>>;

interface XanoMCPManager {
    getWorkspaces(): Promise<unknown>;
    analyzeRequestHistory(workspaceId: unknown, filters?: Args): Promise<unknown>;
    createTable(workspaceId: unknown, tableConfig: Args): Promise<unknown>;
    updateTableData(workspaceId: unknown, tableId: unknown, updates: readonly Args[]): Promise<unknown>;
}

interface XanoMCPClient {
    readonly connected: boolean;
    connect(): Promise<void>;
    executeTool(toolName: string, args: Args): Promise<unknown>;
}

const GUIDE_HOST = 'https://your-instance.xano.io';

const snippet = (name: string): string =>
    readFileSync(new URL(`guide/snippets/${name}.txt`, import.meta.url), 'utf8');

let bench: GuideBench;
/** What the snippets sent, and to where. */
const requests: { readonly url: string; readonly body: unknown }[] = [];

/** The platform's fetch, at the sandbox in place of the guide's instance. */
const fetchThere = (url: string, init: RequestInit): Promise<Response> => {
    requests.push({ url, body: JSON.parse(typeof init.body === 'string' ? init.body : 'null') });
    return fetch(url.replace(GUIDE_HOST, bench.sandbox.origin), init);
};

/** A browser's EventSource as far as the guide uses it. */
class EventSourceStandIn {
    onopen: (() => void) | undefined;
    readonly status: Promise<number>;
    readonly #controller = new AbortController();

    constructor(url: string) {
        opened.push(this);
        this.status = fetch(url, { signal: this.#controller.signal }).then(({ status }) => {
            if (status === 200) this.onopen?.();
            return status;
        });
    }

    close(): void {
        this.#controller.abort();
    }
}
const opened: EventSourceStandIn[] = [];

const run = (code: string, globals: object): unknown =>
    runInNewContext(code, { fetch: fetchThere, EventSource: EventSourceStandIn, console: QUIET, ...globals });
const QUIET = { log: () => undefined, error: () => undefined };

beforeAll(async () => {
    bench = await startGuideBench('simple');
}, 60_000);
afterAll(async () => {
    for (const source of opened) source.close();
    await bench.close();
});

describe('the WeWeb class', () => {
    const variables: Record<string, unknown> = {};
    let manager: XanoMCPManager;
    let setupNewCustomerWorkspace: () => Promise<void>;

    beforeAll(() => {
        variables['xano_mcp_token'] = bench.sandbox.tokens.full;
        const wwVariable = {
            getValue: (name: string) => variables[name],
            updateValue: (name: string, value: unknown) => void (variables[name] = value),
        };
        const code = `${snippet('weweb')}; ({ xanoManager, setupNewCustomerWorkspace })`;
        const made = run(code, { wwLib: { wwVariable } }) as {
            xanoManager: XanoMCPManager;
            setupNewCustomerWorkspace: () => Promise<void>;
        };
        manager = made.xanoManager;
        ({ setupNewCustomerWorkspace } = made);
    });

    test('finds workspaces and requests', async () => {
        expect(await manager.getWorkspaces()).toMatchObject([{ id: 12345, name: 'customer-data' }]);
        expect(await manager.analyzeRequestHistory(12345)).toMatchObject({ curPage: 1 });
        expect(requests.at(-1)).toEqual({
            url: `${GUIDE_HOST}/api/mcp/sse`,
            body: { tool: 'searchRequestHistory', args: { workspace_id: 12345 } },
        });
    });

    test('sets the customer workspace up, and the same call through the client brings its columns', async () => {
        await setupNewCustomerWorkspace();
        expect(variables['workspace_setup_complete']).toBe(true);
        const { tool, args } = requests.at(-1)?.body as { tool: string; args: Args };
        expect([tool, args['name']]).toEqual(['addTable', 'customer_profiles']);
        // Sent raw, `fields` is no argument of the tool and is left out: the table has the two columns every table has.
        const at = { workspace_id: 12345, table_id: 'customer_profiles' };
        const columns = async () => (await bench.xano.column.list(at)).map(({ name }) => name);
        expect(await columns()).toEqual(['id', 'created_at']);
        await bench.xano.table.delete({ ...at, confirm: true });
        await bench.xano.callTool(tool, args);
        expect(await columns()).toEqual(['id', 'name', 'email', 'subscription_tier', 'created_at']);
    });

    test('patches nothing raw, and through the client what it says', async () => {
        const updates = [{ id: 1, region: 'EU' }];
        expect(await manager.updateTableData(12345, 67890, updates)).toMatchObject({
            code: 'ERROR_CODE_INPUT_ERROR',
            payload: { param: 'items' },
        });
        const { tool, args } = requests.at(-1)?.body as { tool: string; args: Args };
        const { data } = await bench.xano.callTool(tool, args);
        expect(data).toMatchObject({ success: [1], success_total: 1 });
    });
});

describe('the custom client', () => {
    let client: XanoMCPClient;
    beforeAll(() => {
        const { origin, tokens } = bench.sandbox;
        const code = `${snippet('custom-client')}; new XanoMCPClient(origin, token)`;
        client = run(code, { origin, token: tokens.full }) as XanoMCPClient;
    });

    test('connects and calls a tool', async () => {
        expect(await client.executeTool('getLoggedInUser', {})).toMatchObject({ name: 'John Developer' });
        expect(await opened.at(-1)?.status).toBe(200);
        expect(client.connected).toBe(true);
    });

    test('ids with a prefix are refused raw and understood by the client', async () => {
        const args = { workspace_id: 'ws_12345' };
        expect(await client.executeTool('getTables', args)).toMatchObject({
            code: 'ERROR_CODE_INPUT_ERROR',
            payload: { param: 'workspace_id' },
        });
        const { data } = await bench.xano.callTool('getTables', args);
        expect(data).toMatchObject({
            items: expect.arrayContaining([expect.objectContaining({ id: 67890 })]),
        });
    });
});

test('the n8n HTTP node: its body, filled in, through the client', async () => {
    const filled = snippet('n8n-http-node')
        .replace(/^\/\/.*$/gm, '')
        .replace('{{ $json.access_token }}', bench.sandbox.tokens.full)
        .replace('{{ $json.workspace_id }}', '12345')
        .replace('{{ $json.new_table_name }}', 'leads');
    const { method, url, headers, body } = JSON.parse(filled) as {
        method: string;
        url: string;
        headers: Record<string, string>;
        body: { tool: string; args: Args };
    };
    const raw = await fetchThere(url, { method, headers, body: JSON.stringify(body) });
    // The tool has other names for its arguments, n8n fills text in where Xano's ids are numbers, columns are a list.
    expect([raw.status, thing(await raw.json())['code']]).toEqual([400, 'ERROR_CODE_INPUT_ERROR']);
    const { data, notes } = await bench.xano.callTool(body.tool, body.args);
    expect(data).toMatchObject({ name: 'leads' });
    expect(notes).toEqual([]);
    const { schema, index } = await bench.xano.table.get({ workspace_id: 12345, table_id: 'leads' });
    expect(schema.map(({ name }) => name)).toEqual(['id', 'name', 'email', 'created_at']);
    expect(index).toContainEqual(expect.objectContaining({ type: 'btree|unique' }));
});

describe('addresses as the guide writes them', () => {
    const server = (mcpUrl: string, options: object = {}) =>
        bench.xano.with({ mcpUrl, mcpTransport: 'auto', ...options }).tools.server();

    test('the token in the query of /api/mcp/sse', async () => {
        const { origin, tokens } = bench.sandbox;
        const mcpUrl = `${origin}/api/mcp/sse?token=${tokens.full}`;
        expect(await server(mcpUrl, { mcpTransport: 'simple' })).toMatchObject({ transport: 'simple' });
        const { data } = await bench.xano
            .with({ mcpUrl, mcpTransport: 'simple' })
            .callTool('getLoggedInUser');
        expect(data).toMatchObject({ name: 'John Developer' });
    });

    test('wss is no address of an MCP server', async () => {
        await expect(server('wss://xabc-defg-hijk.n7.xano.io/api/mcp/stream')).rejects.toMatchObject({
            kind: 'config',
        });
    });
});
