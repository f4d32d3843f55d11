import * as z from 'zod/mini';
import { defineOperations } from '../operation.js';
import { confirm, text, workspace } from './fields.js';
import { asList, nothing, thing } from './shapes.js';

const PATH = '/workspace/{workspace_id}/datasource';
const ONE = `${PATH}/{label}`;

const dataSourceShape = () => thing({ label: z.string(), color: z.string() });

/** Not `data_source`: that one chooses where records are read and written, this one names what is changed. */
const one = {
    ...workspace,
    /** Label of the data source, such as `test`. */
    label: text(),
};

const color = {
    /** Colour in the dashboard, `#rrggbb`. Default `#ebc346`. */
    color: z.optional(text()),
};

export const dataSourceOperations = defineOperations('dataSource', {
    list: {
        title: 'List data sources',
        description: 'Data sources of a workspace; `live` is always there.',
        effect: 'read',
        scope: 'Instance Workspace: Read',
        input: () => z.strictObject({ ...workspace }),
        output: () => z.array(dataSourceShape()),
        rest: { method: 'GET', path: PATH, receive: asList },
        mcp: { tool: 'listDataSources' },
    },

    create: {
        title: 'Create a data source',
        description: 'Creates an empty data source.',
        effect: 'create',
        scope: 'Instance Workspace: Create',
        input: () => z.strictObject({ ...one, ...color }),
        output: dataSourceShape,
        rest: { method: 'POST', path: PATH, body: 'json' },
        mcp: { tool: 'createDataSource' },
    },

    update: {
        title: 'Update a data source',
        description: 'Changes the colour of a data source.',
        effect: 'update',
        scope: 'Instance Workspace: Update',
        input: () => z.strictObject({ ...one, ...color }),
        output: dataSourceShape,
        rest: { method: 'PUT', path: ONE, body: 'json' },
        mcp: { tool: 'updateDataSource' },
    },

    delete: {
        title: 'Delete a data source',
        description: 'Deletes a data source with its records.',
        effect: 'delete',
        scope: 'Instance Workspace: Delete',
        destroys: 'the data source with its records',
        input: () => z.strictObject({ ...one, ...confirm }),
        output: nothing,
        rest: { method: 'DELETE', path: ONE },
        mcp: { tool: 'deleteDataSource' },
    },
});
