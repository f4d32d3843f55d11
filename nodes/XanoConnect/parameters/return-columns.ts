import type { INodeProperties } from 'n8n-workflow';
import type { Item } from '../run/item.js';
import { names } from './output.js';

/** Entry of the Options collection of what answers records. */
export const columnsToReturn: INodeProperties = {
    displayName: 'Columns to Return',
    name: 'returnColumns',
    type: 'string',
    default: '',
    placeholder: 'e.g. name, email',
    description:
        'Names of the columns to return, separated by commas. The ID is always kept; left out, all columns are returned.',
};

/** A record with the columns the item asks for. */
export function returned(item: Item, row: object): object {
    const chosen = names(item.collection('options')['returnColumns']);
    if (chosen.length === 0) return row;
    const kept = new Set(['id', ...chosen]);
    return Object.fromEntries(Object.entries(row).filter(([name]) => kept.has(name)));
}
