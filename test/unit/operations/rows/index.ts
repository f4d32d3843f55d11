import { accountRows } from './account.js';
import { apiRows } from './api.js';
import { fileRows } from './file.js';
import { functionRows } from './function.js';
import { logRows } from './history.js';
import { logicRows } from './logic/index.js';
import { recordRows } from './record.js';
import type { OperationRow } from './row.js';
import { tableAndItsPartsRows } from './table.js';
import { workspaceAndItsPartsRows } from './workspace.js';

export const operationRows: readonly OperationRow[] = [
    ...accountRows,
    ...workspaceAndItsPartsRows,
    ...tableAndItsPartsRows,
    ...recordRows,
    ...apiRows,
    ...functionRows,
    ...logicRows,
    ...logRows,
    ...fileRows,
];
