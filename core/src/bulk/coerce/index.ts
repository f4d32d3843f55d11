export type { CheckedColumn } from './column-rule.js';
export { createRowCheck } from './row-check.js';
export type { CheckMode, RowCheckOptions } from './row-check.js';
