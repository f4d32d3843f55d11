import { asText } from '../as-text.js';
/** How the things with an id are found by name: the list to read and the field that holds the name. */
export interface NameKind {
    /** First part of the ids of its operations: a write there voids remembered names. */
    readonly resource: string;
    /** The box to tick to read the list. */
    readonly scope: string | null;
    /** For messages: "no table named ...". */
    readonly label: string;
    /** Lists to look through, in this order; `{...}` is filled from the same input. */
    readonly lists: readonly string[];
    /** The list takes a text filter, so that one page is nearly always enough. */
    readonly search?: true;
    /** Each branch has its own: the same name may stand for another id there. */
    readonly branch?: true;
    /** Names of one thing; an endpoint is also found as `GET orders`. */
    readonly names?: (item: Readonly<Record<string, unknown>>) => readonly string[];
    /** The call that shows what is there, for the hint. */
    readonly listedBy: string;
}

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
    // No operation of this package lists them.
    listedBy: `GET /${resource}`,
});

/** By the name of the input field that holds the id. One table for every operation. */
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
    function_id: {
        ...logic('function', 'Workspace Function: Read'),
        listedBy: 'xano.function.list()',
    },
    task_id: logic('task', 'Workspace Task: Read'),
    middleware_id: logic('middleware', null),
    tool_id: logic('tool', null),
    // Five kinds of trigger share one history: a name is looked for in all of them.
    trigger_id: logic('trigger', null, [
        '/table/trigger',
        '/trigger',
        '/agent/trigger',
        '/mcp_server/trigger',
        '/realtime/channel/trigger',
    ]),
    file_id: {
        resource: 'file',
        scope: 'Workspace File: Read',
        label: 'file',
        lists: [under('/file')],
        search: true,
        listedBy: 'xano.file.list()',
    },
};
