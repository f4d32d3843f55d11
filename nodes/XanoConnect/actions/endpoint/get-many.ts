import type { EachAction } from '../../action.js';
import { locator, workspace } from '../../parameters/locator.js';
import { logicWanted, nameContains, readingLogic } from '../../parameters/logic.js';
import { options } from '../../parameters/options.js';
import { paging, take } from '../../parameters/paging.js';
import { ENDPOINT_FIELDS } from './fields.js';

export const getMany: EachAction = {
    value: 'getAll',
    name: 'Get Many',
    action: 'Get many endpoints',
    description: 'List the endpoints of an API group, newest first',
    parameters: [
        workspace,
        locator('apiGroup'),
        ...paging,
        options(nameContains('an endpoint', 'orders'), ...readingLogic),
    ],
    reads: true,
    simple: ENDPOINT_FIELDS,
    each: (item) => {
        const wanted = { apigroup_id: item.id('apiGroup'), ...logicWanted(item) };
        return take(
            item,
            (page) => item.xano.endpoint.list.iterate({ ...wanted, ...page }, item.options),
            100,
        );
    },
};
