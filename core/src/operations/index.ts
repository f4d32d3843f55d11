import { columnEnsure } from './composite/column-ensure.js';
import { recordBulkAdd } from './composite/record-bulk-add.js';
import { recordBulkDelete } from './composite/record-bulk-delete.js';
import { recordBulkPatch } from './composite/record-bulk-patch.js';
import { recordFindDuplicates } from './composite/record-find-duplicates.js';
import { recordUpsert } from './composite/record-upsert.js';
import { recordUpsertMany } from './composite/record-upsert-many.js';
import { requestHistorySummary } from './composite/request-history-summary.js';
import { tableEnsure } from './composite/table-ensure.js';
import { metadataOperations } from './metadata.js';

/** Everything this package can do, by resource and verb: the Metadata API, and what is made of several calls to it. */
export const catalogue = {
    ...metadataOperations,
    table: { ...metadataOperations.table, ensure: tableEnsure },
    column: { ...metadataOperations.column, ensure: columnEnsure },
    record: {
        ...metadataOperations.record,
        // Of any length, in place of the single requests.
        bulkAdd: recordBulkAdd,
        bulkPatch: recordBulkPatch,
        bulkDelete: recordBulkDelete,
        upsert: recordUpsert,
        upsertMany: recordUpsertMany,
        findDuplicates: recordFindDuplicates,
    },
    requestHistory: { ...metadataOperations.requestHistory, summary: requestHistorySummary },
};

export type Catalogue = typeof catalogue;
