import type { BulkReport } from 'xano-connect/pure';
import type { ActionContext } from './action.js';
import type { importArgs } from './actions/records/import-csv.js';
import type { ArgumentsOf } from './arguments.js';
import { bulkOptions, bulkResult, watched } from './bulk.js';
import { readCsv } from './csv-file.js';
import type { CsvFile } from './csv-file.js';
import { defined } from './defined.js';
import { XanoAdminError } from './error.js';

/** Adds the records of a file, or updates those that are there by a key column. */
export async function importRecords(
    context: ActionContext,
    { tableId, file, keyColumn, delimiter, keepIds, ...how }: ArgumentsOf<typeof importArgs>,
) {
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
}

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
