import type { EachAction } from '../../action.js';
import { bulkOption } from '../../parameters/bulk-options.js';
import { columns } from '../../parameters/columns.js';
import { option, options } from '../../parameters/options.js';
import { columnsToReturn, returned } from '../../parameters/return-columns.js';
import { chosenValues } from '../../run/bulk/values.js';
import { mappingOf } from '../../run/mapping.js';
import { converted } from '../../run/table-columns.js';
import { target } from './target.js';

export const create: EachAction = {
    value: 'create',
    name: 'Create',
    action: 'Create a record',
    description: 'Add one record, in a request of its own. For many records, use Add in Bulk.',
    parameters: [
        ...target,
        columns.toAdd,
        options(option.dataSource, bulkOption.ignoreUnknown, bulkOption.keepIds, columnsToReturn),
    ],
    each: async (item) => {
        const keepIds = item.flag('options.keepIds');
        const chosen = await chosenValues(item, keepIds);
        const row = await converted(item, chosen(mappingOf(item).values(item)), keepIds);
        return returned(
            item,
            await item.xano.record.create({ table_id: item.id('table'), row }, item.options),
        );
    },
};
