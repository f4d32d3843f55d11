import type { INodeProperties } from 'n8n-workflow';
import type { EachAction } from '../../action.js';
import { filterJson, searchOf } from '../../parameters/filter-json.js';
import { workspace } from '../../parameters/locator.js';
import { momentOf } from '../../parameters/moment.js';
import { option, options } from '../../parameters/options.js';
import { paging, take } from '../../parameters/paging.js';
import { since, until } from '../../parameters/period.js';
import type { Item } from '../../run/item.js';
import { filters, includeOutput, narrowed, onlyApiGroup, onlyEndpoint, REQUEST_FIELDS } from './shared.js';

const slowerThan: INodeProperties = {
    displayName: 'Slower Than',
    name: 'slowerThan',
    type: 'number',
    typeOptions: { minValue: 0, numberPrecision: 3 },
    default: 1,
    description: 'Only requests that took longer than this many seconds',
};

const statusAtLeast: INodeProperties = {
    displayName: 'Status at Least',
    name: 'statusAtLeast',
    type: 'number',
    typeOptions: { minValue: 100, maxValue: 599, numberPrecision: 0 },
    default: 500,
    description:
        'Only requests answered with this HTTP status or a higher one: 500 finds what went wrong in Xano',
};

const verb: INodeProperties = {
    displayName: 'Method',
    name: 'verb',
    type: 'options',
    default: 'GET',
    description: 'Only requests with this HTTP method',
    options: ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'].map((name) => ({ name, value: name })),
};

const sort: INodeProperties = {
    displayName: 'Sort',
    name: 'sort',
    type: 'fixedCollection',
    placeholder: 'Add sort rule',
    default: {},
    description: 'Order of the requests; without any, newest first',
    options: [
        {
            displayName: 'Rule',
            name: 'rule',
            values: [
                {
                    displayName: 'By',
                    name: 'column',
                    type: 'options',
                    default: 'created_at',
                    options: [
                        { name: 'Duration', value: 'duration' },
                        { name: 'Status', value: 'status' },
                        { name: 'Time', value: 'created_at' },
                    ],
                },
                {
                    displayName: 'Direction',
                    name: 'direction',
                    type: 'options',
                    default: 'desc',
                    options: [
                        { name: 'Ascending', value: 'asc' },
                        { name: 'Descending', value: 'desc' },
                    ],
                },
            ],
        },
    ],
};

function sortOf(item: Item) {
    const column = item.filled('sort.rule.column');
    if (column === undefined) return {};
    const direction = item.text('sort.rule.direction') === 'asc' ? ('asc' as const) : ('desc' as const);
    return { sort: { [column]: direction } };
}

function conditionsOf(item: Item) {
    const from = momentOf(item, 'filters.since', 'Since');
    const to = momentOf(item, 'filters.until', 'Until');
    const added = item.collection('filters');
    return searchOf(
        item,
        [
            from !== undefined && { field: 'created_at', operator: '>=', value: from },
            to !== undefined && { field: 'created_at', operator: '<=', value: to },
            'verb' in added && { field: 'verb', operator: '=', value: item.text('filters.verb') },
            'statusAtLeast' in added && {
                field: 'status',
                operator: '>=',
                value: item.number('filters.statusAtLeast'),
            },
            'slowerThan' in added && {
                field: 'duration',
                operator: '>',
                value: item.number('filters.slowerThan'),
            },
        ],
        'filters.search',
    );
}

export const search: EachAction = {
    value: 'search',
    name: 'Search',
    action: 'Search the request history',
    description: 'Find requests to API endpoints by time, endpoint, method, status or duration in seconds',
    parameters: [
        workspace,
        ...paging,
        filters(
            filterJson('{"status|>=": 400}'),
            onlyApiGroup,
            onlyEndpoint,
            since,
            slowerThan,
            statusAtLeast,
            until,
            verb,
        ),
        sort,
        options(option.branch, includeOutput),
    ],
    reads: true,
    simple: REQUEST_FIELDS,
    each: (item) => {
        const wanted = conditionsOf(item);
        const input = {
            ...narrowed(item),
            ...sortOf(item),
            ...(wanted === undefined ? {} : { search: wanted }),
        };
        return take(
            item,
            (page) => item.xano.requestHistory.search.iterate({ ...input, ...page }, item.options),
            500,
        );
    },
};
