import type { RowChange } from 'xano-connect/pure';
import type { TogetherAction } from '../../action.js';
import { bulkOption } from '../../parameters/bulk-options.js';
import { columns } from '../../parameters/columns.js';
import { manyRecords, requireTableName } from '../../parameters/many-records.js';
import { option, options } from '../../parameters/options.js';
import { recordIdOfItem, rowIdReader } from '../../parameters/record-id.js';
import { inBulk, pacing } from '../../run/bulk/together.js';
import { chosenValues, typing } from '../../run/bulk/values.js';
import { mappingOf } from '../../run/mapping.js';
import { target } from './target.js';

const parameters = [
    ...target,
    recordIdOfItem,
    columns.toChangeInBulk,
    ...manyRecords.ofTable,
    options(
        option.dataSource,
        bulkOption.batchSize,
        bulkOption.concurrency,
        bulkOption.ignoreUnknown,
        bulkOption.types,
    ),
];

export const bulkPatch: TogetherAction = {
    value: 'bulkPatch',
    name: 'Patch in Bulk',
    action: 'Patch records in bulk',
    description:
        'Change columns of the record of each input item, by its ID, many in one request. Columns that are not given stay.',
    parameters,
    together: inBulk<RowChange>(
        {
            done: 'patched',
            again: true,
            plan: async (first) => {
                await requireTableName(first, 'change records of');
                const mapping = mappingOf(first);
                const idOf = rowIdReader(first);
                const chosen = await chosenValues(first, false);
                const table_id = first.id('table');
                const settings = { ...pacing(first), ...typing(first) };
                return {
                    row: (item) => ({ row_id: idOf(item), updates: chosen(mapping.changes(item)) }),
                    run: (items, how) => first.xano.record.bulkPatch({ table_id, items, ...settings }, how),
                };
            },
            shown: ({ row_id, updates }) => ({ id: row_id, ...updates }),
        },
        parameters,
    ),
};
