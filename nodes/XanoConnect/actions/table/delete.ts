import type { EachAction } from '../../action.js';
import { locator, workspace } from '../../parameters/locator.js';
import { options } from '../../parameters/options.js';
import { removal, remove } from '../../parameters/removal.js';

export const deleteTable: EachAction = {
    value: 'delete',
    name: 'Delete',
    action: 'Delete a table',
    description: 'Delete a table with its records in every data source, for good',
    parameters: [workspace, locator('table'), ...removal('table'), options()],
    each: async (item) => {
        const { xano, options: call } = item;
        const { id, name, schema } = await xano.table.get({ table_id: item.id('table') }, call);
        return remove(item, {
            typed: name,
            what: `the table “${name}” with its records in every data source`,
            which: { id, name },
            about: () => ({ columns: schema.map((column) => column.name) }),
            carryOut: () => xano.table.delete({ table_id: id, confirm: true }, call),
        });
    },
};
