import type { EachAction } from '../../action.js';
import { workspace } from '../../parameters/locator.js';
import { options } from '../../parameters/options.js';
import { firstOf, paging } from '../../parameters/paging.js';

export const getMany: EachAction = {
    value: 'getAll',
    name: 'Get Many',
    action: 'Get many data sources',
    description: 'List the data sources of a workspace; live is always among them',
    parameters: [workspace, ...paging, options()],
    reads: true,
    each: async (item) => firstOf(item, await item.xano.dataSource.list({}, item.options)),
};
