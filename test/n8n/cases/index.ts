import type { NodeCase } from '../case.js';
import { ACCOUNT_CASES } from './account.js';
import { API_GROUP_CASES } from './api-group.js';
import { AUDIT_LOG_CASES } from './audit-log.js';
import { BRANCH_CASES } from './branch.js';
import { COLUMN_CASES } from './column.js';
import { DATA_SOURCE_CASES } from './data-source.js';
import { FILE_CASES } from './file.js';
import { ENDPOINT_CASES } from './endpoint.js';
import { FUNCTION_CASES } from './function.js';
import { MANY_RECORDS_CASES } from './many-records.js';
import { MCP_TOOL_CASES } from './mcp-tool.js';
import { RECORD_CASES } from './record.js';
import { REQUEST_HISTORY_CASES } from './request-history.js';
import { TABLE_CASES } from './table.js';
import { INDEX_CASES } from './table-index.js';
import { WORKSPACE_CASES } from './workspace.js';

/** Every case of the Xano Connect node; one file for each resource, and one for what many have in common. */
export const NODE_CASES: readonly NodeCase[] = [
    ...ACCOUNT_CASES,
    ...API_GROUP_CASES,
    ...AUDIT_LOG_CASES,
    ...BRANCH_CASES,
    ...COLUMN_CASES,
    ...DATA_SOURCE_CASES,
    ...FILE_CASES,
    ...INDEX_CASES,
    ...ENDPOINT_CASES,
    ...FUNCTION_CASES,
    ...MANY_RECORDS_CASES,
    ...MCP_TOOL_CASES,
    ...RECORD_CASES,
    ...REQUEST_HISTORY_CASES,
    ...TABLE_CASES,
    ...WORKSPACE_CASES,
];
