import { defineAction } from '../../action.js';
import { defined } from '../../defined.js';
import * as field from '../../fields.js';
import { FIRST, PAGE_SHAPE, toPage } from '../../pages.js';
import { definePanel } from '../../panel.js';

export const listApiGroups = defineAction({
    code: 'listApiGroups',
    args: { search: 'text', page: 'number', perPage: 'number' },
    async run({ xano }, { search, page = FIRST.page, perPage = FIRST.perPage }) {
        const answer = await xano.apiGroup.list({ page, per_page: perPage, ...defined({ search }) });
        return toPage(answer, { page, perPage });
    },
});

export const panel = definePanel({
    code: 'listApiGroups',
    name: 'API groups | List',
    description: 'One page of the API groups of the branch, newest first.',
    returns: PAGE_SHAPE,
    fields: { search: field.search, page: field.page, perPage: field.perPage },
});
