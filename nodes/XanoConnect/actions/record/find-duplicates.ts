import type { EachAction } from '../../action.js';
import { filter } from '../../parameters/filter.js';
import { option, options } from '../../parameters/options.js';
import { filterOf } from '../../run/filter.js';
import { byColumn, comparing, duplicateColumns, duplicateColumnsOf, duplicateOption } from './duplicates.js';
import { target } from './target.js';

export const findDuplicates: EachAction = {
    value: 'findDuplicates',
    name: 'Find Duplicates',
    action: 'Find duplicate records',
    description:
        'Find records that have the same values in columns. Returns an item for each group of them, with their IDs.',
    parameters: [
        ...target,
        duplicateColumns,
        ...filter.optional,
        options(option.dataSource, duplicateOption.caseSensitive, duplicateOption.mostGroups),
    ],
    reads: true,
    each: async (item) => {
        const columns = duplicateColumnsOf(item);
        const search = await filterOf(item);
        const input = { table_id: item.id('table'), columns, ...comparing(item), ...(search && { search }) };
        const { groups } = await item.xano.record.findDuplicates(input, item.options);
        return groups.map(({ values, count, row_ids }) => ({
            values: byColumn(columns, values),
            count,
            row_ids,
        }));
    },
};
