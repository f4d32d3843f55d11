import type { EachAction } from '../../action.js';
import { locator, workspace } from '../../parameters/locator.js';
import { option, options } from '../../parameters/options.js';
import { columnsToReturn, returned } from '../../parameters/return-columns.js';
import { recordId, rowIdOf } from '../../parameters/record-id.js';

export const get: EachAction = {
    value: 'get',
    name: 'Get',
    action: 'Get a record',
    description: 'Read one record of a table by its ID',
    parameters: [workspace, locator('table'), recordId, options(option.dataSource, columnsToReturn)],
    reads: true,
    each: async (item) =>
        returned(
            item,
            await item.xano.record.get({ table_id: item.id('table'), row_id: rowIdOf(item) }, item.options),
        ),
};
