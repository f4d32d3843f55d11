import type { EachAction } from '../../action.js';
import { options } from '../../parameters/options.js';
import { firstOf, paging } from '../../parameters/paging.js';

export const getMany: EachAction = {
    value: 'getAll',
    name: 'Get Many',
    action: 'Get many workspaces',
    description: 'List the workspaces the access token may see',
    parameters: [...paging, options()],
    reads: true,
    each: async (item) => firstOf(item, await item.xano.workspace.list({}, item.options)),
};
