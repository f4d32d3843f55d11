import type { EachAction } from '../../action.js';
import { answered, singleItem } from '../../parameters/answer.js';
import { formBoxes, formValues } from '../../parameters/form.js';
import type { Form } from '../../parameters/form.js';
import { locator, optionalLocator, workspace } from '../../parameters/locator.js';
import { ownOptions } from '../../parameters/options.js';
import type { Item } from '../../run/item.js';
import { remember } from '../../run/remember.js';

const INPUTS: Form = {
    name: 'inputs',
    displayName: 'Inputs',
    singular: 'input',
    of: 'function',
    fields: 'getFunctionInputs',
    dependsOn: ['workspace.value', 'function.value'],
};

/** Functions are run by name, on a branch: that of the one that was chosen, asked once in a run. */
async function chosen(item: Item): Promise<{ readonly name: string; readonly branch: string }> {
    const { options } = item;
    const function_id = item.id('function');
    const key = JSON.stringify(['function', options.workspaceId, options.branch, function_id]);
    return remember(item.xano, key, () => item.xano.function.get({ function_id }, options));
}

export const run: EachAction = {
    value: 'run',
    name: 'Run',
    action: 'Run a function',
    description: 'Run a function with the given inputs, and return its result',
    parameters: [
        workspace,
        locator('function'),
        ...formBoxes(INPUTS),
        ownOptions(
            optionalLocator('branch', {
                description:
                    'The branch whose function of this name runs. Left out, it is that of the chosen function, else the live branch.',
            }),
            singleItem,
        ),
    ],
    // A function may change anything: the items keep their order.
    each: async (item) => {
        const { options } = item;
        const { name, branch } = await chosen(item);
        const { result } = await item.xano.function.run(
            { name, branch: options.branch ?? branch, input: formValues(item, INPUTS) },
            options,
        );
        return answered(item, result);
    },
};
