import { defineAction } from '../../action.js';
import * as field from '../../fields.js';
import { definePanel } from '../../panel.js';

export const getOpenApi = defineAction({
    code: 'getOpenApi',
    args: { apiGroupId: 'id!' },
    run: ({ xano }, { apiGroupId }) => xano.apiGroup.openapi({ apigroup_id: apiGroupId }),
});

export const panel = definePanel({
    code: 'getOpenApi',
    name: 'API groups | Get OpenAPI',
    description: 'The OpenAPI document of an API group: its endpoints with their inputs and answers.',
    returns: 'object',
    fields: { apiGroupId: field.apiGroup },
});
