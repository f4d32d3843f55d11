import type { EachAction } from '../../action.js';
import { locator, workspace } from '../../parameters/locator.js';
import { options } from '../../parameters/options.js';
import { TABLE_WITH_COLUMNS } from './fields.js';

export const get: EachAction = {
    value: 'get',
    name: 'Get',
    action: 'Get a table',
    description: 'Read one table with its columns, as schema, and its indexes',
    parameters: [workspace, locator('table'), options()],
    reads: true,
    simple: TABLE_WITH_COLUMNS,
    each: (item) => item.xano.table.get({ table_id: item.id('table') }, item.options),
};
