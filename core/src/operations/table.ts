import * as z from 'zod/mini';
import { defineOperation } from '../operation.js';
import {
    confirm,
    content,
    includeXanoscript,
    listing,
    LISTING_KEYS,
    table,
    text,
    workspace,
} from './fields.js';
import { describedTable, tableShape } from './table-shape.js';
import { nothing, pageOf } from './shapes.js';

const PATH = '/workspace/{workspace_id}/table';
const ONE = `${PATH}/{table_id}`;

const definition = {
    description: z.optional(z.string()),
    docs: z.optional(z.string()),
    auth: z.optional(z.boolean()),
    tag: z.optional(z.array(z.string())),
};

export const tableOperations = {
    list: defineOperation({
        id: 'table.list',
        title: 'List tables',
        description: 'Tables of a workspace with columns and indexes, by name. `search` filters on names.',
        effect: 'read',
        scope: 'Workspace Database: Read',
        input: () => z.strictObject({ ...workspace, ...listing, ...includeXanoscript }),
        output: () => pageOf(tableShape()),
        rest: {
            method: 'GET',
            path: PATH,
            query: [...LISTING_KEYS, 'include_xanoscript'],
            paging: { perPage: 100 },
        },
        mcp: { tool: 'getTables' },
    }),

    get: defineOperation({
        id: 'table.get',
        title: 'Get a table',
        description: 'One table with its columns and indexes.',
        effect: 'read',
        scope: 'Workspace Database: Read',
        input: () => z.strictObject({ ...table, ...includeXanoscript }),
        output: tableShape,
        rest: { method: 'GET', path: ONE, query: ['include_xanoscript'] },
        mcp: { tool: 'getTable' },
    }),

    add: defineOperation({
        id: 'table.add',
        title: 'Add a table',
        description:
            'Creates a table. Without `schema` it has `id` and `created_at`; with one, the first column must be `id`. ' +
            'For readable field descriptions, unique fields and foreign keys by name use table.ensure.',
        effect: 'create',
        scope: 'Workspace Database: Create',
        input: () =>
            z.strictObject({
                ...workspace,
                name: text(),
                ...definition,
                ...describedTable(),
                ...includeXanoscript,
            }),
        output: tableShape,
        rest: { method: 'POST', path: PATH, query: ['include_xanoscript'], body: 'json' },
        mcp: { tool: 'addTable' },
    }),

    update: defineOperation({
        id: 'table.update',
        title: 'Update a table',
        description: 'Changes what is given; columns, indexes and everything else that is left out is kept.',
        effect: 'update',
        scope: 'Workspace Database: Update',
        input: () =>
            z.strictObject({
                ...table,
                name: z.optional(text()),
                ...definition,
                ...describedTable(),
                ...includeXanoscript,
            }),
        output: tableShape,
        rest: { method: 'PUT', path: ONE, query: ['include_xanoscript'], body: 'json' },
        mcp: { tool: 'updateTable' },
    }),

    delete: defineOperation({
        id: 'table.delete',
        title: 'Delete a table',
        description: 'Drops the table with its records in every data source.',
        effect: 'delete',
        scope: 'Workspace Database: Delete',
        destroys: 'the table and all its records',
        input: () => z.strictObject({ ...table, ...confirm }),
        output: nothing,
        rest: { method: 'DELETE', path: ONE },
        mcp: { tool: 'deleteTable' },
    }),

    truncate: defineOperation({
        id: 'table.truncate',
        title: 'Empty a table',
        description: 'Deletes all records of one data source; `reset` also restarts the ids at 1.',
        effect: 'bulk-delete',
        scope: 'Workspace Content: Delete',
        destroys: 'all records of the table in this data source',
        input: () => z.strictObject({ ...content, reset: z._default(z.boolean(), false), ...confirm }),
        output: nothing,
        rest: { method: 'DELETE', path: `${ONE}/truncate`, dataSource: true, body: 'json' },
        mcp: { tool: 'truncateTable' },
    }),

    security: defineOperation({
        id: 'table.security',
        title: 'Restrict a table',
        description:
            'Restricts the table to the API group whose `guid` is given; an empty text lifts the restriction.',
        effect: 'update',
        scope: 'Workspace Database: Update',
        input: () => z.strictObject({ ...table, guid: z.string(), ...includeXanoscript }),
        output: tableShape,
        rest: { method: 'PUT', path: `${ONE}/security`, body: 'json' },
        mcp: { tool: 'updateTableSecurity' },
    }),
};
