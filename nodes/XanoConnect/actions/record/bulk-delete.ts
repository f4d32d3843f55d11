import type { RowId } from 'xano-connect/pure';
import type { TogetherAction } from '../../action.js';
import { bulkOption } from '../../parameters/bulk-options.js';
import { manyRecords, requireTableName } from '../../parameters/many-records.js';
import { option, options } from '../../parameters/options.js';
import { recordIdOfItem, rowIdReader } from '../../parameters/record-id.js';
import { inBulk, pacing } from '../../run/bulk/together.js';
import { target } from './target.js';

const parameters = [
    ...target,
    recordIdOfItem,
    ...manyRecords.ofTable,
    options(option.dataSource, bulkOption.batchSize, bulkOption.concurrency),
];

export const bulkDelete: TogetherAction = {
    value: 'bulkDelete',
    name: 'Delete in Bulk',
    action: 'Delete records in bulk',
    description:
        'Delete the record of each input item for good, by its ID, many in one request. One that is not there is skipped.',
    parameters,
    together: inBulk<RowId>(
        {
            done: 'deleted',
            again: true,
            plan: async (first) => {
                await requireTableName(first, 'delete records of');
                const table_id = first.id('table');
                const settings = pacing(first);
                return {
                    row: rowIdReader(first),
                    run: (row_ids, how) =>
                        first.xano.record.bulkDelete({ table_id, row_ids, ...settings }, how),
                };
            },
            shown: (id, { status }, rehearsed) => ({ id, deleted: status === 'deleted' && !rehearsed }),
        },
        parameters,
    ),
};
