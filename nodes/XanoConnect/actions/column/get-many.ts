import type { EachAction } from '../../action.js';
import { locator, workspace } from '../../parameters/locator.js';
import { options } from '../../parameters/options.js';
import { firstOf, paging } from '../../parameters/paging.js';

export const getMany: EachAction = {
    value: 'getAll',
    name: 'Get Many',
    action: 'Get many columns',
    description: 'List the columns of a table in their order, with type, default and what they point at',
    parameters: [workspace, locator('table'), ...paging, options()],
    reads: true,
    simple: [
        'name',
        'type',
        'style',
        'required',
        'nullable',
        'default',
        'description',
        'values',
        'tableref_id',
    ],
    each: async (item) =>
        firstOf(item, await item.xano.column.list({ table_id: item.id('table') }, item.options)),
};
