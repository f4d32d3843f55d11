import {
    apiGroupOperations,
    auditLogOperations,
    branchOperations,
    columnOperations,
    dataSourceOperations,
    endpointOperations,
    fileOperations,
    recordBulkAdd,
    recordBulkDelete,
    recordBulkPatch,
    recordFindDuplicates,
    recordOperations,
    recordUpsert,
    recordUpsertMany,
    requestHistoryOperations,
    requestHistorySummary,
    tableEnsure,
    tableOperations,
    workspaceOperations,
} from 'xano-connect/pure/operations';
import type { ClientOf, RestOperation } from 'xano-connect/pure';

/** One request each: what the proxy is asked for by name. */
const requests = {
    workspace: workspaceOperations,
    branch: branchOperations,
    dataSource: dataSourceOperations,
    table: tableOperations,
    column: columnOperations,
    record: recordOperations,
    apiGroup: apiGroupOperations,
    endpoint: endpointOperations,
    requestHistory: requestHistoryOperations,
    auditLog: auditLogOperations,
    file: fileOperations,
};

/** The operations of the plugin: what is not named here is not in the bundle. */
export const catalogue = {
    ...requests,
    table: { ...tableOperations, ensure: tableEnsure },
    record: {
        ...recordOperations,
        bulkAdd: recordBulkAdd,
        bulkPatch: recordBulkPatch,
        bulkDelete: recordBulkDelete,
        upsert: recordUpsert,
        upsertMany: recordUpsertMany,
        findDuplicates: recordFindDuplicates,
    },
    requestHistory: { ...requestHistoryOperations, summary: requestHistorySummary },
};

export type Xano = ClientOf<typeof catalogue>;

export const requestOperations: readonly RestOperation[] = Object.values<
    Readonly<Record<string, RestOperation>>
>(requests).flatMap((operations) => Object.values(operations));
