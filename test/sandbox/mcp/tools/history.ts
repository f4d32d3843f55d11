import { flag, integer } from '../tool.js';
import type { JsonSchema, Properties, Tool } from '../tool.js';
import { branch, filter, paging, sorting } from './shared.js';

const historyPaging: Properties = {
    ...paging,
    per_page: integer('Items per page', { minimum: 1, maximum: 500, default: 50 }),
};
const output: Properties = { include_output: flag('Adds what each run answered') };
const data: Properties = { include_data: flag('Adds what was changed') };
const id = (what: string): JsonSchema => integer(`Only runs of this ${what}`);

interface Log {
    readonly list: string;
    readonly search: string;
    readonly what: string;
    readonly path: string;
    readonly arguments: Properties;
}

/** A log has one tool that lists and one that searches; both take the same filters, in the query or in the body. */
const logTools = (log: Log): readonly Tool[] => [
    {
        name: log.list,
        description: `${log.what}, newest first`,
        effect: 'read',
        method: 'GET',
        path: log.path,
        query: { ...historyPaging, ...log.arguments },
    },
    {
        name: log.search,
        description: `${log.what} that match conditions`,
        effect: 'read',
        method: 'POST',
        path: `${log.path}/search`,
        body: { ...filter, ...sorting, ...historyPaging, ...log.arguments },
    },
];

const workspace = '/workspace/{workspace_id}';

const logs: readonly Log[] = [
    {
        list: 'getApiRequestHistory',
        search: 'searchApiRequestHistory',
        what: 'Logged API requests',
        path: `${workspace}/request_history`,
        arguments: {
            ...branch,
            apigroup_id: id('API group'),
            query_id: id('endpoint'),
            ...output,
        },
    },
    {
        list: 'getFunctionRequestHistory',
        search: 'searchFunctionRequestHistory',
        what: 'Function runs',
        path: `${workspace}/function_history`,
        arguments: { ...branch, function_id: id('function'), ...output },
    },
    {
        list: 'getTaskRequestHistory',
        search: 'searchTaskRequestHistory',
        what: 'Task runs',
        path: `${workspace}/task_history`,
        arguments: { ...branch, task_id: id('task'), ...output },
    },
    {
        list: 'getTriggerRequestHistory',
        search: 'searchTriggerRequestHistory',
        what: 'Trigger runs',
        path: `${workspace}/trigger_history`,
        arguments: { trigger_id: id('trigger'), ...output },
    },
    {
        list: 'getMiddlewareRequestHistory',
        search: 'searchMiddlewareRequestHistory',
        what: 'Middleware runs',
        path: `${workspace}/middleware_history`,
        arguments: {
            ...branch,
            middleware_id: id('middleware'),
            query_id: id('endpoint'),
            function_id: id('function'),
            task_id: id('task'),
            ...output,
        },
    },
    {
        list: 'getToolRequestHistory',
        search: 'searchToolRequestHistory',
        what: 'Tool runs',
        path: `${workspace}/tool_history`,
        arguments: { ...branch, tool_id: id('tool'), ...output },
    },
    {
        list: 'getWorkspaceAuditLogs',
        search: 'searchWorkspaceAuditLogs',
        what: 'Changes made in the workspace',
        path: `${workspace}/audit_log`,
        arguments: data,
    },
    {
        list: 'getAuditLogs',
        search: 'searchAuditLogs',
        what: 'Changes made in all workspaces',
        path: '/audit_log',
        arguments: data,
    },
];

/** Request history, the run histories and the audit log. */
export const historyTools: readonly Tool[] = logs.flatMap(logTools);
