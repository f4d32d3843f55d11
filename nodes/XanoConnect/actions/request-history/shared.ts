import type { INodeProperties } from 'n8n-workflow';
import { optionalLocator } from '../../parameters/locator.js';
import type { Item } from '../../run/item.js';

/** What is needed most of a logged request; duration is in seconds. */
export const REQUEST_FIELDS = [
    'id',
    'created_at',
    'verb',
    'uri',
    'status',
    'duration',
    'api_id',
    'query_id',
    'branch',
    'output',
] as const;

/** Entries of the Filters collection that narrow the history down to an API group or one of its endpoints. */
export const onlyApiGroup = optionalLocator('apiGroup', {
    description: 'Only requests to this API group',
});
export const onlyEndpoint = optionalLocator('endpoint', {
    description: 'Only requests to this endpoint. To find it by its name, choose its API Group, too.',
});

/** The Filters collection, its entries in the order of the alphabet. */
export const filters = (...entries: readonly INodeProperties[]): INodeProperties => ({
    displayName: 'Filters',
    name: 'filters',
    type: 'collection',
    placeholder: 'Add filter',
    default: {},
    options: [...entries].sort((a, b) => a.displayName.localeCompare(b.displayName)),
});

export const includeOutput: INodeProperties = {
    displayName: 'Include Output',
    name: 'includeOutput',
    type: 'boolean',
    default: false,
    description: 'Whether to return what each request was answered, too',
};

interface Narrowed {
    readonly apigroup_id?: number | string;
    readonly query_id?: number | string;
    readonly include_output?: boolean;
}

/** What Filters and Options say of every way to read the history. */
export function narrowed(item: Item): Narrowed {
    const apiGroup = item.chosen('filters.apiGroup');
    const endpoint = item.chosen('filters.endpoint');
    return {
        ...(apiGroup === undefined ? {} : { apigroup_id: apiGroup }),
        ...(endpoint === undefined ? {} : { query_id: endpoint }),
        ...(item.flag('options.includeOutput') ? { include_output: true } : {}),
    };
}
