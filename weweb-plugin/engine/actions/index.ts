import type { Action } from '../action.js';
import { bulkPatchRecords } from './records/bulk-patch.js';
import { listRecords } from './records/list.js';
import { searchRecords } from './records/search.js';

const all: readonly Action[] = [listRecords, searchRecords, bulkPatchRecords];

/** Every action by the name of its method. */
export const actions: Readonly<Record<string, Action>> = Object.fromEntries(
    all.map((action) => [action.code, action]),
);
