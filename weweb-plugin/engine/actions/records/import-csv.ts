import { defineAction } from '../../action.js';
import { bulkArgs } from '../../bulk.js';
import * as field from '../../fields.js';
import { definePanel } from '../../panel.js';
import { parts } from '../../parts.js';

export const importArgs = {
    tableId: 'id!',
    file: 'file!',
    keyColumn: 'text',
    delimiter: 'text',
    keepIds: 'boolean',
    ...bulkArgs,
} as const;

export const importCsv = defineAction({
    code: 'importCsv',
    args: importArgs,
    writes: 'bulk',
    confirms: true,
    needs: ['csv', 'bulk'],
    run: async (context, args) => (await parts.csv()).importRecords(context, args),
});

export const panel = definePanel({
    code: 'importCsv',
    name: 'Records | Import CSV',
    description:
        'Adds the records of a CSV file to a table, or updates those that are there by a key column. The first line names the columns; what cannot be stored is reported by its line.',
    returns:
        '{ total: number, done: number, failed: number, skipped: number, unknown: number, dryRun: boolean, problems: { line: number, id: number | string | null, status: string, message: string, hint: string }[] }',
    fields: {
        tableId: field.table,
        file: { label: 'File', box: 'file', help: 'The value of a file input' },
        keyColumn: {
            label: 'Key column',
            box: 'column',
            help: 'Records with the same value there are updated; empty means that all are added',
        },
        dryRun: field.dryRun,
        confirm: field.confirm,
        delimiter: { ...field.delimiter, help: 'Empty means whichever the file has' },
        keepIds: field.keepIds,
        batchSize: field.batchSize,
        stopAtFirst: field.stopAtFirst,
    },
});
