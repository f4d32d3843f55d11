import { defineAction } from '../../action.js';
import * as field from '../../fields.js';
import { definePanel } from '../../panel.js';

export const upsertRecord = defineAction({
    code: 'upsertRecord',
    args: { tableId: 'id!', match: 'json!', values: 'object!' },
    writes: 'records',
    needs: ['bulk'],
    async run({ xano }, { tableId, match, values }) {
        const { action, row } = await xano.record.upsert({
            table_id: tableId,
            match: Array.isArray(match) ? match.map(String) : String(match),
            row: values,
        });
        return { action, record: row };
    },
});

export const panel = definePanel({
    code: 'upsertRecord',
    name: 'Records | Create or update',
    description:
        'Updates the one record whose matching columns have the values given, or creates it. Tells which of the two it was.',
    returns: "{ action: 'created' | 'updated' | 'unchanged', record: object }",
    fields: {
        tableId: field.table,
        match: {
            label: 'Match by',
            box: 'columns',
            help: 'Columns whose values tell which record it is, such as email',
        },
        values: { ...field.values, help: 'A value per column, those to match by among them' },
    },
});
