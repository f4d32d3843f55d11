import type { Values } from 'xano-connect/pure';
import type { TogetherAction } from '../../action.js';
import { bulkOption } from '../../parameters/bulk-options.js';
import { columns } from '../../parameters/columns.js';
import { manyRecords, requireTableName } from '../../parameters/many-records.js';
import { option, options } from '../../parameters/options.js';
import { inBulk, pacing } from '../../run/bulk/together.js';
import { chosenValues, doubt, typing } from '../../run/bulk/values.js';
import { mappingOf } from '../../run/mapping.js';
import { target } from './target.js';

const parameters = [
    ...target,
    columns.toAddInBulk,
    ...manyRecords.ofTable,
    options(
        option.dataSource,
        bulkOption.batchSize,
        bulkOption.concurrency,
        bulkOption.ignoreUnknown,
        bulkOption.keepIds,
        bulkOption.onUnknown,
        bulkOption.types,
    ),
];

export const bulkAdd: TogetherAction = {
    value: 'bulkAdd',
    name: 'Add in Bulk',
    action: 'Add records in bulk',
    description:
        'Add a record for each input item, many in one request. Returns an item for each, with the ID of its record.',
    parameters,
    together: inBulk<Values>(
        {
            done: 'added',
            again: false,
            plan: async (first) => {
                await requireTableName(first, 'add records to');
                const mapping = mappingOf(first);
                const keepIds = first.flag('options.keepIds');
                const chosen = await chosenValues(first, keepIds);
                const table_id = first.id('table');
                const settings = {
                    ...pacing(first),
                    ...typing(first),
                    ...doubt(first),
                    allow_id_field: keepIds,
                };
                return {
                    row: (item) => chosen(mapping.values(item)),
                    run: (rows, how) =>
                        first.xano.record.bulkAdd({ table_id, items: rows, ...settings }, how),
                };
            },
            shown: (row, { row_id }) => (row_id === undefined ? { ...row } : { ...row, id: row_id }),
        },
        parameters,
    ),
};
