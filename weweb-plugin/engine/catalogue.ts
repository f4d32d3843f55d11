import { later } from 'xano-connect/pure/composites';
import {
    apiGroupOperations,
    auditLogOperations,
    branchOperations,
    dataSourceOperations,
    endpointOperations,
    fileOperations,
    recordOperations,
    requestHistoryOperations,
    tableOperations,
    workspaceOperations,
} from 'xano-connect/pure/operations';
import type { ClientOf } from 'xano-connect/pure';
import { parts } from './parts.js';

/** One request each: what the proxy is asked for by name. */
export const requests = {
    workspace: workspaceOperations,
    branch: branchOperations,
    dataSource: dataSourceOperations,
    table: tableOperations,
    record: recordOperations,
    apiGroup: apiGroupOperations,
    endpoint: endpointOperations,
    requestHistory: requestHistoryOperations,
    auditLog: auditLogOperations,
    file: fileOperations,
};

const { bulk, history, tables } = parts;

/** The operations of the plugin: what is not named here is not in the bundle. */
export const catalogue = {
    ...requests,
    table: {
        ...tableOperations,
        ensure: later('table.ensure', 'update', async () => (await tables()).tableEnsure),
    },
    column: {
        add: later('column.add', 'create', async () => (await tables()).columnOperations.add),
        rename: later('column.rename', 'update', async () => (await tables()).columnOperations.rename),
    },
    record: {
        ...recordOperations,
        bulkAdd: later('record.bulkAdd', 'bulk-create', async () => (await bulk()).recordBulkAdd),
        bulkPatch: later('record.bulkPatch', 'bulk-update', async () => (await bulk()).recordBulkPatch),
        bulkDelete: later('record.bulkDelete', 'bulk-delete', async () => (await bulk()).recordBulkDelete),
        upsert: later('record.upsert', 'update', async () => (await bulk()).recordUpsert),
        upsertMany: later('record.upsertMany', 'bulk-update', async () => (await bulk()).recordUpsertMany),
        findDuplicates: later(
            'record.findDuplicates',
            'read',
            async () => (await bulk()).recordFindDuplicates,
        ),
    },
    requestHistory: {
        ...requestHistoryOperations,
        summary: later('requestHistory.summary', 'read', async () => (await history()).requestHistorySummary),
    },
};

export type Xano = ClientOf<typeof catalogue>;
