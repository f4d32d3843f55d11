import type { ActionContext } from './action.js';
import type { exportArgs } from './actions/records/export-csv.js';
import type { ArgumentsOf } from './arguments.js';
import { checkedDelimiter, csvLine } from './csv-text.js';
import { startDownload } from './download.js';
import { toSearch, toSort } from './filters.js';

/** Records in one answer; the most a search takes. */
const A_PAGE = 500;

/** The records of a table that meet a condition, as CSV; saved as a file where that is wanted. */
export async function exportRecords(
    context: ActionContext,
    {
        tableId,
        filter,
        sort,
        columns,
        delimiter = ',',
        escapeFormulas = false,
        ...file
    }: ArgumentsOf<typeof exportArgs>,
) {
    const style = { delimiter: checkedDelimiter(delimiter), escapeFormulas };
    const most = await context.mostRecords();
    const pages = context.xano.record.search.pages({
        table_id: tableId,
        per_page: Math.min(A_PAGE, most ?? A_PAGE),
        ...toSearch(filter),
        // By id unless told otherwise, or a record that is added meanwhile could move others to another page.
        ...toSort(sort, { id: 'asc' }),
    });
    let header = columns === undefined || columns.length === 0 ? undefined : columns.map(String);
    const lines: string[] = [];
    context.progress({ done: 0 });
    for await (const { items, itemsTotal } of pages) {
        header ??= items[0] && Object.keys(items[0]);
        for (const row of items) lines.push(csvLine(header?.map((name) => row[name]) ?? [], style));
        context.progress({ done: lines.length, total: Math.max(itemsTotal, lines.length) });
    }
    const csv = (header === undefined ? '' : csvLine(header, style)) + lines.join('');
    if (file.download === true) startDownload(csv, file.fileName ?? 'records.csv');
    return { csv, rows: lines.length };
}
