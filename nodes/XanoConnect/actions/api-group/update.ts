import type { EachAction } from '../../action.js';
import { locator, workspace } from '../../parameters/locator.js';
import { option, options } from '../../parameters/options.js';
import { API_GROUP_FIELDS, settings } from './fields.js';
import { settingsOf } from './settings.js';

export const update: EachAction = {
    value: 'update',
    name: 'Update',
    action: 'Update an API group',
    description: 'Change name, description, tags or documentation of an API group; what is left out stays',
    parameters: [
        workspace,
        locator('apiGroup'),
        options(option.branch, ...settings, {
            displayName: 'New Name',
            name: 'newName',
            type: 'string',
            default: '',
            placeholder: 'e.g. storefront',
            description: 'Name the API group gets',
        }),
    ],
    simple: API_GROUP_FIELDS,
    each: async (item) => {
        // Xano wants these three each time, and would set the ones that are missing to nothing.
        const now = await item.xano.apiGroup.get({ apigroup_id: item.id('apiGroup') }, item.options);
        const { id, name, description, swagger } = now;
        return item.xano.apiGroup.update(
            {
                apigroup_id: id,
                description,
                swagger,
                ...settingsOf(item),
                name: item.filled('options.newName') ?? name,
            },
            item.options,
        );
    },
};
