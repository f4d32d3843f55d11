import type { OperationRow } from '../row.js';
import { clusterRows } from './cluster.js';
import { releaseRows } from './release.js';
import { sandboxRows } from './sandbox.js';
import { tenantRows } from './tenant.js';

export const deliveryRows: readonly OperationRow[] = [
    ...releaseRows,
    ...tenantRows,
    ...clusterRows,
    ...sandboxRows,
];
