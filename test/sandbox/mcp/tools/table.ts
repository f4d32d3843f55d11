import { flag, list, text } from '../tool.js';
import type { Tool } from '../tool.js';
import { listing, script } from './shared.js';

const tables = '/workspace/{workspace_id}/table';
const table = `${tables}/{table_id}`;
const tags = list('Tags', { type: 'string' });

/** Tables and their columns. */
export const tableTools: readonly Tool[] = [
    {
        name: 'getTables',
        description: 'Tables of a workspace, with their columns',
        effect: 'read',
        method: 'GET',
        path: tables,
        query: { ...listing, ...script },
    },
    {
        name: 'getTable',
        description: 'One table',
        effect: 'read',
        method: 'GET',
        path: table,
        query: script,
    },
    {
        name: 'addTable',
        description: 'Creates a table; without a schema it gets the columns id and created_at',
        effect: 'create',
        method: 'POST',
        path: tables,
        body: {
            name: text('Name'),
            description: text('Description'),
            schema: list('Columns; the first must be id'),
            auth: flag('Its records can hold sessions'),
            tag: tags,
        },
        required: ['name'],
    },
    {
        name: 'updateTable',
        description: 'Replaces the definition of a table by XanoScript',
        effect: 'replace',
        method: 'PUT',
        path: table,
        query: script,
        // choice: how the real tool names its script argument is not recorded.
        body: { xanoscript: text('XanoScript of the table') },
        required: ['xanoscript'],
        script: 'xanoscript',
    },
    {
        name: 'updateTableMetadata',
        description: 'Changes name, description, tags and the auth flag',
        effect: 'update',
        method: 'PUT',
        path: `${table}/meta`,
        body: {
            name: text('Name'),
            description: text('Description'),
            tag: tags,
            auth: flag('Its records can hold sessions'),
        },
    },
    {
        name: 'updateTableSecurity',
        description: 'Restricts the table to one API group',
        effect: 'update',
        method: 'PUT',
        path: `${table}/security`,
        body: { guid: text('guid of the API group; empty clears') },
        required: ['guid'],
    },
    {
        name: 'deleteTable',
        description: 'Deletes a table and its records',
        effect: 'delete',
        method: 'DELETE',
        path: table,
    },
    {
        name: 'truncateTable',
        description: 'Deletes all records of a table',
        effect: 'delete',
        method: 'DELETE',
        path: `${table}/truncate`,
        body: { reset: flag('Ids start at 1 again') },
        required: ['reset'],
    },
    {
        name: 'getTableSchema',
        description: 'Columns of a table',
        effect: 'read',
        method: 'GET',
        path: `${table}/schema`,
    },
    {
        name: 'getTableSchemaElement',
        description: 'One column',
        effect: 'read',
        method: 'GET',
        path: `${table}/schema/{name}`,
    },
    {
        name: 'updateTableSchema',
        description: 'Replaces the whole column list: columns left out are dropped',
        effect: 'replace',
        method: 'PUT',
        path: `${table}/schema`,
        body: { schema: list('All columns') },
        required: ['schema'],
    },
    {
        name: 'deleteTableSchemaElement',
        description: 'Drops one column and its data',
        effect: 'delete',
        method: 'DELETE',
        path: `${table}/schema/{name}`,
    },
    {
        name: 'renameTableColumn',
        description: 'Renames a column',
        effect: 'update',
        method: 'POST',
        path: `${table}/schema/rename`,
        body: { old_name: text('Name now'), new_name: text('Name from now on') },
        required: ['old_name', 'new_name'],
    },
];
