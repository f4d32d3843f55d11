import type { Resource } from '../action.js';
import { record } from './record/index.js';
import { table } from './table/index.js';

/** Everything the node can do. */
export const resources: readonly Resource[] = [record, table];
