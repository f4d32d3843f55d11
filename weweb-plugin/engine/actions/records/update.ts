import { defineAction } from '../../action.js';
import * as field from '../../fields.js';
import { definePanel } from '../../panel.js';

export const updateRecord = defineAction({
    code: 'updateRecord',
    args: { tableId: 'id!', recordId: 'id!', values: 'object!' },
    writes: 'records',
    run: ({ xano }, { tableId, recordId, values }) =>
        xano.record.update({ table_id: tableId, row_id: recordId, updates: values }),
});

export const panel = definePanel({
    code: 'updateRecord',
    name: 'Records | Update',
    description: 'Changes columns of one record and returns it as it is stored; the other columns stay.',
    returns: 'object',
    fields: { tableId: field.table, recordId: field.recordId, values: field.values },
});
