import * as z from 'zod/mini';
import { defineOperations } from '../operation.js';
import { confirm, content, paging, row, rowId, rows, some } from './fields.js';
import { nothing, record, rowIds, thing, totalsPageOf } from './shapes.js';
import { finding, searching, toXanoTerms } from './search-fields.js';

const PATH = '/workspace/{workspace_id}/table/{table_id}/content';
const ONE = `${PATH}/{row_id}`;

/** Xano names no maximum for a page of records; 100 is what its users run without trouble. */
const PER_PAGE = 100;

const oneRow = {
    /** Id of the record: a whole number, or text for uuid keys. */
    row_id: rowId(),
};

const changes = {
    /** Columns to change and their new values; the others stay. */
    updates: row(),
};

const changed = () => thing({ success: rowIds(), success_total: z.number() });

export const recordOperations = defineOperations('record', {
    list: {
        title: 'List records',
        description: 'Records of a table by id, with totals. To filter or sort use record.search.',
        effect: 'read',
        scope: 'Workspace Content: Read',
        input: () => z.strictObject({ ...content, ...paging() }),
        output: () => totalsPageOf(record()),
        rest: {
            method: 'GET',
            path: PATH,
            query: ['page', 'per_page'],
            dataSource: true,
            paging: { perPage: PER_PAGE },
        },
        mcp: { tool: 'getTableContent' },
    },

    get: {
        title: 'Get a record',
        description: 'One record by its id.',
        effect: 'read',
        scope: 'Workspace Content: Read',
        input: () => z.strictObject({ ...content, ...oneRow }),
        output: record,
        rest: { method: 'GET', path: ONE, dataSource: true },
        mcp: { tool: 'getTableContentItem' },
    },

    create: {
        title: 'Create a record',
        description: 'Adds one record and answers it as stored.',
        effect: 'create',
        scope: 'Workspace Content: Create',
        input: () =>
            z.strictObject({
                ...content,
                /** A value per column; timestamps in epoch milliseconds. */
                row: row(),
            }),
        output: record,
        rest: { method: 'POST', path: PATH, dataSource: true, body: { only: 'row' } },
        mcp: { tool: 'addTableContent' },
    },

    update: {
        title: 'Update a record',
        description: 'Changes columns of one record and answers it as stored.',
        effect: 'update',
        scope: 'Workspace Content: Update',
        input: () => z.strictObject({ ...content, ...oneRow, ...changes }),
        output: record,
        rest: { method: 'PUT', path: ONE, dataSource: true, body: { only: 'updates' } },
        mcp: { tool: 'updateTableContentItem' },
    },

    delete: {
        title: 'Delete a record',
        description: 'Deletes one record by its id.',
        effect: 'delete',
        scope: 'Workspace Content: Delete',
        input: () => z.strictObject({ ...content, ...oneRow }),
        output: nothing,
        rest: { method: 'DELETE', path: ONE, dataSource: true },
        mcp: { tool: 'deleteTableContentItem' },
    },

    search: {
        title: 'Search records',
        description:
            'Records that meet a condition such as `{ status: "open", "price|>=": 10 }`, sorted, with totals. ' +
            'Conditions nest with `and` and `or`.',
        effect: 'read',
        scope: 'Workspace Content: Read',
        input: () => z.strictObject({ ...content, ...paging(), ...searching }),
        output: () => totalsPageOf(record()),
        rest: {
            method: 'POST',
            path: `${PATH}/search`,
            dataSource: true,
            body: 'json',
            paging: { perPage: PER_PAGE },
            prepare: toXanoTerms,
        },
        mcp: { tool: 'searchTableContent' },
    },

    bulkAdd: {
        title: 'Add records in bulk',
        description: 'Adds many records in one request and answers their ids in the same order.',
        effect: 'bulk-create',
        scope: 'Workspace Content: Create',
        input: () =>
            z.strictObject({
                ...content,
                /** The records, at least one; 100 to 500 at a time is what Xano bears. */
                items: rows(),
                /** Keep ids given in the records. Default false: Xano numbers them. */
                allow_id_field: z.optional(z.boolean()),
            }),
        output: rowIds,
        rest: { method: 'POST', path: `${PATH}/bulk`, dataSource: true, body: 'json' },
        mcp: { tool: 'addTableContentBulk' },
    },

    bulkPatch: {
        title: 'Patch records in bulk',
        description: 'Changes many records by id in one request.',
        effect: 'bulk-update',
        scope: 'Workspace Content: Update',
        input: () =>
            z.strictObject({
                ...content,
                /** What to change, at least one record; 100 to 500 at a time is what Xano bears. */
                items: some(z.strictObject({ ...oneRow, ...changes })),
            }),
        output: changed,
        rest: { method: 'POST', path: `${PATH}/bulk/patch`, dataSource: true, body: 'json' },
        mcp: { tool: 'patchTableContentBulk' },
    },

    bulkDelete: {
        title: 'Delete records in bulk',
        description: 'Deletes many records by id in one request; `error` lists the ids that failed.',
        effect: 'bulk-delete',
        scope: 'Workspace Content: Delete',
        input: () =>
            z.strictObject({
                ...content,
                /** Ids of the records, at least one. */
                row_ids: some(rowId()),
            }),
        output: () => thing({ success: rowIds(), success_total: z.number(), error: z.optional(rowIds()) }),
        rest: { method: 'POST', path: `${PATH}/bulk/delete`, dataSource: true, body: 'json' },
        mcp: { tool: 'deleteTableContentBulk' },
    },

    patchBySearch: {
        title: 'Patch records by search',
        description: 'Makes the same changes to every record that meets a condition.',
        effect: 'bulk-update',
        scope: 'Workspace Content: Update',
        input: () => z.strictObject({ ...content, ...finding, ...changes }),
        output: changed,
        rest: {
            method: 'POST',
            path: `${PATH}/search/patch`,
            dataSource: true,
            body: 'json',
            prepare: toXanoTerms,
        },
        mcp: { tool: 'patchTableContentBySearch' },
    },

    deleteBySearch: {
        title: 'Delete records by search',
        description: 'Deletes every record that meets a condition.',
        effect: 'bulk-delete',
        scope: 'Workspace Content: Delete',
        destroys: 'every record the search finds',
        input: () => z.strictObject({ ...content, ...finding, ...confirm }),
        output: changed,
        rest: {
            method: 'POST',
            path: `${PATH}/search/delete`,
            dataSource: true,
            body: 'json',
            prepare: toXanoTerms,
        },
        mcp: { tool: 'deleteTableContentBySearch' },
    },
});
