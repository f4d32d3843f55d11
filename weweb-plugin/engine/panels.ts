// What the editor shows of the actions: read by the panels, by the script that writes ww-config.js, and by the docs.
import type { Panel } from './panel.js';
import { panel as getOpenApi } from './actions/api-groups/get-openapi.js';
import { panel as listApiGroups } from './actions/api-groups/list.js';
import { panel as callEndpoint } from './actions/endpoints/call.js';
import { panel as listEndpoints } from './actions/endpoints/list.js';
import { panel as deleteFile } from './actions/files/delete.js';
import { panel as listFiles } from './actions/files/list.js';
import { panel as uploadFile } from './actions/files/upload.js';
import { panel as callMcpTool } from './actions/mcp/call-tool.js';
import { panel as listMcpTools } from './actions/mcp/list-tools.js';
import { panel as bulkAddRecords } from './actions/records/bulk-add.js';
import { panel as bulkDeleteRecords } from './actions/records/bulk-delete.js';
import { panel as bulkPatchRecords } from './actions/records/bulk-patch.js';
import { panel as createRecord } from './actions/records/create.js';
import { panel as deleteRecord } from './actions/records/delete.js';
import { panel as findDuplicates } from './actions/records/find-duplicates.js';
import { panel as exportCsv } from './actions/records/export-csv.js';
import { panel as importCsv } from './actions/records/import-csv.js';
import { panel as getRecord } from './actions/records/get.js';
import { panel as listRecords } from './actions/records/list.js';
import { panel as searchRecords } from './actions/records/search.js';
import { panel as updateRecord } from './actions/records/update.js';
import { panel as upsertRecord } from './actions/records/upsert.js';
import { panel as listRequests } from './actions/requests/list.js';
import { panel as searchRequests } from './actions/requests/search.js';
import { panel as summarizeRequests } from './actions/requests/summarize.js';
import { panel as addColumn } from './actions/tables/add-column.js';
import { panel as createTable } from './actions/tables/create.js';
import { panel as deleteTable } from './actions/tables/delete.js';
import { panel as ensureTable } from './actions/tables/ensure.js';
import { panel as getTableSchema } from './actions/tables/get-schema.js';
import { panel as listTables } from './actions/tables/list.js';
import { panel as renameColumn } from './actions/tables/rename-column.js';
import { panel as truncateTable } from './actions/tables/truncate.js';
import { panel as getWorkspaceContext } from './actions/workspaces/get-context.js';
import { panel as listWorkspaces } from './actions/workspaces/list.js';

/** In the order of WeWeb's menu. */
export const panels: readonly Panel[] = [
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
