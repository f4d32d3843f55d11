import type { EachAction } from '../../action.js';
import { workspace } from '../../parameters/locator.js';
import { option, options } from '../../parameters/options.js';
import { paging, take } from '../../parameters/paging.js';
import { filters, includeOutput, narrowed, onlyApiGroup, onlyEndpoint, REQUEST_FIELDS } from './shared.js';

export const getMany: EachAction = {
    value: 'getAll',
    name: 'Get Many',
    action: 'Get many requests from the history',
    description: 'List the newest requests to API endpoints, where request history is switched on',
    parameters: [
        workspace,
        ...paging,
        filters(onlyApiGroup, onlyEndpoint),
        options(option.branch, includeOutput),
    ],
    reads: true,
    simple: REQUEST_FIELDS,
    each: (item) =>
        take(
            item,
            (page) => item.xano.requestHistory.list.iterate({ ...narrowed(item), ...page }, item.options),
            500,
        ),
};
