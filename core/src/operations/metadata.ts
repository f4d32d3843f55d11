import { accountOperations } from './account.js';
import { apiGroupOperations } from './api-group.js';
import { auditLogOperations } from './audit-log.js';
import { branchOperations } from './branch.js';
import { columnOperations } from './column.js';
import { dataSourceOperations } from './data-source.js';
import { endpointOperations } from './endpoint.js';
import { fileOperations } from './file.js';
import { functionOperations } from './function.js';
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

/** The everyday part of the Metadata API, request by request, by resource and verb; `more.ts` has the rest. */
export const metadataOperations = {
    account: accountOperations,
    workspace: workspaceOperations,
    branch: branchOperations,
    dataSource: dataSourceOperations,
    table: tableOperations,
    column: columnOperations,
    index: indexOperations,
    record: recordOperations,
    apiGroup: apiGroupOperations,
    endpoint: endpointOperations,
    function: functionOperations,
    requestHistory: requestHistoryOperations,
    functionHistory: functionHistoryOperations,
    taskHistory: taskHistoryOperations,
    middlewareHistory: middlewareHistoryOperations,
    triggerHistory: triggerHistoryOperations,
    toolHistory: toolHistoryOperations,
    auditLog: auditLogOperations,
    file: fileOperations,
};
