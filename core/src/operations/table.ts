import * as z from 'zod/mini';
import { defineOperations } from '../operation.js';
import {
    about,
    confirm,
    content,
    described,
    includeXanoscript,
    listing,
    LISTING_KEYS,
    restriction,
    table,
    tagged,
    text,
    workspace,
} from './fields.js';
import { nothing, pageOf, thing } from './shapes.js';
import { addedTable, autocomplete, describedTable, tableShape } from './table-shape.js';

const PATH = '/workspace/{workspace_id}/table';
const ONE = `${PATH}/{table_id}`;

const naming = {
    /** New name. */
    name: z.optional(text()),
};

const auth = {
    /** Users log in by this table. Default false. */
    auth: z.optional(z.boolean()),
};

export const tableOperations = defineOperations('table', {
    list: {
        title: 'List tables',
        description: 'Tables of a workspace with their columns and indexes, by name.',
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
    },

    get: {
        title: 'Get a table',
        description: 'One table with its columns and indexes.',
        effect: 'read',
        scope: 'Workspace Database: Read',
        input: () => z.strictObject({ ...table, ...includeXanoscript }),
        output: tableShape,
        rest: { method: 'GET', path: ONE, query: ['include_xanoscript'] },
        mcp: { tool: 'getTable' },
    },

    add: {
        title: 'Add a table',
        description:
            'Creates a table from columns as Xano records them; `id` and `created_at` without any. ' +
            'For readable descriptions use table.ensure.',
        effect: 'create',
        scope: 'Workspace Database: Create',
        input: () =>
            z.strictObject({
                ...workspace,
                /** Name of the table. */
                name: text(),
                ...described,
                ...auth,
                ...describedTable(),
                ...includeXanoscript,
            }),
        output: addedTable,
        rest: { method: 'POST', path: PATH, query: ['include_xanoscript'], body: 'json' },
        mcp: { tool: 'addTable' },
    },

    update: {
        title: 'Update a table',
        description: 'Changes what is given; what is left out stays.',
        effect: 'update',
        scope: 'Workspace Database: Update',
        input: () =>
            z.strictObject({
                ...table,
                ...naming,
                ...described,
                ...auth,
                ...describedTable(),
                ...includeXanoscript,
            }),
        output: tableShape,
        rest: { method: 'PUT', path: ONE, query: ['include_xanoscript'], body: 'json' },
        mcp: { tool: 'updateTable' },
    },

    delete: {
        title: 'Delete a table',
        description: 'Deletes a table with its records in every data source.',
        effect: 'delete',
        scope: 'Workspace Database: Delete',
        destroys: 'the table with its records',
        input: () => z.strictObject({ ...table, ...confirm }),
        output: nothing,
        rest: { method: 'DELETE', path: ONE },
        mcp: { tool: 'deleteTable' },
    },

    truncate: {
        title: 'Empty a table',
        description: 'Deletes all records of a table in one data source.',
        effect: 'bulk-delete',
        scope: 'Workspace Content: Delete',
        destroys: 'all records of the table in this data source',
        input: () =>
            z.strictObject({
                ...content,
                /** Restart the ids at 1. Default false. */
                reset: z._default(z.boolean(), false),
                ...confirm,
            }),
        output: nothing,
        rest: { method: 'DELETE', path: `${ONE}/truncate`, dataSource: true, body: 'json' },
        mcp: { tool: 'truncateTable' },
    },

    security: {
        title: 'Restrict a table',
        description: 'Restricts a table to the API group of a `guid`, or lifts that.',
        effect: 'update',
        scope: 'Workspace Database: Update',
        input: () => z.strictObject({ ...table, ...restriction, ...includeXanoscript }),
        output: tableShape,
        rest: { method: 'PUT', path: `${ONE}/security`, body: 'json' },
        mcp: { tool: 'updateTableSecurity' },
    },

    updateMeta: {
        title: "Update a table's settings",
        description: 'Changes name, description, tags and `auth`.',
        effect: 'update',
        scope: 'Workspace Database: Update',
        input: () =>
            z.strictObject({
                ...table,
                ...naming,
                ...about,
                ...tagged,
                ...auth,
            }),
        output: nothing,
        rest: { method: 'PUT', path: `${ONE}/meta`, body: 'json' },
        mcp: { tool: 'updateTableMetadata' },
    },

    autocomplete: {
        title: 'Choose the columns of the table picker',
        description: 'Sets the columns shown where a record is picked.',
        effect: 'update',
        scope: 'Workspace Database: Update',
        input: () =>
            z.strictObject({
                ...table,
                /** The columns, in order; an empty list shows none. */
                autocomplete: autocomplete(),
            }),
        // Documented as two texts; what a real instance answers was never recorded.
        output: () =>
            z.nullable(thing({ id: z.optional(z.unknown()), autocomplete: z.optional(z.unknown()) })),
        rest: { method: 'PUT', path: `${ONE}/autocomplete`, body: 'json' },
    },
});
