import type { NameKind, NameKinds } from '../name-kind.js';

export const named = (item: Readonly<Record<string, unknown>>): readonly string[] =>
    typeof item['name'] === 'string' ? [item['name']] : [];

export const under = (rest: string): string => `/workspace/{workspace_id}${rest}`;

const table: NameKind = {
    resource: 'table',
    scope: 'Workspace Database: Read',
    label: 'table',
    lists: [under('/table')],
    search: true,
    listedBy: 'xano.table.list()',
};

/** What every operation knows; those of other things bring their own, as `rest.names`. */
export const NAME_KINDS: NameKinds = {
    workspace_id: {
        resource: 'workspace',
        scope: null,
        label: 'workspace',
        lists: ['/workspace'],
        listedBy: 'xano.workspace.list()',
    },
    table_id: table,
    tableref_id: table,
};
