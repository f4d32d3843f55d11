import type { EachAction } from '../../action.js';
import { locator, workspace } from '../../parameters/locator.js';
import { logicWanted, readingLogic } from '../../parameters/logic.js';
import { options } from '../../parameters/options.js';
import { ENDPOINT_FIELDS } from './fields.js';

export const get: EachAction = {
    value: 'get',
    name: 'Get',
    action: 'Get an endpoint',
    description: 'Read the definition of one endpoint; its inputs are part of the raw output',
    parameters: [workspace, locator('apiGroup'), locator('endpoint'), options(...readingLogic)],
    reads: true,
    simple: ENDPOINT_FIELDS,
    each: (item) =>
        item.xano.endpoint.get(
            { apigroup_id: item.id('apiGroup'), api_id: item.id('endpoint'), ...logicWanted(item) },
            item.options,
        ),
};
