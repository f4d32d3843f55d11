import type { INodeProperties } from 'n8n-workflow';
import type { EachAction } from '../../action.js';
import { filterJson, searchOf } from '../../parameters/filter-json.js';
import { workspace } from '../../parameters/locator.js';
import { momentOf } from '../../parameters/moment.js';
import { options } from '../../parameters/options.js';
import { paging, take } from '../../parameters/paging.js';
import { since, until } from '../../parameters/period.js';
import type { Item } from '../../run/item.js';

const filters: INodeProperties = {
    displayName: 'Filters',
    name: 'filters',
    type: 'collection',
    placeholder: 'Add filter',
    default: {},
    options: [
        filterJson('{"type": "table:delete"}'),
        since,
        {
            displayName: 'Text',
            name: 'text',
            type: 'string',
            default: '',
            placeholder: 'e.g. orders',
            description: 'Text the message must contain, capitals or not',
        },
        {
            displayName: 'Type',
            name: 'type',
            type: 'string',
            default: '',
            placeholder: 'e.g. table:delete',
            description: 'What was done to what, as Xano writes it: table:create, api:update, branch:delete',
        },
        until,
        {
            displayName: 'User',
            name: 'user',
            type: 'string',
            default: '',
            placeholder: 'e.g. ada@example.com',
            description: 'Email address of whoever made the change, or their ID',
        },
    ],
};

type Entry = Awaited<ReturnType<Item['xano']['auditLog']['search']>>['items'][number];

/**
 * choice: who and text are looked for here. That Xano's search reaches into `user`, an object, is nowhere said, and its
 * comparison of texts without capitals is documented for records only; the log holds 28 days at most.
 */
async function* matching(item: Item, entries: AsyncIterable<Entry>): AsyncGenerator<Entry> {
    const user = item.filled('filters.user')?.toLowerCase();
    const text = item.filled('filters.text')?.toLowerCase();
    for await (const entry of entries) {
        const { id, email } = entry.user ?? {};
        if (user !== undefined && email?.toLowerCase() !== user && String(id) !== user) continue;
        if (text !== undefined && !entry.msg.toLowerCase().includes(text)) continue;
        yield entry;
    }
}

export const search: EachAction = {
    value: 'search',
    name: 'Search',
    action: 'Search the audit log',
    description: 'Find who changed what in a workspace, newest first; Xano keeps 1 to 28 days, by plan',
    parameters: [
        workspace,
        ...paging,
        filters,
        options({
            displayName: 'Include Data',
            name: 'includeData',
            type: 'boolean',
            default: false,
            description: 'Whether to return what was changed, too',
        }),
    ],
    reads: true,
    simple: ['id', 'created_at', 'type', 'msg', 'user', 'branch', 'data'],
    each: (item) => {
        const from = momentOf(item, 'filters.since', 'Since');
        const to = momentOf(item, 'filters.until', 'Until');
        const type = item.filled('filters.type');
        const wanted = searchOf(
            item,
            [
                from !== undefined && { field: 'created_at', operator: '>=', value: from },
                to !== undefined && { field: 'created_at', operator: '<=', value: to },
                type !== undefined && { field: 'type', operator: '=', value: type },
            ],
            'filters.search',
        );
        const sifted = item.filled('filters.user') !== undefined || item.filled('filters.text') !== undefined;
        const input = {
            include_data: item.flag('options.includeData'),
            ...(wanted === undefined ? {} : { search: wanted }),
            // By id, which is the order of time: sorting by it is what Xano documents for this log.
            sort: { id: 'desc' as const },
        };
        return take(
            item,
            (page) =>
                matching(
                    item,
                    item.xano.auditLog.search.iterate({ ...input, ...(sifted ? {} : page) }, item.options),
                ),
            500,
        );
    },
};
