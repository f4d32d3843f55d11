import type { INodeProperties } from 'n8n-workflow';
import type { Item } from '../run/item.js';
import { jsonOf } from './json.js';

/** Any condition of the engine's search, for what has no box; `example` is written into the description. */
export const filterJson = (example: string): INodeProperties => ({
    displayName: 'Filter as JSON',
    name: 'search',
    type: 'json',
    default: '{}',
    description: `Further condition on the columns, such as ${example}; all must hold, and a column|operator names the comparison`,
});

type Search = NonNullable<NonNullable<Parameters<Item['xano']['auditLog']['search']>[0]>['search']>;

interface Condition {
    readonly field: string;
    readonly operator: string;
    readonly value: string | number;
}

/** The conditions of the boxes that are filled, and the JSON one at `json`; undefined where there is none. */
export function searchOf(
    item: Item,
    conditions: readonly (Condition | false)[],
    json: string,
): Search | undefined {
    const further = jsonOf(item, json, 'Filter as JSON');
    const all: Search[] = conditions.filter((condition) => condition !== false);
    // The engine checks what people wrote and says where it cannot be used.
    if (further !== undefined && Object.keys(further).length > 0) all.push(further as Search);
    return all.length === 0 ? undefined : all;
}
