import { NodeOperationError } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';
import type { Item } from '../run/item.js';
import { columnBox, columnName, columnType, referencesText } from './column-boxes.js';
import { columnOf } from './column-input.js';
import { jsonOf } from './json.js';

/** The columns a table is to have: one by one, or everything a column can be as JSON. */
export const tableColumns: readonly INodeProperties[] = [
    {
        displayName: 'Specify Columns',
        name: 'columnsMode',
        type: 'options',
        default: 'fields',
        description: 'How to describe the columns; every table has an ID and created_at without being told',
        options: [
            { name: 'Using Fields Below', value: 'fields', description: 'A form for each column' },
            {
                name: 'Using JSON',
                value: 'json',
                description: 'One object, which can say everything there is to a column',
            },
        ],
    },
    {
        displayName: 'Columns',
        name: 'columnList',
        type: 'fixedCollection',
        typeOptions: { multipleValues: true, sortable: true },
        placeholder: 'Add column',
        default: {},
        description: 'Columns of the table in their order, beside the ID and created_at',
        displayOptions: { show: { columnsMode: ['fields'] } },
        options: [
            {
                displayName: 'Column',
                name: 'column',
                values: [
                    columnName,
                    columnType,
                    columnBox.required,
                    columnBox.nullable,
                    columnBox.unique,
                    columnBox.list,
                    columnBox.defaultValue,
                    columnBox.enumValues,
                    referencesText,
                    columnBox.description,
                ],
            },
        ],
    },
    {
        displayName: 'Columns as JSON',
        name: 'columnsJson',
        type: 'json',
        typeOptions: { rows: 8 },
        default: '{}',
        description:
            'An object with a type or a description for each column, such as {"email": {"type": "email", "required": true, "unique": true}, "age": "int", "customer": {"type": "int", "foreign_key": "customers"}}, or a list of columns as Xano has them',
        displayOptions: { show: { columnsMode: ['json'] } },
    },
];

type Fields = Parameters<Item['xano']['table']['ensure']>[0]['fields'];

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === 'object' && value !== null;

/** The columns an item describes. @throws NodeOperationError where one has no name, or JSON is asked for and none is there */
export function tableColumnsOf(item: Item): Fields {
    if (item.value('columnsMode') === 'json') {
        // The engine reads whatever is near a description, and says at which column it cannot.
        return (jsonOf(item, 'columnsJson', 'Columns as JSON') ?? {}) as Fields;
    }
    const given = item.collection('columnList')['column'];
    const columns = (Array.isArray(given) ? given : []).filter(isObject);
    return columns.map((boxes, at) => {
        const column = columnOf(boxes, false);
        if (column.name !== '') return column;
        throw new NodeOperationError(item.host.getNode(), `Column ${at + 1} has no name`, {
            description: 'Fill “Name” in each column of the parameter “Columns”.',
            itemIndex: item.index,
        });
    });
}
