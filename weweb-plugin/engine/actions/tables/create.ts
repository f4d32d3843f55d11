import { defineAction } from '../../action.js';
import { defined } from '../../defined.js';
import { XanoAdminError } from '../../error.js';
import * as field from '../../fields.js';
import { definePanel } from '../../panel.js';
import { ENSURED_SHAPE, toEnsured } from '../../tables.js';
import type { TableFields } from '../../tables.js';

export const createTable = defineAction({
    code: 'createTable',
    args: { name: 'text!', fields: 'json!', description: 'text', dryRun: 'boolean' },
    writes: 'tables',
    needs: ['tables'],
    async run({ xano }, { name, fields, description, dryRun = false }) {
        // The columns are checked by the engine, which tells what is wrong with them.
        const wanted = { name, fields: fields as TableFields, ...defined({ description }) };
        const planned = await xano.table.ensure({ ...wanted, dry_run: true });
        if (!planned.created) throw exists(name);
        return toEnsured(dryRun ? planned : await xano.table.ensure(wanted));
    },
});

const exists = (name: string): XanoAdminError =>
    new XanoAdminError({
        kind: 'conflict',
        code: 'EXISTS',
        message: `createTable: there is a table "${name}" already, so nothing was changed.`,
        hint: 'Choose another name, or use Tables | Ensure, which adds what a table lacks.',
    });

export const panel = definePanel({
    code: 'createTable',
    name: 'Tables | Create',
    description: 'Creates a table from readable descriptions of its columns.',
    returns: ENSURED_SHAPE,
    fields: {
        name: { label: 'Name', box: 'text' },
        fields: field.tableFields,
        description: { label: 'Description', box: 'text', advanced: true },
        dryRun: field.dryRun,
    },
});
