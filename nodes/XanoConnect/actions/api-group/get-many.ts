import type { EachAction } from '../../action.js';
import { workspace } from '../../parameters/locator.js';
import { option, options } from '../../parameters/options.js';
import { paging, take } from '../../parameters/paging.js';
import { API_GROUP_FIELDS } from './fields.js';

export const getMany: EachAction = {
    value: 'getAll',
    name: 'Get Many',
    action: 'Get many API groups',
    description: 'List the API groups of a branch, newest first',
    parameters: [
        workspace,
        ...paging,
        options(option.branch, {
            displayName: 'Name Contains',
            name: 'search',
            type: 'string',
            default: '',
            placeholder: 'e.g. shop',
            description: 'Text the name of an API group must contain',
        }),
    ],
    reads: true,
    simple: API_GROUP_FIELDS,
    each: (item) => {
        const search = item.filled('options.search');
        const wanted = search === undefined ? {} : { search };
        return take(
            item,
            (page) => item.xano.apiGroup.list.iterate({ ...wanted, ...page }, item.options),
            100,
        );
    },
};
