import { defineAction } from '../../action.js';
import * as field from '../../fields.js';
import { FIRST, PAGE_SHAPE, toPage } from '../../pages.js';
import { definePanel } from '../../panel.js';
import { ofRequests, requestArgs } from '../../requests.js';

export const listRequests = defineAction({
    code: 'listRequests',
    args: requestArgs,
    async run({ xano }, { page = FIRST.page, perPage = FIRST.perPage, ...which }) {
        const answer = await xano.requestHistory.list({ page, per_page: perPage, ...ofRequests(which) });
        return toPage(answer, { page, perPage });
    },
});

export const panel = definePanel({
    code: 'listRequests',
    name: 'Requests | List',
    description: 'One page of the request history, newest first. duration is in seconds.',
    returns: PAGE_SHAPE,
    fields: {
        apiGroupId: field.apiGroup,
        endpointId: field.endpoint,
        page: field.page,
        perPage: field.perPage,
        includeOutput: field.includeOutput,
    },
});
