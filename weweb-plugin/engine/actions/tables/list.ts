import { defineAction } from '../../action.js';
import { defined } from '../../defined.js';
import * as field from '../../fields.js';
import { FIRST, PAGE_SHAPE, toPage } from '../../pages.js';
import { definePanel } from '../../panel.js';
import { toTable } from '../../tables.js';

export const listTables = defineAction({
    code: 'listTables',
    args: { search: 'text', page: 'number', perPage: 'number' },
    async run({ xano }, { search, page = FIRST.page, perPage = FIRST.perPage }) {
        const answer = await xano.table.list({ page, per_page: perPage, ...defined({ search }) });
        const read = toPage(answer, { page, perPage });
        return { ...read, items: read.items.map(toTable) };
    },
});

export const panel = definePanel({
    code: 'listTables',
    name: 'Tables | List',
    description: 'One page of the tables of the workspace with their columns and indexes, by name.',
    returns: PAGE_SHAPE,
    fields: { search: field.search, page: field.page, perPage: field.perPage },
});
