import { recordOperations } from './record.js';
import { tableOperations } from './table.js';

/** Everything Xano can do through this package, by resource and verb. */
export const catalogue = {
    table: tableOperations,
    record: recordOperations,
};

export type Catalogue = typeof catalogue;
