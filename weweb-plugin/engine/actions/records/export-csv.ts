import { defineAction } from '../../action.js';
import * as field from '../../fields.js';
import { definePanel } from '../../panel.js';
import { parts } from '../../parts.js';

export const exportArgs = {
    tableId: 'id!',
    filter: 'json',
    sort: 'json',
    columns: 'list',
    delimiter: 'text',
    escapeFormulas: 'boolean',
    download: 'boolean',
    fileName: 'text',
} as const;

export const exportCsv = defineAction({
    code: 'exportCsv',
    args: exportArgs,
    needs: ['csv'],
    run: async (context, args) => (await parts.csv()).exportRecords(context, args),
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
