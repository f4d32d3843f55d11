import { defineAction } from '../../action.js';
import { defined } from '../../defined.js';
import * as field from '../../fields.js';
import { definePanel } from '../../panel.js';

export const addColumn = defineAction({
    code: 'addColumn',
    args: {
        tableId: 'id!',
        name: 'text!',
        type: 'text!',
        required: 'boolean',
        nullable: 'boolean',
        default: 'json',
        choices: 'list',
        description: 'text',
        settings: 'object',
    },
    writes: 'tables',
    needs: ['tables'],
    async run({ xano }, { tableId, name, type, settings, choices, ...more }) {
        const added = await xano.column.add({
            ...settings,
            ...defined({ ...more, values: choices?.map(String) }),
            table_id: tableId,
            name,
            type,
        });
        return { tableId, name: added.name, type };
    },
});

export const panel = definePanel({
    code: 'addColumn',
    name: 'Tables | Add column',
    description: 'Adds a column to a table.',
    returns: '{ tableId: number, name: string, type: string }',
    fields: {
        tableId: field.table,
        name: { label: 'Name', box: 'text' },
        type: {
            label: 'Type',
            box: 'text',
            placeholder: 'text',
            help: 'text, int, decimal, bool, timestamp, enum, email, json, ...',
        },
        required: { label: 'Required', box: 'switch', help: 'Must be given in a new record' },
        nullable: { label: 'May be null', box: 'switch' },
        default: { label: 'Default', box: 'text', help: 'Value of records that have none' },
        choices: { label: 'Choices', box: 'list', help: 'Of an enum: the values to choose from' },
        description: { label: 'Description', box: 'text', advanced: true },
        settings: {
            label: 'Further settings',
            box: 'object',
            help: 'Such as { "style": "list", "access": "private", "tableref_id": 12 }',
            advanced: true,
        },
    },
});
