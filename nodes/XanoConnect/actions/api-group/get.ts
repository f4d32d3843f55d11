import type { EachAction } from '../../action.js';
import { locator, workspace } from '../../parameters/locator.js';
import { option, options } from '../../parameters/options.js';
import { API_GROUP_FIELDS } from './fields.js';

export const get: EachAction = {
    value: 'get',
    name: 'Get',
    action: 'Get an API group',
    description: 'Read one API group, with canonical, the part of its public address after /api:',
    parameters: [workspace, locator('apiGroup'), options(option.branch)],
    reads: true,
    simple: API_GROUP_FIELDS,
    each: (item) => item.xano.apiGroup.get({ apigroup_id: item.id('apiGroup') }, item.options),
};
