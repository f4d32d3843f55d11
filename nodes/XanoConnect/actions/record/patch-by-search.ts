import type { EachAction } from '../../action.js';
import { bulkOption } from '../../parameters/bulk-options.js';
import { columns } from '../../parameters/columns.js';
import { filter } from '../../parameters/filter.js';
import { manyRecords, requireTableName } from '../../parameters/many-records.js';
import { option, options } from '../../parameters/options.js';
import { pacing } from '../../run/bulk/together.js';
import { typing } from '../../run/bulk/values.js';
import { requiredFilter } from '../../run/filter.js';
import { mappingOf } from '../../run/mapping.js';
import { target } from './target.js';
import { mostRecords, overMatches, recordsOf } from './where.js';

export const patchBySearch: EachAction = {
    value: 'patchBySearch',
    name: 'Patch by Search',
    action: 'Patch records by search',
    description:
        'Make the same changes to every record that meets conditions. Returns an item for each record changed.',
    parameters: [
        ...target,
        ...filter.required,
        columns.toChangeForAll,
        mostRecords('changed'),
        ...manyRecords.ofTable,
        options(option.dataSource, bulkOption.batchSize, bulkOption.concurrency, bulkOption.types),
    ],
    each: async (item) => {
        const search = await requiredFilter(item, 'change');
        await requireTableName(item, 'change records of');
        const updates = { ...mappingOf(item).changes(item) };
        const input = { table_id: item.id('table'), search, updates, max: item.number('max') };
        const report = await overMatches(item, 'changed', () =>
            item.xano.record.patchWhere(
                { ...input, ...pacing(item), ...typing(item), results: 'all' },
                item.options,
            ),
        );
        return recordsOf(item, report, (id) => ({ id, ...updates }));
    },
};
