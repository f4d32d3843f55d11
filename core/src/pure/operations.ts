// One by one, so that a bundle holds no other operations than those it hands to `createClientOf`.
export { accountOperations } from '../operations/account.js';
export { apiGroupOperations } from '../operations/api-group.js';
export { auditLogOperations } from '../operations/audit-log.js';
export { branchOperations } from '../operations/branch.js';
export { columnOperations } from '../operations/column.js';
export { dataSourceOperations } from '../operations/data-source.js';
export { endpointOperations } from '../operations/endpoint.js';
export { fileOperations } from '../operations/file.js';
export { functionOperations } from '../operations/function.js';
export { recordOperations } from '../operations/record.js';
export {
    functionHistoryOperations,
    middlewareHistoryOperations,
    requestHistoryOperations,
    taskHistoryOperations,
    toolHistoryOperations,
    triggerHistoryOperations,
} from '../operations/run-history.js';
export { indexOperations } from '../operations/table-index.js';
export { tableOperations } from '../operations/table.js';
export { workspaceOperations } from '../operations/workspace.js';

// All of them, and the rest of the Metadata API by itself.
export { everyRequest } from '../operations/every-request.js';
export { moreOperations } from '../operations/more.js';

export { columnEnsure } from '../operations/composite/column-ensure.js';
export { endpointCall } from '../operations/composite/endpoint-call.js';
export { recordBulkAdd } from '../operations/composite/record-bulk-add.js';
export { recordBulkDelete } from '../operations/composite/record-bulk-delete.js';
export { recordBulkPatch } from '../operations/composite/record-bulk-patch.js';
export { recordDeleteWhere } from '../operations/composite/record-delete-where.js';
export { recordFindDuplicates } from '../operations/composite/record-find-duplicates.js';
export { recordPatchWhere } from '../operations/composite/record-patch-where.js';
export { recordRemoveDuplicates } from '../operations/composite/record-remove-duplicates.js';
export { recordUpsert } from '../operations/composite/record-upsert.js';
export { recordUpsertMany } from '../operations/composite/record-upsert-many.js';
export { requestHistorySummary } from '../operations/composite/request-history-summary.js';
export { tableCopyRecords } from '../operations/composite/table-copy-records.js';
export { tableEnsure } from '../operations/composite/table-ensure.js';
