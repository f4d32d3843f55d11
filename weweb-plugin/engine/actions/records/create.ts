import { defineAction } from '../../action.js';
import * as field from '../../fields.js';
import { definePanel } from '../../panel.js';

export const createRecord = defineAction({
    code: 'createRecord',
    args: { tableId: 'id!', values: 'object!' },
    writes: 'records',
    run: ({ xano }, { tableId, values }) => xano.record.create({ table_id: tableId, row: values }),
});

export const panel = definePanel({
    code: 'createRecord',
    name: 'Records | Create',
    description: 'Adds one record and returns it as it is stored.',
    returns: 'object',
    fields: {
        tableId: field.table,
        values: { ...field.values, help: 'A value per column; columns left out get their default' },
    },
});
