import type { EachAction } from '../../action.js';
import { workspace } from '../../parameters/locator.js';
import { options } from '../../parameters/options.js';
import { firstOf, paging } from '../../parameters/paging.js';

export const getMany: EachAction = {
    value: 'getAll',
    name: 'Get Many',
    action: 'Get many branches',
    description: 'List the branches of a workspace; the live one has live set to true',
    parameters: [workspace, ...paging, options()],
    reads: true,
    each: async (item) => firstOf(item, await item.xano.branch.list({}, item.options)),
};
