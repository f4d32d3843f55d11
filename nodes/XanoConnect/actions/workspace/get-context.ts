import type { EachAction } from '../../action.js';
import { workspace } from '../../parameters/locator.js';
import { option, options } from '../../parameters/options.js';

export const getContext: EachAction = {
    value: 'getContext',
    name: 'Get Context',
    action: 'Get the context of a workspace',
    description:
        'Read a description of everything in a workspace, made for language models; the item has it in the field context',
    parameters: [
        workspace,
        {
            displayName: 'Format',
            name: 'format',
            type: 'options',
            default: 'json',
            description: 'What the field context holds',
            options: [
                {
                    name: 'JSON',
                    value: 'json',
                    description: 'An object whose parts can be used in expressions',
                },
                { name: 'Text', value: 'yaml', description: 'Text in YAML, which is shorter in a prompt' },
            ],
        },
        options(option.branch, {
            displayName: 'Parts',
            name: 'parts',
            type: 'string',
            default: '',
            placeholder: 'e.g. tables,functions',
            description: 'Names of the parts to include, separated by commas. Left out, all are included.',
        }),
    ],
    reads: true,
    each: async (item) => {
        const include = item.filled('options.parts');
        return {
            context: await item.xano.workspace.context(
                {
                    format: item.value('format') === 'yaml' ? 'yaml' : 'json',
                    ...(include === undefined ? {} : { include }),
                },
                item.options,
            ),
        };
    },
};
