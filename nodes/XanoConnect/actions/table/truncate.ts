import type { EachAction } from '../../action.js';
import { locator, workspace } from '../../parameters/locator.js';
import { option, options } from '../../parameters/options.js';
import { removal, remove } from '../../parameters/removal.js';

export const truncate: EachAction = {
    value: 'truncate',
    name: 'Truncate',
    action: 'Truncate a table',
    description: 'Delete all records of a table in one data source, for good; the table stays',
    parameters: [
        workspace,
        locator('table'),
        {
            displayName: 'Reset IDs',
            name: 'reset',
            type: 'boolean',
            default: false,
            description: 'Whether the next record gets the ID 1 again',
        },
        ...removal('table'),
        options(option.dataSource),
    ],
    each: async (item) => {
        const { xano, options: call } = item;
        const { id, name } = await xano.table.get({ table_id: item.id('table') }, call);
        const reset = item.flag('reset');
        return remove(item, {
            typed: name,
            what: `every record of the table “${name}”`,
            which: { id, name, reset },
            about: async () => ({
                records: (await xano.record.list({ table_id: id, per_page: 1 }, call)).itemsTotal,
            }),
            carryOut: () => xano.table.truncate({ table_id: id, reset, confirm: true }, call),
        });
    },
};
