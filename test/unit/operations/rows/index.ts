import { accountRows } from './account.js';
import { adderRows } from './adders.js';
import { apiRows } from './api.js';
import { deliveryRows } from './delivery/index.js';
import { fileRows } from './file.js';
import { functionRows } from './function.js';
import { logRows } from './history.js';
import { hostingRows } from './hosting.js';
import { logicRows } from './logic/index.js';
import { recordRows } from './record.js';
import type { OperationRow } from './row.js';
import { snippetRows } from './snippet.js';
import { tableAndItsPartsRows } from './table.js';
import { workspaceMoreRows } from './workspace-more.js';
import { workspaceAndItsPartsRows } from './workspace.js';
import { xanoscriptRows } from './xanoscript.js';

export const operationRows: readonly OperationRow[] = [
    ...accountRows,
    ...workspaceAndItsPartsRows,
    ...workspaceMoreRows,
    ...tableAndItsPartsRows,
    ...adderRows,
    ...recordRows,
    ...apiRows,
    ...functionRows,
    ...logicRows,
    ...logRows,
    ...fileRows,
    ...hostingRows,
    ...xanoscriptRows,
    ...snippetRows,
    ...deliveryRows,
];
