import { defineAction } from '../../action.js';
import * as field from '../../fields.js';
import { definePanel } from '../../panel.js';

export const renameColumn = defineAction({
    code: 'renameColumn',
    args: { tableId: 'id!', column: 'text!', newName: 'text!' },
    writes: 'tables',
    needs: ['tables'],
    async run({ xano }, { tableId, column, newName }) {
        await xano.column.rename({ table_id: tableId, old_name: column, new_name: newName });
        return { tableId, column, newName };
    },
});

export const panel = definePanel({
    code: 'renameColumn',
    name: 'Tables | Rename column',
    description:
        'Renames a column; its values stay. Endpoints and functions that use the old name are not changed.',
    returns: '{ tableId: number, column: string, newName: string }',
    fields: {
        tableId: field.table,
        column: { label: 'Column', box: 'column' },
        newName: { label: 'New name', box: 'text' },
    },
});
