import type { NodeCase } from '../case.js';
import { RECORD_CASES } from './record.js';
import { TABLE_CASES } from './table.js';

/** Every case of the Xano Connect node; one file for each resource. */
export const NODE_CASES: readonly NodeCase[] = [...RECORD_CASES, ...TABLE_CASES];
