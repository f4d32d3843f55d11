import { NodeOperationError } from 'n8n-workflow';
import type { EachAction } from '../../action.js';
import { bulkOption } from '../../parameters/bulk-options.js';
import { columns } from '../../parameters/columns.js';
import { option, options } from '../../parameters/options.js';
import { recordId, rowIdOf } from '../../parameters/record-id.js';
import { columnsToReturn, returned } from '../../parameters/return-columns.js';
import { chosenValues } from '../../run/bulk/values.js';
import type { Item } from '../../run/item.js';
import { mappingOf } from '../../run/mapping.js';
import { converted } from '../../run/table-columns.js';
import { target } from './target.js';

/** The columns to change and their values. @throws NodeOperationError where there are none */
export async function updatesOf(item: Item): Promise<Record<string, unknown>> {
    const chosen = await chosenValues(item, false);
    const updates = await converted(item, chosen(mappingOf(item).changes(item)), false);
    if (Object.keys(updates).length > 0) return updates;
    throw new NodeOperationError(item.host.getNode(), 'There is nothing to change', {
        description: 'Parameter “Columns”. Give at least one column a new value.',
        itemIndex: item.index,
    });
}

export const update: EachAction = {
    value: 'update',
    name: 'Update',
    action: 'Update a record',
    description:
        'Change columns of one record by its ID; the others stay. For many records, use Patch in Bulk.',
    parameters: [
        ...target,
        recordId,
        columns.toChange,
        options(option.dataSource, bulkOption.ignoreUnknown, columnsToReturn),
    ],
    each: async (item) => {
        const updates = await updatesOf(item);
        const input = { table_id: item.id('table'), row_id: rowIdOf(item), updates };
        return returned(item, await item.xano.record.update(input, item.options));
    },
};
