import { NodeOperationError } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';
import type { EachAction } from '../../action.js';
import { columnBox, columnName, columnType } from '../../parameters/column-boxes.js';
import { columnOf } from '../../parameters/column-input.js';
import { jsonOf } from '../../parameters/json.js';
import { locator, optionalLocator, workspace } from '../../parameters/locator.js';
import { options } from '../../parameters/options.js';
import type { Item } from '../../run/item.js';

/** The engine changes a column that is there to what is described: somebody who adds one does not mean that. */
async function requireNew(item: Item, table: number | string, name: string): Promise<void> {
    const columns = await item.xano.column.list({ table_id: table }, item.options);
    const known = columns.find((column) => column.name === name);
    if (known === undefined) return;
    throw new NodeOperationError(item.host.getNode(), `The table has a column “${name}” already`, {
        description: `Its type is ${known.type}. Choose another name, or set the option “If It Exists” to Change It.`,
        itemIndex: item.index,
    });
}

const ifItExists: INodeProperties = {
    displayName: 'If It Exists',
    name: 'ifExists',
    type: 'options',
    default: 'change',
    description: 'What to do with a column that has the name already. Left out, the operation stops.',
    options: [
        { name: 'Change It', value: 'change', description: 'Change only what is described otherwise here' },
        { name: 'Stop', value: 'stop', description: 'Leave the column as it is and say so' },
    ],
};

export const add: EachAction = {
    value: 'add',
    name: 'Add',
    action: 'Add a column',
    description: 'Add a column to a table; the records that are there get its default value',
    parameters: [
        workspace,
        locator('table'),
        { ...columnName, required: true },
        columnType,
        {
            displayName: 'Settings',
            name: 'settings',
            type: 'collection',
            placeholder: 'Add setting',
            default: {},
            options: [
                ...Object.values(columnBox),
                optionalLocator('table', {
                    displayName: 'References Table',
                    name: 'referencesTable',
                    description:
                        'The table whose records the column points at; for the types Integer and UUID only',
                }),
            ].sort((a, b) => a.displayName.localeCompare(b.displayName)),
        },
        options(ifItExists),
    ],
    each: async (item) => {
        const table = item.id('table');
        const references = item.chosen('settings.referencesTable');
        const columnFilters = jsonOf(item, 'settings.columnFilters', columnBox.filters.displayName);
        const inner = jsonOf(item, 'settings.children', columnBox.children.displayName);
        const column = columnOf(
            {
                ...item.collection('settings'),
                columnName: item.text('columnName'),
                columnType: item.text('columnType'),
                columnFilters,
                children: inner,
                references,
            },
            true,
        );
        if (item.value('options.ifExists') !== 'change') await requireNew(item, table, column.name);
        return item.xano.column.ensure({ ...column, table_id: table }, item.options);
    },
};
