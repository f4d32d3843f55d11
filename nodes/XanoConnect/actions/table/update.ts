import { NodeOperationError } from 'n8n-workflow';
import type { EachAction } from '../../action.js';
import { locator, workspace } from '../../parameters/locator.js';
import { options } from '../../parameters/options.js';
import { TABLE_WITH_COLUMNS, tableSettings } from './fields.js';
import { settingsOf } from './settings.js';

export const update: EachAction = {
    value: 'update',
    name: 'Update',
    action: 'Update a table',
    description: 'Change name, description, documentation or tags of a table; what is left out stays',
    parameters: [
        workspace,
        locator('table'),
        options(...tableSettings, {
            displayName: 'New Name',
            name: 'newName',
            type: 'string',
            default: '',
            placeholder: 'e.g. clients',
            description: 'Name the table gets',
        }),
    ],
    simple: TABLE_WITH_COLUMNS,
    each: (item) => {
        const name = item.filled('options.newName');
        const changes = { ...settingsOf(item), ...(name === undefined ? {} : { name }) };
        if (Object.keys(changes).length > 0) {
            return item.xano.table.update({ table_id: item.id('table'), ...changes }, item.options);
        }
        throw new NodeOperationError(item.host.getNode(), 'Nothing is given to change', {
            description:
                'Add what to change under “Options”: Authentication, Description, Documentation, New Name or Tags.',
            itemIndex: item.index,
        });
    },
};
