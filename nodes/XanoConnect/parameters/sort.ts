import type { INodeProperties } from 'n8n-workflow';
import type { SortInput } from 'xano-connect/pure/composites';
import type { Item } from '../run/item.js';
import { columnName } from './column-name.js';
import { objectsOf } from './objects.js';
import { textOf } from './text.js';

/** Sort: the first column decides, the next one among equals. */
export const sort: INodeProperties = {
    displayName: 'Sort',
    name: 'sort',
    type: 'fixedCollection',
    typeOptions: { multipleValues: true, sortable: true },
    placeholder: 'Add column',
    default: {},
    description: 'The columns to sort by. Left empty, the order is that of the IDs.',
    options: [
        {
            displayName: 'Column',
            name: 'key',
            values: [
                columnName,
                {
                    displayName: 'Direction',
                    name: 'direction',
                    type: 'options',
                    default: 'asc',
                    options: [
                        { name: 'Ascending', value: 'asc' },
                        { name: 'Descending', value: 'desc' },
                    ],
                },
            ],
        },
    ],
};

/** What the box says; undefined where no column is chosen. */
export function sortOf(item: Item): SortInput | undefined {
    const keys = objectsOf(item.collection('sort')['key'])
        .map(({ column, direction }) => ({
            field: textOf(column).trim(),
            direction: direction === 'desc' ? ('desc' as const) : ('asc' as const),
        }))
        .filter(({ field }) => field !== '');
    return keys.length === 0 ? undefined : keys;
}
