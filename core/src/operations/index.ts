import { columnEnsure } from './composite/column-ensure.js';
import { endpointCall } from './composite/endpoint-call.js';
import { recordBulkAdd } from './composite/record-bulk-add.js';
import { recordBulkDelete } from './composite/record-bulk-delete.js';
import { recordBulkPatch } from './composite/record-bulk-patch.js';
import { recordDeleteWhere } from './composite/record-delete-where.js';
import { recordFindDuplicates } from './composite/record-find-duplicates.js';
import { recordPatchWhere } from './composite/record-patch-where.js';
import { recordRemoveDuplicates } from './composite/record-remove-duplicates.js';
import { recordUpsert } from './composite/record-upsert.js';
import { recordUpsertMany } from './composite/record-upsert-many.js';
import { requestHistorySummary } from './composite/request-history-summary.js';
import { tableCopyRecords } from './composite/table-copy-records.js';
import { tableEnsure } from './composite/table-ensure.js';
import { metadataOperations } from './metadata.js';

/** What most programs call, by resource and verb: the everyday part of the Metadata API, and what is made of several calls to it. */
export const catalogue = {
    ...metadataOperations,
    table: { ...metadataOperations.table, ensure: tableEnsure, copyRecords: tableCopyRecords },
    column: { ...metadataOperations.column, ensure: columnEnsure },
    record: {
        ...metadataOperations.record,
        // Of any length, in place of the single requests.
        bulkAdd: recordBulkAdd,
        bulkPatch: recordBulkPatch,
        bulkDelete: recordBulkDelete,
        upsert: recordUpsert,
        upsertMany: recordUpsertMany,
        patchWhere: recordPatchWhere,
        deleteWhere: recordDeleteWhere,
        findDuplicates: recordFindDuplicates,
        removeDuplicates: recordRemoveDuplicates,
    },
    endpoint: { ...metadataOperations.endpoint, call: endpointCall },
    requestHistory: { ...metadataOperations.requestHistory, summary: requestHistorySummary },
};

export type Catalogue = typeof catalogue;
