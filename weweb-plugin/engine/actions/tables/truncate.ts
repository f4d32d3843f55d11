import { defineAction } from '../../action.js';
import * as field from '../../fields.js';
import { definePanel } from '../../panel.js';

export const truncateTable = defineAction({
    code: 'truncateTable',
    args: { tableId: 'id!', resetIds: 'boolean', confirm: 'text' },
    writes: 'tables',
    confirms: true,
    async run({ xano }, { tableId, resetIds = false }) {
        await xano.table.truncate({ table_id: tableId, reset: resetIds, confirm: true });
        return { tableId, truncated: true };
    },
});

export const panel = definePanel({
    code: 'truncateTable',
    name: 'Tables | Truncate',
    description: 'Deletes all records of a table in the data source of this environment, for good.',
    returns: '{ tableId: number, truncated: true }',
    fields: {
        tableId: field.table,
        resetIds: { label: 'Restart ids', box: 'switch', help: 'The next record gets the id 1' },
        confirm: field.confirm,
    },
});
