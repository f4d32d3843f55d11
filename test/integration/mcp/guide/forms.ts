import type { Xano } from 'xano-connect/pure';
import { codeForm, printedForm } from './form.js';
import type { CallForm } from './form.js';
import { counted, itemsOf, namesOf, tellRequests, tellTable, thing } from './tell.js';

const REFERENCE = 'Available Tools Reference';
const USE_CASES = 'Practical Use Cases';
const WEWEB = 'WeWeb Integration';

const WORKSPACE = 12345;
const customers = { workspace_id: WORKSPACE, table_id: 'customers' };

/** The guide makes a table whose name its other calls take for granted. */
const renameCustomers = (xano: Xano): Promise<unknown> =>
    xano.table.updateMeta({ ...customers, name: 'customers_before' });

const filters = { status_code: '>= 400', response_time: '> 1000' };
const period = { start_date: '2024-01-01', end_date: '2024-01-31', limit: 2 };
const ANALYZE = `callMCPTool('searchRequestHistory', { workspace_id: workspaceId, ...filters })`;

const updates = [
    { id: 1, region: 'EU' },
    { id: 2, region: 'EU', priority: 'low' },
];

const tellSuccess = (data: unknown): string =>
    `${counted(Number(thing(data)['success_total']), 'record')} changed`;

/** Every call of the guide, in an order in which each finds what it needs. */
export const FORMS: readonly CallForm[] = [
    printedForm('getLoggedInUser', REFERENCE, (data) => {
        const { id, name, email } = thing(data);
        return `id ${String(id)}, ${String(name)}, ${String(email)}`;
    }),
    printedForm('listWorkspaces', REFERENCE, namesOf('workspace')),
    printedForm('getWorkspace', REFERENCE, (data) => `workspace "${String(thing(data)['name'])}"`),
    printedForm('getWorkspaceBranches', REFERENCE, (data) => {
        const labels = itemsOf(data).map(({ label }) => String(label));
        return `${labels.length} branches: ${labels.join(', ')}`;
    }),
    printedForm('getTables', REFERENCE, namesOf('table')),
    printedForm('addTable', REFERENCE, tellTable),
    printedForm('updateTableMeta', REFERENCE, (data) => {
        const { columns_added, columns_changed, indexes_added } = thing(data);
        const indexes = itemsOf(indexes_added).map(({ type }) => String(type));
        return `added ${String(columns_added)}, changed ${String(columns_changed)}, index ${indexes.join(', ')}`;
    }),
    printedForm('getTableContent', REFERENCE, namesOf('record')),
    printedForm('searchTableContent', REFERENCE, namesOf('record')),
    printedForm('addTableContentBulk', REFERENCE, (data) => `ids ${String(data)}`),
    printedForm('listAPIGroups', REFERENCE, namesOf('API group')),
    printedForm('getApiGroupSwagger', REFERENCE, (data) => {
        const { openapi, paths } = thing(data);
        return `OpenAPI ${String(openapi)}, paths ${Object.keys(thing(paths)).join(', ')}`;
    }),
    printedForm('getRequestHistory', REFERENCE, tellRequests),
    printedForm('searchRequestHistory', REFERENCE, tellRequests),

    printedForm('useCaseListWorkspaces', USE_CASES, namesOf('workspace')),
    printedForm('useCaseAddTable', USE_CASES, undefined, {
        name: 'useCaseAddTable, where a table has that name',
        filled: 'The workspace has a table of that name.',
    }),
    printedForm('useCaseSlow', USE_CASES, tellRequests),
    printedForm('useCaseDuplicates', USE_CASES, (data) => {
        const groups = itemsOf(thing(data)['groups']).map(
            ({ values, row_ids }) => `${String(values)} in records ${String(row_ids)}`,
        );
        return `${groups.length} groups: ${groups.join('; ')}`;
    }),
    printedForm('useCasePatch', USE_CASES, undefined, {
        name: 'useCasePatch, with nothing in place of the comment',
        filled: 'The list holds only a comment.',
    }),
    printedForm('useCasePatch', USE_CASES, tellSuccess, {
        fill: { updates: [{ id: 3, name: 'Ann (duplicate)' }] },
        filled: 'One operation in place of the comment in the list.',
    }),
    printedForm('useCaseAddTable', USE_CASES, tellTable, {
        before: renameCustomers,
        filled: 'No table has that name.',
    }),

    printedForm('rateLimiting', 'Rate Limiting and Monitoring', undefined, {
        name: 'rateLimiting, on a client without a workspace',
        filled: 'The client has no workspace of its own.',
    }),
    printedForm('rateLimiting', 'Rate Limiting and Monitoring', tellRequests, {
        options: { workspaceId: WORKSPACE },
        filled: 'The client works on workspace 12345.',
    }),

    printedForm('n8nAddTable', 'n8n Workflow', undefined, {
        name: 'n8nAddTable, expressions not filled in',
        filled: 'Sent by something other than n8n: nothing filled the expressions in.',
    }),
    printedForm('n8nAddTable', 'n8n Workflow', tellTable, {
        fill: { workspace_id: '12345', table_name: 'leads' },
        filled: 'n8n has filled in 12345 and leads.',
    }),

    codeForm(
        'WeWeb getWorkspaces',
        WEWEB,
        `callMCPTool('listWorkspaces', {})`,
        { tool: 'listWorkspaces', args: {} },
        namesOf('workspace'),
    ),
    codeForm(
        'WeWeb analyzeRequestHistory',
        WEWEB,
        ANALYZE,
        { tool: 'searchRequestHistory', args: { workspace_id: WORKSPACE, filters } },
        tellRequests,
        { filled: `workspaceId 12345, filters { filters: ${JSON.stringify(filters)} }.` },
    ),
    codeForm(
        'WeWeb analyzeRequestHistory, a period',
        WEWEB,
        ANALYZE,
        { tool: 'searchRequestHistory', args: { workspace_id: WORKSPACE, ...period } },
        tellRequests,
        { filled: `workspaceId 12345, filters ${JSON.stringify(period)}.` },
    ),
    codeForm(
        'WeWeb analyzeRequestHistory, filters beside the workspace',
        WEWEB,
        ANALYZE,
        { tool: 'searchRequestHistory', args: { workspace_id: WORKSPACE, ...filters } },
        undefined,
        { filled: `workspaceId 12345, filters ${JSON.stringify(filters)}.` },
    ),
    codeForm(
        'WeWeb analyzeRequestHistory, without filters',
        WEWEB,
        ANALYZE,
        { tool: 'searchRequestHistory', args: { workspace_id: WORKSPACE } },
        (data) => `page ${String(thing(data)['curPage'])} of all requests, the newest first`,
        { filled: 'workspaceId 12345, filters {} by default.' },
    ),
    printedForm('weWebAddTable', WEWEB, tellTable, {
        fill: { workspace_id: WORKSPACE },
        filled: 'customerWorkspace.id is 12345.',
    }),
    codeForm(
        'WeWeb updateTableData',
        WEWEB,
        `callMCPTool('patchTableContentBulk', { workspace_id: workspaceId, table_id: tableId, updates: updates })`,
        { tool: 'patchTableContentBulk', args: { workspace_id: WORKSPACE, table_id: 67890, updates } },
        tellSuccess,
        { filled: `workspaceId 12345, tableId 67890, updates ${JSON.stringify(updates)}.` },
    ),
    codeForm(
        'XanoMCPClient executeTool',
        'Custom Client Integration',
        `executeTool(toolName, args)`,
        { tool: 'getTables', args: { workspace_id: 'ws_12345' } },
        (data) => `${itemsOf(data).length} tables`,
        { filled: "toolName 'getTables', args { workspace_id: 'ws_12345' }." },
    ),
];
