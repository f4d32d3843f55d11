import type { EachAction } from '../../action.js';
import { dryRun } from '../../parameters/confirmation.js';
import { workspace } from '../../parameters/locator.js';
import { options } from '../../parameters/options.js';
import { tableColumns, tableColumnsOf } from '../../parameters/table-columns.js';
import { tableName } from './fields.js';

export const ensure: EachAction = {
    value: 'ensure',
    name: 'Ensure',
    action: 'Ensure a table',
    description:
        'Add a table, or the columns and indexes it lacks, and change columns that are described otherwise; nothing is ever dropped, and the item says what was done',
    parameters: [
        workspace,
        tableName,
        ...tableColumns,
        dryRun,
        options({
            displayName: 'Description',
            name: 'description',
            type: 'string',
            default: '',
            description: 'What the table is for. Left out, it stays as it is.',
        }),
    ],
    simple: ['table_id', 'created', 'changed', 'difference', 'dry_run'],
    each: (item) =>
        item.xano.table.ensure(
            {
                name: item.text('tableName').trim(),
                fields: tableColumnsOf(item),
                dry_run: item.flag('dryRun'),
                ...('description' in item.collection('options')
                    ? { description: item.text('options.description') }
                    : {}),
            },
            item.options,
        ),
};
