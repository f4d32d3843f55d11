import { asText } from '../as-text.js';
import type { NameKind } from '../name-kind.js';

export const named = (item: Readonly<Record<string, unknown>>): readonly string[] =>
    typeof item['name'] === 'string' ? [item['name']] : [];

const endpointNames = (item: Readonly<Record<string, unknown>>): readonly string[] =>
    named(item).flatMap((name) => [`${asText(item['verb'])} ${name}`, name]);

const under = (rest: string): string => `/workspace/{workspace_id}${rest}`;

const endpoint: NameKind = {
    resource: 'endpoint',
    scope: 'Workspace Api: Read',
    label: 'endpoint',
    lists: [under('/apigroup/{apigroup_id}/api')],
    names: endpointNames,
    listedBy: 'xano.endpoint.list({ apigroup_id })',
};

const table: NameKind = {
    resource: 'table',
    scope: 'Workspace Database: Read',
    label: 'table',
    lists: [under('/table')],
    search: true,
    listedBy: 'xano.table.list()',
};

/** What every branch has its own of. */
const logic = (resource: string, scope: string | null, lists = [`/${resource}`]): NameKind => ({
    resource,
    scope,
    label: resource,
    lists: lists.map(under),
    search: true,
    branch: true,
    listedBy: `xano.${resource}.list()`,
});

/** By the name of the input field that holds the id; operations of rarer things bring their own, as `rest.names`. */
export const NAME_KINDS: Readonly<Record<string, NameKind>> = {
    workspace_id: {
        resource: 'workspace',
        scope: null,
        label: 'workspace',
        lists: ['/workspace'],
        listedBy: 'xano.workspace.list()',
    },
    table_id: table,
    tableref_id: table,
    apigroup_id: {
        resource: 'apiGroup',
        scope: 'Workspace Api: Read',
        label: 'API group',
        lists: [under('/apigroup')],
        search: true,
        branch: true,
        listedBy: 'xano.apiGroup.list()',
    },
    api_id: endpoint,
    query_id: endpoint,
    function_id: logic('function', 'Workspace Function: Read'),
    task_id: logic('task', 'Workspace Task: Read'),
    middleware_id: logic('middleware', null),
    tool_id: logic('tool', null),
    // Five resources, whose names end so, share one history: a name is looked for in all of them.
    trigger_id: {
        ...logic('Trigger', null, [
            '/table/trigger',
            '/trigger',
            '/agent/trigger',
            '/mcp_server/trigger',
            '/realtime/channel/trigger',
        ]),
        label: 'trigger',
        listedBy: 'xano.tableTrigger.list() and its like',
    },
    file_id: {
        resource: 'file',
        scope: 'Workspace File: Read',
        label: 'file',
        lists: [under('/file')],
        search: true,
        listedBy: 'xano.file.list()',
    },
};
