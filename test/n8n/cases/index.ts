import type { NodeCase } from '../case.js';

/** Every case of the Xano Connect node; one file for each resource. */
export const NODE_CASES: readonly NodeCase[] = [];
