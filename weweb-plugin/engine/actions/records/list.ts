import { defineAction } from '../../action.js';
import * as field from '../../fields.js';
import { FIRST, onlyColumns, PAGE_SHAPE, toPage } from '../../pages.js';
import { definePanel } from '../../panel.js';

export const listRecords = defineAction({
    code: 'listRecords',
    args: { tableId: 'id!', page: 'number', perPage: 'number', columns: 'list' },
    async run({ xano }, { tableId, page = FIRST.page, perPage = FIRST.perPage, columns }) {
        const answer = await xano.record.list({ table_id: tableId, page, per_page: perPage });
        const read = toPage(answer, { page, perPage });
        return { ...read, items: onlyColumns(read.items, columns) };
    },
});

export const panel = definePanel({
    code: 'listRecords',
    name: 'Records | List',
    description: 'One page of records of a table, by id, with the total.',
    returns: PAGE_SHAPE,
    fields: { tableId: field.table, page: field.page, perPage: field.perPage, columns: field.columns },
});
