import type { INodeProperties } from 'n8n-workflow';
import type { Item } from '../run/item.js';

/** Return All and Limit. */
export const paging: readonly INodeProperties[] = [
    {
        displayName: 'Return All',
        name: 'returnAll',
        type: 'boolean',
        default: false,
        description: 'Whether to return all results or only up to a given limit',
    },
    {
        displayName: 'Limit',
        name: 'limit',
        type: 'number',
        typeOptions: { minValue: 1 },
        default: 50,
        description: 'Max number of results to return',
        displayOptions: { show: { returnAll: [false] } },
    },
];

/** How many results an item wants: Infinity with Return All. */
export const wanted = (item: Item): number => (item.flag('returnAll') ? Infinity : item.number('limit'));

/** The same of a list that comes whole. */
export const firstOf = <T>(item: Item, list: readonly T[]): T[] => list.slice(0, Math.max(0, wanted(item)));

/** The first results up to the item's limit. Pages are fetched as they are needed, and none larger than the limit. */
export async function take<T>(
    item: Item,
    iterate: (page: { readonly per_page?: number }) => AsyncIterable<T>,
    largest: number,
): Promise<T[]> {
    const limit = wanted(item);
    const found: T[] = [];
    if (limit < 1) return found;
    for await (const one of iterate(limit < largest ? { per_page: Math.ceil(limit) } : {})) {
        found.push(one);
        if (found.length >= limit) break;
    }
    return found;
}
