import type { EachAction } from '../../action.js';
import { locator, workspace } from '../../parameters/locator.js';
import { options } from '../../parameters/options.js';
import { removal, remove as removeThing } from '../../parameters/removal.js';
import { chosenColumn } from './chosen.js';

export const remove: EachAction = {
    value: 'remove',
    name: 'Remove',
    action: 'Remove a column',
    description: 'Remove a column with its value in every record of the table, for good',
    parameters: [workspace, locator('table'), locator('column'), ...removal('column'), options()],
    each: async (item) => {
        const {
            table,
            column: { name, type },
        } = await chosenColumn(item);
        return removeThing(item, {
            typed: name,
            what: `the column “${name}” with its value in every record of “${table.name}”`,
            which: { table_id: table.id, table: table.name, name },
            about: () => ({ type }),
            carryOut: () =>
                item.xano.column.remove({ table_id: table.id, name, confirm: true }, item.options),
        });
    },
};
