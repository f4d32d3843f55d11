import type { EachAction } from '../../action.js';
import { bulkOption } from '../../parameters/bulk-options.js';
import { filter } from '../../parameters/filter.js';
import { manyRecords, requireTableName } from '../../parameters/many-records.js';
import { option, options } from '../../parameters/options.js';
import { pacing } from '../../run/bulk/together.js';
import { requiredFilter } from '../../run/filter.js';
import { target } from './target.js';
import { mostRecords, overMatches, recordsOf } from './where.js';

export const deleteBySearch: EachAction = {
    value: 'deleteBySearch',
    name: 'Delete by Search',
    action: 'Delete records by search',
    description:
        'Delete every record that meets conditions, for good. Returns an item for each; a dry run tells which they are.',
    parameters: [
        ...target,
        ...filter.required,
        mostRecords('deleted'),
        ...manyRecords.ofTable,
        options(option.dataSource, bulkOption.batchSize, bulkOption.concurrency),
    ],
    each: async (item) => {
        const search = await requiredFilter(item, 'delete');
        await requireTableName(item, 'delete records of');
        const deleted = !item.flag('dryRun');
        const input = { table_id: item.id('table'), search, max: item.number('max'), confirm: true } as const;
        const report = await overMatches(item, 'deleted', () =>
            item.xano.record.deleteWhere({ ...input, ...pacing(item), results: 'all' }, item.options),
        );
        return recordsOf(item, report, (id) => ({ id, deleted }));
    },
};
