import type { Resource } from '../action.js';
import { account } from './account/index.js';
import { apiGroup } from './api-group/index.js';
import { auditLog } from './audit-log/index.js';
import { branch } from './branch/index.js';
import { column } from './column/index.js';
import { dataSource } from './data-source/index.js';
import { endpoint } from './endpoint/index.js';
import { file } from './file/index.js';
import { functionResource } from './function/index.js';
import { index } from './table-index/index.js';
import { mcpTool } from './mcp-tool/index.js';
import { record } from './record/index.js';
import { requestHistory } from './request-history/index.js';
import { table } from './table/index.js';
import { workspace } from './workspace/index.js';

/** Everything the node can do. */
export const resources: readonly Resource[] = [
    account,
    apiGroup,
    auditLog,
    branch,
    column,
    dataSource,
    endpoint,
    file,
    functionResource,
    index,
    mcpTool,
    record,
    requestHistory,
    table,
    workspace,
];
