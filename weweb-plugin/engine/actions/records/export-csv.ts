import { defineAction } from '../../action.js';
import { checkedDelimiter, csvLine } from '../../csv-text.js';
import { startDownload } from '../../download.js';
import * as field from '../../fields.js';
import { toSearch, toSort } from '../../filters.js';
import { definePanel } from '../../panel.js';

/** Records in one answer; the most a search takes. */
const A_PAGE = 500;

export const exportCsv = defineAction({
    code: 'exportCsv',
    args: {
        tableId: 'id!',
        filter: 'json',
        sort: 'json',
        columns: 'list',
        delimiter: 'text',
        escapeFormulas: 'boolean',
        download: 'boolean',
        fileName: 'text',
    },
    async run(context, { tableId, filter, sort, columns, delimiter = ',', escapeFormulas = false, ...file }) {
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
    },
});

export const panel = definePanel({
    code: 'exportCsv',
    name: 'Records | Export CSV',
    description:
        'The records of a table that meet a condition, or all of them, as the text of a CSV file; on demand saved by the browser.',
    returns: '{ csv: string, rows: number }',
    fields: {
        tableId: field.table,
        filter: field.filter,
        sort: field.sort,
        columns: field.columns,
        download: { label: 'Save as a file', box: 'switch', help: 'The browser saves the file' },
        fileName: { label: 'File name', box: 'text', placeholder: 'records.csv' },
        delimiter: field.delimiter,
        escapeFormulas: {
            label: 'Disarm formulas',
            box: 'switch',
            help: "Puts ' before texts that a spreadsheet would run, such as =1+1; the file then differs from the records",
            advanced: true,
        },
    },
});
