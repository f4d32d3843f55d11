import { defineAction } from '../../action.js';
import { defined } from '../../defined.js';
import * as field from '../../fields.js';
import { definePanel } from '../../panel.js';
import { ENSURED_SHAPE, toEnsured } from '../../tables.js';
import type { TableFields } from '../../tables.js';

export const ensureTable = defineAction({
    code: 'ensureTable',
    args: { name: 'text!', fields: 'json!', description: 'text', dryRun: 'boolean' },
    writes: 'tables',
    needs: ['tables'],
    async run({ xano }, { name, fields, description, dryRun = false }) {
        const done = await xano.table.ensure({
            name,
            // Checked by the engine, which tells what is wrong with them.
            fields: fields as TableFields,
            dry_run: dryRun,
            ...defined({ description }),
        });
        return toEnsured(done);
    },
});

export const panel = definePanel({
    code: 'ensureTable',
    name: 'Tables | Ensure',
    description:
        'Creates a table, or adds the columns and indexes it lacks and changes columns that are described otherwise. Never removes anything; a second run changes nothing.',
    returns: ENSURED_SHAPE,
    fields: {
        name: { label: 'Name', box: 'text' },
        fields: field.tableFields,
        description: { label: 'Description', box: 'text', advanced: true },
        dryRun: field.dryRun,
    },
});
