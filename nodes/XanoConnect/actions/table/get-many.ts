import type { EachAction } from '../../action.js';
import { workspace } from '../../parameters/locator.js';
import { options } from '../../parameters/options.js';
import { paging, take } from '../../parameters/paging.js';
import { TABLE_FIELDS } from './fields.js';

export const getMany: EachAction = {
    value: 'getAll',
    name: 'Get Many',
    action: 'Get many tables',
    description: 'List the tables of a workspace',
    parameters: [
        workspace,
        ...paging,
        options({
            displayName: 'Name Contains',
            name: 'search',
            type: 'string',
            default: '',
            placeholder: 'e.g. order',
            description: 'Text the name of a table must contain',
        }),
    ],
    reads: true,
    simple: TABLE_FIELDS,
    each: (item) => {
        const search = item.filled('options.search');
        const wanted = search === undefined ? {} : { search };
        return take(item, (page) => item.xano.table.list.iterate({ ...wanted, ...page }, item.options), 100);
    },
};
