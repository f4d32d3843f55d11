import { defineAction } from '../../action.js';
import { defined } from '../../defined.js';
import * as field from '../../fields.js';
import { FIRST, PAGE_SHAPE, toPage } from '../../pages.js';
import { definePanel } from '../../panel.js';

export const listEndpoints = defineAction({
    code: 'listEndpoints',
    args: { apiGroupId: 'id!', search: 'text', page: 'number', perPage: 'number' },
    async run({ xano }, { apiGroupId, search, page = FIRST.page, perPage = FIRST.perPage }) {
        const answer = await xano.endpoint.list({
            apigroup_id: apiGroupId,
            page,
            per_page: perPage,
            ...defined({ search }),
        });
        return toPage(answer, { page, perPage });
    },
});

export const panel = definePanel({
    code: 'listEndpoints',
    name: 'Endpoints | List',
    description: 'One page of the endpoints of an API group, newest first.',
    returns: PAGE_SHAPE,
    fields: {
        apiGroupId: field.apiGroup,
        search: field.search,
        page: field.page,
        perPage: field.perPage,
    },
});
