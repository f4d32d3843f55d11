import type { EachAction } from '../../action.js';
import { bulkOption } from '../../parameters/bulk-options.js';
import { columns } from '../../parameters/columns.js';
import { option, options } from '../../parameters/options.js';
import { columnsToReturn, returned } from '../../parameters/return-columns.js';
import { chosenValues } from '../../run/bulk/values.js';
import { mappingOf } from '../../run/mapping.js';
import { converted } from '../../run/table-columns.js';
import { matchOf } from './match.js';
import { target } from './target.js';

export const upsert: EachAction = {
    value: 'upsert',
    name: 'Create or Update',
    action: 'Create or update a record',
    description: 'Create a new record, or update the current one if it already exists (upsert)',
    parameters: [
        ...target,
        columns.toMatch,
        options(option.dataSource, bulkOption.ignoreUnknown, columnsToReturn),
    ],
    each: async (item) => {
        const match = matchOf(item);
        const keepIds = match.includes('id');
        const chosen = await chosenValues(item, keepIds);
        const row = await converted(item, chosen(mappingOf(item).values(item)), keepIds);
        const { action, row: stored } = await item.xano.record.upsert(
            { table_id: item.id('table'), match, row },
            item.options,
        );
        return { ...returned(item, stored), _status: action };
    },
};
