import { accountOperations } from './account.js';
import { apiGroupOperations } from './api-group.js';
import { auditLogOperations } from './audit-log.js';
import { branchOperations } from './branch.js';
import { columnOperations } from './column.js';
import { columnEnsure } from './composite/column-ensure.js';
import { recordFindDuplicates } from './composite/record-find-duplicates.js';
import { recordUpsert } from './composite/record-upsert.js';
import { requestHistorySummary } from './composite/request-history-summary.js';
import { tableEnsure } from './composite/table-ensure.js';
import { dataSourceOperations } from './data-source.js';
import { endpointOperations } from './endpoint.js';
import { fileOperations } from './file.js';
import { recordOperations } from './record.js';
import {
    functionHistoryOperations,
    middlewareHistoryOperations,
    requestHistoryOperations,
    taskHistoryOperations,
    toolHistoryOperations,
    triggerHistoryOperations,
} from './run-history.js';
import { indexOperations } from './table-index.js';
import { tableOperations } from './table.js';
import { workspaceOperations } from './workspace.js';

/** Everything Xano can do through this package, by resource and verb. */
export const catalogue = {
    account: accountOperations,
    workspace: workspaceOperations,
    branch: branchOperations,
    dataSource: dataSourceOperations,
    table: { ...tableOperations, ensure: tableEnsure },
    column: { ...columnOperations, ensure: columnEnsure },
    index: indexOperations,
    record: { ...recordOperations, upsert: recordUpsert, findDuplicates: recordFindDuplicates },
    apiGroup: apiGroupOperations,
    endpoint: endpointOperations,
    requestHistory: { ...requestHistoryOperations, summary: requestHistorySummary },
    functionHistory: functionHistoryOperations,
    taskHistory: taskHistoryOperations,
    middlewareHistory: middlewareHistoryOperations,
    triggerHistory: triggerHistoryOperations,
    toolHistory: toolHistoryOperations,
    auditLog: auditLogOperations,
    file: fileOperations,
};

export type Catalogue = typeof catalogue;
