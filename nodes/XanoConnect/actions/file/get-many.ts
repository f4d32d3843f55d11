import type { EachAction } from '../../action.js';
import { workspace } from '../../parameters/locator.js';
import { options } from '../../parameters/options.js';
import { paging, take } from '../../parameters/paging.js';
import { access, accessOf } from './access.js';

export const getMany: EachAction = {
    value: 'getAll',
    name: 'Get Many',
    action: 'Get many files',
    description: 'List the files uploaded to a workspace, newest first, without their contents',
    parameters: [
        workspace,
        ...paging,
        options(
            { ...access, description: 'Which files to list. Left out, it is the public ones.' },
            {
                displayName: 'Name Contains',
                name: 'search',
                type: 'string',
                default: '',
                placeholder: 'e.g. logo',
                description: 'Text the name of a file must contain',
            },
        ),
    ],
    reads: true,
    each: (item) => {
        const search = item.filled('options.search');
        const wanted = { ...accessOf(item), ...(search === undefined ? {} : { search }) };
        return take(item, (page) => item.xano.file.list.iterate({ ...wanted, ...page }, item.options), 100);
    },
};
