import { defineAction } from '../../action.js';
import * as field from '../../fields.js';
import { definePanel } from '../../panel.js';

export const getRecord = defineAction({
    code: 'getRecord',
    args: { tableId: 'id!', recordId: 'id!' },
    run: ({ xano }, { tableId, recordId }) => xano.record.get({ table_id: tableId, row_id: recordId }),
});

export const panel = definePanel({
    code: 'getRecord',
    name: 'Records | Get',
    description: 'One record by its id.',
    returns: 'object',
    fields: { tableId: field.table, recordId: field.recordId },
});
