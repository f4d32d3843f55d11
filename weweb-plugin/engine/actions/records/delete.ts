import { defineAction } from '../../action.js';
import * as field from '../../fields.js';
import { definePanel } from '../../panel.js';

export const deleteRecord = defineAction({
    code: 'deleteRecord',
    args: { tableId: 'id!', recordId: 'id!' },
    writes: 'records',
    async run({ xano }, { tableId, recordId }) {
        await xano.record.delete({ table_id: tableId, row_id: recordId });
        return { tableId, id: recordId, deleted: true };
    },
});

export const panel = definePanel({
    code: 'deleteRecord',
    name: 'Records | Delete',
    description: 'Deletes one record by its id.',
    returns: '{ tableId: number, id: number | string, deleted: true }',
    fields: { tableId: field.table, recordId: field.recordId },
});
