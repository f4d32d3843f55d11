import type { EachAction } from '../../action.js';
import { locator, workspace } from '../../parameters/locator.js';
import { options } from '../../parameters/options.js';
import { firstOf, paging } from '../../parameters/paging.js';

export const getMany: EachAction = {
    value: 'getAll',
    name: 'Get Many',
    action: 'Get many indexes',
    description: 'List the indexes of a table with their columns; a unique one has the type btree|unique',
    parameters: [workspace, locator('table'), ...paging, options()],
    reads: true,
    each: async (item) =>
        firstOf(item, await item.xano.index.list({ table_id: item.id('table') }, item.options)),
};
