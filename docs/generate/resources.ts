/** What the index of the operations says of a resource. */
interface ResourceText {
    readonly title: string;
    readonly group: string;
}

const GROUPS = {
    Records: { record: 'Rows of a table', file: 'Files' },
    Tables: { table: 'Tables', column: 'Columns', index: 'Indexes' },
    'Workspaces and branches': {
        account: 'Account and instances',
        workspace: 'Workspaces',
        branch: 'Branches',
        dataSource: 'Data sources',
    },
    'APIs and logic': {
        apiGroup: 'API groups',
        endpoint: 'Endpoints',
        function: 'Functions',
        task: 'Scheduled tasks',
        middleware: 'Middleware',
        addon: 'Add-ons',
        workspaceTrigger: 'Workspace triggers',
        tableTrigger: 'Table triggers',
        realtime: 'Realtime settings',
        realtimeChannel: 'Realtime channels',
        realtimeTrigger: 'Realtime triggers',
        snippet: 'Snippets',
        snippetToken: 'Tokens of snippets',
    },
    'AI and MCP': {
        agent: 'Agents',
        agentTrigger: 'Agent triggers',
        tool: 'Tools of agents',
        mcpServer: 'MCP servers of your own',
        mcpServerTrigger: 'Triggers of MCP servers',
        knowledge: 'Knowledge',
    },
    'History and logs': {
        requestHistory: 'Requests',
        functionHistory: 'Runs of functions',
        taskHistory: 'Runs of tasks',
        middlewareHistory: 'Runs of middleware',
        triggerHistory: 'Runs of triggers',
        toolHistory: 'Runs of tools',
        auditLog: 'Audit log',
    },
    'XanoScript and tests': {
        multidoc: 'All of a workspace as XanoScript',
        convert: 'XanoScript to JSON and back',
        beta: 'Runs of XanoScript',
        workflowTest: 'Workflow tests',
        unitTest: 'Unit tests',
    },
    'Hosting and delivery': {
        staticHost: 'Static hosting',
        staticHostBuild: 'Builds of static hosting',
        release: 'Releases',
        platform: 'Platform versions',
        ephemeral: 'Ephemeral environments',
    },
    Tenants: {
        tenant: 'Tenants',
        tenantEnv: 'Environment variables of a tenant',
        tenantBackup: 'Backups of a tenant',
        tenantSnapshot: 'Snapshots of a tenant',
        tenantLicense: 'Licence of a tenant',
        tenantUnitTest: 'Unit tests of a tenant',
        tenantWorkflowTest: 'Workflow tests of a tenant',
        tenantStaticHost: 'Static hosting of a tenant',
        cluster: 'Clusters',
    },
    'Personal sandbox': {
        sandbox: 'Personal sandbox of Xano',
        sandboxEnv: 'Its environment variables',
        sandboxLicense: 'Its licence',
        sandboxKnowledge: 'Its knowledge',
        sandboxUnitTest: 'Its unit tests',
        sandboxWorkflowTest: 'Its workflow tests',
        sandboxMultidoc: 'All of it as XanoScript',
    },
} as const satisfies Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Where resources stand that nobody has sorted yet. */
const REST = 'More';

const texts = new Map(
    Object.entries(GROUPS).flatMap(([group, resources]) =>
        Object.entries(resources).map(([resource, title]): [string, ResourceText] => [
            resource,
            { title, group },
        ]),
    ),
);

export const textOf = (resource: string): ResourceText =>
    texts.get(resource) ?? { title: resource, group: REST };

/** In the order of the index. */
export const groups: readonly string[] = [...Object.keys(GROUPS), REST];

/** Those of a group that there are, in the order of the table above. */
export function resourcesOf(group: string, all: readonly string[]): readonly string[] {
    const order = [...texts.keys()];
    return all
        .filter((resource) => textOf(resource).group === group)
        .sort((a, b) => order.indexOf(a) - order.indexOf(b));
}
