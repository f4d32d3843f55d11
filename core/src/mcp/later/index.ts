import type { Later } from './later.js';
import { tableIndexes } from './table-indexes.js';

/** By the id of the operation. */
export const LATER: Readonly<Record<string, Later>> = { 'table.add': tableIndexes };
