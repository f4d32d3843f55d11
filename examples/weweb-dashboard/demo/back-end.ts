import { startProxy } from '../../../test/e2e/weweb/proxy/server.js';
import type { Proxy, ProxyOptions } from '../../../test/e2e/weweb/proxy/server.js';
import { startSandbox } from '../../../test/sandbox/index.js';
import type { Sandbox } from '../../../test/sandbox/index.js';
import type { SampleTable } from '../../../test/sandbox/seed/index.js';
import { users } from './users.js';
import { demoWorkspace } from './workspace.js';

const EDITABLE = ['*', 'record.delete'];
const READABLE = ['record.list', 'record.search', 'record.get', 'table.get', 'column.list'];

/** Operations by table: orders and customers are changed, their lines are only looked at. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
    customers: EDITABLE,
    orders: EDITABLE,
    order_items: READABLE,
    products: EDITABLE,
};

const TOOLS = [
    'getTables',
    'getTable',
    'getTableContent',
    'searchTableContent',
    'deleteTableContentItem',
    'getWorkspaceBranches',
    'getWorkspace',
    'searchApiRequestHistory',
];

export interface BackEnd {
    readonly sandbox: Sandbox;
    readonly proxy: Proxy;
    /** Public half of the plugin's settings. */
    readonly publicData: Readonly<Record<string, unknown>>;
    close(): Promise<void>;
}

async function tableIds({ metaUrl, tokens, workspaceId }: Sandbox): Promise<ReadonlyMap<string, number>> {
    const response = await fetch(`${metaUrl}/workspace/${workspaceId}/table`, {
        headers: { authorization: `Bearer ${tokens.full}` },
    });
    const { items } = (await response.json()) as { items: readonly { id: number; name: string }[] };
    return new Map(items.map(({ id, name }) => [name, id]));
}

async function allowList(sandbox: Sandbox, more: readonly string[]): Promise<ProxyOptions['allow']> {
    const ids = await tableIds(sandbox);
    const tables = [...Object.entries(TABLES), ...more.map((name) => [name, EDITABLE] as const)];
    return {
        workspace_id: sandbox.workspaceId,
        operations: ['table.list', 'requestHistory.list', 'requestHistory.search'],
        tables: Object.fromEntries(
            tables.map(([name, operations]) => [
                name,
                { id: ids.get(name) ?? 0, operations: [...operations] },
            ]),
        ),
        // The request history is read in pages of 500.
        most_records: 500,
        most_changes: 100,
        mcp_tools: TOOLS,
    };
}

/**
 * A local Xano and a proxy in front of it, as an app in production would have.
 *
 * @param origins of the pages that may use the proxy
 */
export async function startBackEnd(
    origins: readonly string[],
    more: readonly SampleTable[] = [],
): Promise<BackEnd> {
    const sandbox = await startSandbox({ seed: demoWorkspace(Date.now(), more) });
    const names = more.map(({ name }) => name);
    const proxy = await startProxy({
        metaUrl: sandbox.metaUrl,
        mcpUrl: sandbox.mcpUrl,
        token: sandbox.tokens.full,
        allow: await allowList(sandbox, names),
        users,
        origins,
    });
    return {
        sandbox,
        proxy,
        publicData: {
            workspaceId: sandbox.workspaceId,
            proxyUrl: proxy.url,
            allowWrites: ['records', 'bulk', 'mcp'],
        },
        close: async () => {
            await proxy.close();
            await sandbox.close();
        },
    };
}
