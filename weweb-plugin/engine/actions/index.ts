import type { Action } from '../action.js';
import { getOpenApi } from './api-groups/get-openapi.js';
import { listApiGroups } from './api-groups/list.js';
import { callEndpoint } from './endpoints/call.js';
import { listEndpoints } from './endpoints/list.js';
import { deleteFile } from './files/delete.js';
import { listFiles } from './files/list.js';
import { uploadFile } from './files/upload.js';
import { callMcpTool } from './mcp/call-tool.js';
import { listMcpTools } from './mcp/list-tools.js';
import { bulkAddRecords } from './records/bulk-add.js';
import { bulkDeleteRecords } from './records/bulk-delete.js';
import { bulkPatchRecords } from './records/bulk-patch.js';
import { createRecord } from './records/create.js';
import { deleteRecord } from './records/delete.js';
import { findDuplicates } from './records/find-duplicates.js';
import { exportCsv } from './records/export-csv.js';
import { getRecord } from './records/get.js';
import { importCsv } from './records/import-csv.js';
import { listRecords } from './records/list.js';
import { searchRecords } from './records/search.js';
import { updateRecord } from './records/update.js';
import { upsertRecord } from './records/upsert.js';
import { listRequests } from './requests/list.js';
import { searchRequests } from './requests/search.js';
import { summarizeRequests } from './requests/summarize.js';
import { addColumn } from './tables/add-column.js';
import { createTable } from './tables/create.js';
import { deleteTable } from './tables/delete.js';
import { ensureTable } from './tables/ensure.js';
import { getTableSchema } from './tables/get-schema.js';
import { listTables } from './tables/list.js';
import { renameColumn } from './tables/rename-column.js';
import { truncateTable } from './tables/truncate.js';
import { getWorkspaceContext } from './workspaces/get-context.js';
import { listWorkspaces } from './workspaces/list.js';

const all: readonly Action[] = [
    listWorkspaces,
    getWorkspaceContext,
    listTables,
    getTableSchema,
    createTable,
    ensureTable,
    addColumn,
    renameColumn,
    truncateTable,
    deleteTable,
    listRecords,
    getRecord,
    searchRecords,
    createRecord,
    updateRecord,
    upsertRecord,
    deleteRecord,
    bulkAddRecords,
    bulkPatchRecords,
    bulkDeleteRecords,
    findDuplicates,
    importCsv,
    exportCsv,
    listRequests,
    searchRequests,
    summarizeRequests,
    listApiGroups,
    getOpenApi,
    listEndpoints,
    callEndpoint,
    listFiles,
    uploadFile,
    deleteFile,
    listMcpTools,
    callMcpTool,
];

/** Every action by the name of its method. */
export const actions: Readonly<Record<string, Action>> = Object.fromEntries(
    all.map((action) => [action.code, action]),
);
