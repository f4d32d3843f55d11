import { flag, list, object, recordId } from '../tool.js';
import type { Tool } from '../tool.js';
import { filter, paging, sorting } from './shared.js';

const content = '/workspace/{workspace_id}/table/{table_id}/content';

/**
 * Records. They are those of the data source `live`: whether the real server passes an `x-data-source` header on is not
 * known, and no argument for it is documented.
 */
export const contentTools: readonly Tool[] = [
    {
        name: 'getTableContent',
        description: 'Records, page by page',
        effect: 'read',
        method: 'GET',
        path: content,
        query: paging,
    },
    {
        name: 'searchTableContent',
        description: 'Records that match conditions, sorted',
        effect: 'read',
        method: 'POST',
        path: `${content}/search`,
        body: { ...filter, ...sorting, ...paging },
    },
    {
        name: 'getTableContentItem',
        description: 'One record',
        effect: 'read',
        method: 'GET',
        path: `${content}/{content_id}`,
    },
    {
        name: 'addTableContent',
        description: 'Adds a record: one argument per column',
        effect: 'create',
        method: 'POST',
        path: content,
        columns: true,
    },
    {
        name: 'updateTableContentItem',
        description: 'Changes a record: one argument per column to change',
        effect: 'update',
        method: 'PUT',
        path: `${content}/{content_id}`,
        columns: true,
    },
    {
        name: 'deleteTableContentItem',
        description: 'Deletes one record',
        effect: 'delete',
        method: 'DELETE',
        path: `${content}/{content_id}`,
    },
    {
        name: 'addTableContentBulk',
        description: 'Adds many records',
        effect: 'create',
        method: 'POST',
        path: `${content}/bulk`,
        body: { items: list('Records'), allow_id_field: flag('Keeps the ids given in the records') },
        required: ['items'],
    },
    {
        name: 'patchTableContentBulk',
        description: 'Changes many records by id',
        effect: 'update',
        method: 'POST',
        path: `${content}/bulk/patch`,
        body: { items: list('[{"row_id": id, "updates": {column: value}}]') },
        required: ['items'],
    },
    {
        name: 'deleteTableContentBulk',
        description: 'Deletes many records by id',
        effect: 'delete',
        method: 'POST',
        path: `${content}/bulk/delete`,
        body: { row_ids: list('Ids of the records', recordId) },
        required: ['row_ids'],
    },
    {
        name: 'patchTableContentBySearch',
        description: 'Changes every record that matches',
        effect: 'replace',
        method: 'POST',
        path: `${content}/search/patch`,
        body: { ...filter, updates: object('{column: value}') },
        required: ['search', 'updates'],
    },
    {
        name: 'deleteTableContentBySearch',
        description: 'Deletes every record that matches',
        effect: 'delete',
        method: 'POST',
        path: `${content}/search/delete`,
        body: filter,
        required: ['search'],
    },
];
