import type { EachAction } from '../../action.js';
import { workspace } from '../../parameters/locator.js';
import { option, options } from '../../parameters/options.js';
import { API_GROUP_FIELDS, settings } from './fields.js';
import { settingsOf } from './settings.js';

export const create: EachAction = {
    value: 'create',
    name: 'Create',
    action: 'Create an API group',
    description: 'Create an empty API group',
    parameters: [
        workspace,
        {
            displayName: 'Name',
            name: 'groupName',
            type: 'string',
            default: '',
            required: true,
            placeholder: 'e.g. shop',
            description: 'Name of the new API group',
        },
        options(option.branch, ...settings, {
            displayName: 'Canonical',
            name: 'canonical',
            type: 'string',
            default: '',
            placeholder: 'e.g. aB3dE5gH',
            description:
                'What the public address has after /api: and before the endpoint. Left out, Xano makes one.',
        }),
    ],
    simple: API_GROUP_FIELDS,
    each: (item) => {
        const canonical = item.filled('options.canonical');
        return item.xano.apiGroup.create(
            {
                name: item.text('groupName').trim(),
                ...settingsOf(item),
                ...(canonical === undefined ? {} : { canonical }),
            },
            item.options,
        );
    },
};
