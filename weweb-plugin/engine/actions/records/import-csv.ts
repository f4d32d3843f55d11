import type { BulkReport } from 'xano-connect/pure';
import { defineAction } from '../../action.js';
import { bulkArgs, bulkOptions, bulkResult, watched } from '../../bulk.js';
import { readCsv } from '../../csv-file.js';
import type { CsvFile } from '../../csv-file.js';
import { defined } from '../../defined.js';
import { XanoAdminError } from '../../error.js';
import * as field from '../../fields.js';
import { definePanel } from '../../panel.js';

export const importCsv = defineAction({
    code: 'importCsv',
    args: {
        tableId: 'id!',
        file: 'file!',
        keyColumn: 'text',
        delimiter: 'text',
        keepIds: 'boolean',
        ...bulkArgs,
    },
    writes: 'bulk',
    confirms: true,
    async run(context, { tableId, file, keyColumn, delimiter, keepIds, ...how }) {
        const csv = await readCsv(file, delimiter);
        const [first] = csv.rejected;
        if (how.stopAtFirst === true && first !== undefined) throw brokenRow(first);
        const items = csv.rows.map(({ values }) => values);
        const options = { table_id: tableId, items, ...(await bulkOptions(context, how)) };
        const { record } = context.xano;
        const watch = watched(context, items.length);
        const report = await (keyColumn === undefined
            ? record.bulkAdd({ ...options, ...defined({ allow_id_field: keepIds }) }, watch)
            : record.upsertMany({ ...options, match: keyColumn }, watch));
        return importResult(csv, report);
    },
});

const brokenRow = ({ line, message }: CsvFile['rejected'][number]): XanoAdminError =>
    new XanoAdminError({
        code: 'CSV',
        message: `importCsv: line ${line} of the file cannot be read, so nothing was sent. ${message}`,
        hint: 'A cell with a delimiter or a line break in it stands in quotes.',
    });

/** The numbers of the whole file; its rows are named by their line. */
function importResult({ rows, rejected }: CsvFile, report: BulkReport) {
    const { problems, ...result } = bulkResult(report);
    const lineOf = (index: number): number => rows[index]?.line ?? 0;
    const all = [
        ...rejected.map(({ line, message }) => ({ line, id: null, status: 'failed', message, hint: '' })),
        ...problems.map(({ index, ...problem }) => ({ line: lineOf(index), ...problem })),
    ];
    return {
        ...result,
        total: result.total + rejected.length,
        failed: result.failed + rejected.length,
        problems: all.sort((a, b) => a.line - b.line),
    };
}

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
