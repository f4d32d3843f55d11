import { columnEnsure } from './composite/column-ensure.js';
import { recordFindDuplicates } from './composite/record-find-duplicates.js';
import { recordUpsert } from './composite/record-upsert.js';
import { requestHistorySummary } from './composite/request-history-summary.js';
import { tableEnsure } from './composite/table-ensure.js';
import { metadataOperations } from './metadata.js';

/** Everything this package can do, by resource and verb: the Metadata API, and what is made of several calls to it. */
export const catalogue = {
    ...metadataOperations,
    table: { ...metadataOperations.table, ensure: tableEnsure },
    column: { ...metadataOperations.column, ensure: columnEnsure },
    record: { ...metadataOperations.record, upsert: recordUpsert, findDuplicates: recordFindDuplicates },
    requestHistory: { ...metadataOperations.requestHistory, summary: requestHistorySummary },
};

export type Catalogue = typeof catalogue;
