import { defineAction } from '../../action.js';
import * as field from '../../fields.js';
import { toSearch, toSort } from '../../filters.js';
import { FIRST, PAGE_SHAPE, toPage } from '../../pages.js';
import { definePanel } from '../../panel.js';
import { ofRequests, requestArgs } from '../../requests.js';

export const searchRequests = defineAction({
    code: 'searchRequests',
    args: { filter: 'json', sort: 'json', ...requestArgs },
    async run({ xano }, { filter, sort, page = FIRST.page, perPage = FIRST.perPage, ...which }) {
        const answer = await xano.requestHistory.search({
            page,
            per_page: perPage,
            ...ofRequests(which),
            ...toSearch(filter),
            ...toSort(sort),
        });
        return toPage(answer, { page, perPage });
    },
});

export const panel = definePanel({
    code: 'searchRequests',
    name: 'Requests | Search',
    description:
        'Requests of the history that meet a condition such as { "status|>=": 500, "duration|>": 2 }; duration is in seconds.',
    returns: PAGE_SHAPE,
    fields: {
        filter: { ...field.filter, help: 'Which requests; empty means every one' },
        sort: field.sort,
        apiGroupId: field.apiGroup,
        endpointId: field.endpoint,
        page: field.page,
        perPage: field.perPage,
        includeOutput: field.includeOutput,
    },
});
