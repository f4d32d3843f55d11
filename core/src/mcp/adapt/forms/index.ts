import { addTable } from './add-table.js';
import { duplicates } from './duplicates.js';
import type { Form } from './form.js';
import { history } from './history.js';
import { paging } from './paging.js';
import { bulkPatch, bulkRows, rowDates, searchPatch, wrappedRow } from './rows.js';
import { tableMeta } from './table-meta.js';
import { emptySearch, tableSearch } from './table-search.js';

/** Every form there is, in the order they are tried: a later one sees what an earlier one made of the call. */
export const FORMS: readonly Form[] = [
    addTable,
    tableMeta,
    wrappedRow,
    rowDates,
    bulkRows,
    bulkPatch,
    searchPatch,
    duplicates,
    tableSearch,
    emptySearch,
    history,
    paging,
];
