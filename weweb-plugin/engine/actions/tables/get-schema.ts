import { defineAction } from '../../action.js';
import * as field from '../../fields.js';
import { definePanel } from '../../panel.js';
import { TABLE_SHAPE, toTable } from '../../tables.js';

export const getTableSchema = defineAction({
    code: 'getTableSchema',
    args: { tableId: 'id!' },
    async run({ xano }, { tableId }) {
        return toTable(await xano.table.get({ table_id: tableId }));
    },
});

export const panel = definePanel({
    code: 'getTableSchema',
    name: 'Tables | Get schema',
    description: 'One table with its columns and indexes.',
    returns: TABLE_SHAPE,
    fields: { tableId: field.table },
});
