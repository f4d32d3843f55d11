import type { EachAction } from '../../action.js';
import { locator, workspace } from '../../parameters/locator.js';
import { logicWanted, readingLogic } from '../../parameters/logic.js';
import { option, options } from '../../parameters/options.js';
import { FUNCTION_FIELDS } from './fields.js';

export const get: EachAction = {
    value: 'get',
    name: 'Get',
    action: 'Get a function',
    description: 'Read the definition of one function; its inputs are part of the raw output',
    parameters: [workspace, locator('function'), options(...readingLogic, option.branch)],
    reads: true,
    simple: FUNCTION_FIELDS,
    each: (item) =>
        item.xano.function.get({ function_id: item.id('function'), ...logicWanted(item) }, item.options),
};
