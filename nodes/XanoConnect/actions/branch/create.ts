import type { EachAction } from '../../action.js';
import { optionalLocator, workspace } from '../../parameters/locator.js';
import { options } from '../../parameters/options.js';

export const create: EachAction = {
    value: 'create',
    name: 'Create',
    action: 'Create a branch',
    description: 'Fork a new branch from another one, with all its logic',
    parameters: [
        workspace,
        {
            displayName: 'Label',
            name: 'label',
            type: 'string',
            default: '',
            required: true,
            placeholder: 'e.g. staging',
            description: 'Label of the new branch',
        },
        optionalLocator('branch', {
            displayName: 'Source Branch',
            name: 'sourceBranch',
            description: 'The branch to fork. Left empty, it is v1.',
        }),
        options(
            {
                displayName: 'Color',
                name: 'color',
                type: 'color',
                default: '',
                description: 'Color of the branch in the dashboard',
            },
            {
                displayName: 'Description',
                name: 'description',
                type: 'string',
                default: '',
                description: 'What the branch is for',
            },
        ),
    ],
    each: (item) => {
        const source = item.chosen('sourceBranch');
        const color = item.filled('options.color');
        const description = item.filled('options.description');
        return item.xano.branch.create(
            {
                label: item.text('label').trim(),
                ...(source === undefined ? {} : { source_branch: String(source) }),
                ...(color === undefined ? {} : { color }),
                ...(description === undefined ? {} : { description }),
            },
            item.options,
        );
    },
};
