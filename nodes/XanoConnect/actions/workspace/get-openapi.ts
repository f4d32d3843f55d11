import type { EachAction } from '../../action.js';
import { workspace } from '../../parameters/locator.js';
import { option, options } from '../../parameters/options.js';

export const getOpenApi: EachAction = {
    value: 'getOpenApi',
    name: 'Get OpenAPI',
    action: 'Get the OpenAPI document of a workspace',
    description: 'Read the OpenAPI document of all API groups of a branch; the item is the document',
    parameters: [workspace, options(option.branch)],
    reads: true,
    each: (item) => item.xano.workspace.openapi({}, item.options),
};
