import type { EachAction } from '../../action.js';
import { workspace } from '../../parameters/locator.js';
import { options } from '../../parameters/options.js';

export const get: EachAction = {
    value: 'get',
    name: 'Get',
    action: 'Get a workspace',
    description: 'Read the settings of one workspace',
    parameters: [workspace, options()],
    reads: true,
    each: (item) => item.xano.workspace.get({}, item.options),
};
