import type { EachAction } from '../../action.js';
import { workspace } from '../../parameters/locator.js';
import { logicWanted, nameContains, readingLogic } from '../../parameters/logic.js';
import { option, options } from '../../parameters/options.js';
import { paging, take } from '../../parameters/paging.js';
import { FUNCTION_FIELDS } from './fields.js';

export const getMany: EachAction = {
    value: 'getAll',
    name: 'Get Many',
    action: 'Get many functions',
    description: 'List the functions of a branch, newest first',
    parameters: [
        workspace,
        ...paging,
        options(nameContains('a function', 'shop/'), ...readingLogic, option.branch),
    ],
    reads: true,
    simple: FUNCTION_FIELDS,
    each: (item) => {
        const wanted = logicWanted(item);
        return take(
            item,
            (page) => item.xano.function.list.iterate({ ...wanted, ...page }, item.options),
            100,
        );
    },
};
