import { defineAction } from '../../action.js';
import { defined } from '../../defined.js';
import { definePanel } from '../../panel.js';

export const getWorkspaceContext = defineAction({
    code: 'getWorkspaceContext',
    args: { format: 'text', include: 'text' },
    async run({ xano }, { format = 'json', include }) {
        // What is no format is refused by the engine, which names those there are.
        const input = { format: format as 'json', ...defined({ include }) };
        return { format, context: await xano.workspace.context(input) };
    },
});

export const panel = definePanel({
    code: 'getWorkspaceContext',
    name: 'Workspaces | Get context',
    description: 'A description of the whole workspace for a language model: tables, endpoints, functions.',
    returns: '{ format: string, context: object | string }',
    fields: {
        format: {
            label: 'Format',
            box: {
                choice: [
                    { value: 'json', label: 'JSON' },
                    { value: 'yaml', label: 'YAML' },
                ],
            },
            help: 'YAML is shorter',
        },
        include: {
            label: 'Parts',
            box: 'text',
            help: 'Parts to include, separated by commas; empty means all of them',
            advanced: true,
        },
    },
});
