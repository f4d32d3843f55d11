import { defineAction } from '../../action.js';
import * as field from '../../fields.js';
import { toSearch, toSort } from '../../filters.js';
import { FIRST, onlyColumns, PAGE_SHAPE, toPage } from '../../pages.js';
import { definePanel } from '../../panel.js';

export const searchRecords = defineAction({
    code: 'searchRecords',
    args: {
        tableId: 'id!',
        filter: 'json',
        sort: 'json',
        page: 'number',
        perPage: 'number',
        columns: 'list',
    },
    async run({ xano }, { tableId, filter, sort, page = FIRST.page, perPage = FIRST.perPage, columns }) {
        const answer = await xano.record.search({
            table_id: tableId,
            page,
            per_page: perPage,
            ...toSearch(filter),
            ...toSort(sort),
        });
        const read = toPage(answer, { page, perPage });
        return { ...read, items: onlyColumns(read.items, columns) };
    },
});

export const panel = definePanel({
    code: 'searchRecords',
    name: 'Records | Search',
    description:
        'Records of a table that meet a condition such as { "status": "open", "price|>=": 10 }, sorted, page by page.',
    returns: PAGE_SHAPE,
    fields: {
        tableId: field.table,
        filter: field.filter,
        sort: field.sort,
        page: field.page,
        perPage: field.perPage,
        columns: field.columns,
    },
});
