import type { EachAction } from '../../action.js';
import { locator, workspace } from '../../parameters/locator.js';
import { options } from '../../parameters/options.js';
import { chosenColumn } from './chosen.js';

export const rename: EachAction = {
    value: 'rename',
    name: 'Rename',
    action: 'Rename a column',
    description:
        'Give a column another name; its values stay, and logic that uses the old name is not changed',
    parameters: [
        workspace,
        locator('table'),
        locator('column'),
        {
            displayName: 'New Name',
            name: 'newName',
            type: 'string',
            default: '',
            required: true,
            placeholder: 'e.g. email_address',
            description: 'Name the column gets',
        },
        options(),
    ],
    each: async (item) => {
        const { table, column } = await chosenColumn(item);
        const old_name = column.name;
        const new_name = item.text('newName').trim();
        await item.xano.column.rename({ table_id: table.id, old_name, new_name }, item.options);
        return { renamed: true, old_name, new_name };
    },
};
