import type { Values } from 'xano-connect/pure';
import type { TogetherAction } from '../../action.js';
import { bulkOption } from '../../parameters/bulk-options.js';
import { columns } from '../../parameters/columns.js';
import { manyRecords, requireTableName } from '../../parameters/many-records.js';
import { option, options } from '../../parameters/options.js';
import { inBulk, pacing } from '../../run/bulk/together.js';
import { chosenValues, doubt, typing } from '../../run/bulk/values.js';
import { mappingOf } from '../../run/mapping.js';
import { matchOf } from './match.js';
import { target } from './target.js';

const parameters = [
    ...target,
    columns.toMatchInBulk,
    ...manyRecords.ofTable,
    options(
        option.dataSource,
        bulkOption.batchSize,
        bulkOption.concurrency,
        bulkOption.ignoreUnknown,
        bulkOption.onUnknown,
        bulkOption.types,
    ),
];

export const bulkUpsert: TogetherAction = {
    value: 'bulkUpsert',
    name: 'Create or Update in Bulk',
    action: 'Create or update records in bulk',
    description:
        'For each input item, update the record that has its values in the columns to match on, or create it (bulk upsert). Writes only what differs.',
    parameters,
    together: inBulk<Values>(
        {
            done: 'created or updated',
            again: true,
            plan: async (first) => {
                await requireTableName(first, 'create or update records of');
                const mapping = mappingOf(first);
                const match = matchOf(first);
                const chosen = await chosenValues(first, match.includes('id'));
                const table_id = first.id('table');
                const settings = { ...pacing(first), ...typing(first), ...doubt(first), match };
                return {
                    row: (item) => chosen(mapping.values(item)),
                    run: (rows, how) =>
                        first.xano.record.upsertMany({ table_id, items: rows, ...settings }, how),
                };
            },
            shown: (row, { row_id }) => (row_id === undefined ? { ...row } : { ...row, id: row_id }),
        },
        parameters,
    ),
};
