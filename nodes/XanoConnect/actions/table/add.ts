import { NodeOperationError } from 'n8n-workflow';
import type { EachAction } from '../../action.js';
import { workspace } from '../../parameters/locator.js';
import { options } from '../../parameters/options.js';
import { tableColumns, tableColumnsOf } from '../../parameters/table-columns.js';
import { TABLE_WITH_COLUMNS, tableName, tableSettings } from './fields.js';
import { settingsOf } from './settings.js';

export const add: EachAction = {
    value: 'add',
    name: 'Add',
    action: 'Add a table',
    description: 'Add a table with its columns; a table that has the name already stays as it is',
    parameters: [workspace, tableName, ...tableColumns, options(...tableSettings)],
    simple: TABLE_WITH_COLUMNS,
    each: async (item) => {
        const { xano, options: call } = item;
        const name = item.text('tableName').trim();
        const wanted = { name, fields: tableColumnsOf(item) };
        // A dry run reads and checks everything, so that nothing is half made, and knows whether the table is there.
        const { created, table_id } = await xano.table.ensure({ ...wanted, dry_run: true }, call);
        if (!created) {
            throw new NodeOperationError(item.host.getNode(), `There is a table “${name}” already`, {
                description: `Its ID is ${table_id ?? 'unknown'}. Choose another name, or the operation Ensure, which adds what the table lacks.`,
                itemIndex: item.index,
            });
        }
        const { description, ...settings } = settingsOf(item);
        const made = await xano.table.ensure(
            { ...wanted, ...(description === undefined ? {} : { description }) },
            call,
        );
        const { warnings, notes } = made.difference;
        item.host.addExecutionHints(...[...warnings, ...notes].map((message) => ({ message })));
        if (made.table === undefined) return { id: made.table_id, name };
        if (Object.keys(settings).length === 0) return made.table;
        return xano.table.update({ table_id: made.table.id, ...settings }, call);
    },
};
