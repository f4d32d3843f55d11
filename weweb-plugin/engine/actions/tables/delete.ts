import { defineAction } from '../../action.js';
import * as field from '../../fields.js';
import { definePanel } from '../../panel.js';

export const deleteTable = defineAction({
    code: 'deleteTable',
    args: { tableId: 'id!', confirm: 'text' },
    writes: 'tables',
    confirms: true,
    async run({ xano }, { tableId }) {
        await xano.table.delete({ table_id: tableId, confirm: true });
        return { tableId, deleted: true };
    },
});

export const panel = definePanel({
    code: 'deleteTable',
    name: 'Tables | Delete',
    description: 'Deletes a table with its records in every data source, for good.',
    returns: '{ tableId: number, deleted: true }',
    fields: { tableId: field.table, confirm: field.confirm },
});
