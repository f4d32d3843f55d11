import { NodeOperationError } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';
import type { Item } from '../run/item.js';
import { plainBox } from '../run/plain-box.js';
import { textOf } from './text.js';

/** The record by its id: a number, or a text in tables with uuid keys. */
export const recordId: INodeProperties = {
    displayName: 'Record ID',
    name: 'rowId',
    type: 'string',
    default: '',
    required: true,
    placeholder: 'e.g. 42',
    description: 'What stands in the ID column of the record',
};

/** The same where each input item is a record. */
export const recordIdOfItem: INodeProperties = {
    ...recordId,
    default: '={{ $json.id }}',
    description: 'The value of the id column of the record, of each input item',
};

/** @throws NodeOperationError where it is empty: an expression that found nothing must not reach another record. */
export const rowIdOf = (item: Item): number | string => asRowId(item, item.text('rowId'));

/** Makes a reader of the Record ID for many items. It throws as `rowIdOf` does. */
export function rowIdReader({ host }: Item): (item: Item) => number | string {
    const read = plainBox(host.getNode().parameters['rowId']);
    return read === undefined ? rowIdOf : (item) => asRowId(item, textOf(read(item)));
}

function asRowId(item: Item, given: string): number | string {
    const text = given.trim();
    if (/^\d{1,15}$/.test(text)) return Number(text);
    if (text !== '') return text;
    throw new NodeOperationError(item.host.getNode(), 'No Record ID is given', {
        description: 'Fill the parameter “Record ID”. If it is an expression, it gave nothing for this item.',
        itemIndex: item.index,
    });
}
