import type { OperationRow } from '../row.js';
import { aiRows } from './ai.js';
import { automationRows } from './automation.js';
import { realtimeRows } from './realtime.js';
import { testRows } from './tests.js';
import { triggerRows } from './triggers.js';

/** Of everything written in XanoScript beside functions and endpoints. */
export const logicRows: readonly OperationRow[] = [
    ...automationRows,
    ...aiRows,
    ...triggerRows,
    ...realtimeRows,
    ...testRows,
];
