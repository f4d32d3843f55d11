import type { EachAction } from '../../action.js';
import { locator, workspace } from '../../parameters/locator.js';
import { option, options } from '../../parameters/options.js';

export const getOpenApi: EachAction = {
    value: 'getOpenApi',
    name: 'Get OpenAPI',
    action: 'Get the OpenAPI document of an API group',
    description: 'Read the OpenAPI document of one API group; the item is the document',
    parameters: [workspace, locator('apiGroup'), options(option.branch)],
    reads: true,
    each: (item) => item.xano.apiGroup.openapi({ apigroup_id: item.id('apiGroup') }, item.options),
};
