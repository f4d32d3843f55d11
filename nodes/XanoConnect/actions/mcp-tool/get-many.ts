import type { INodeProperties } from 'n8n-workflow';
import type { FoundTool } from 'xano-connect/pure';
import type { EachAction } from '../../action.js';
import { ownOptions } from '../../parameters/options.js';
import { paging, wanted } from '../../parameters/paging.js';

const special: readonly INodeProperties[] = [
    {
        displayName: 'Effect',
        name: 'effect',
        type: 'options',
        default: 'read',
        description: 'Only tools that do this',
        options: [
            { name: 'Create', value: 'create', description: 'Tools that add something' },
            {
                name: 'Delete',
                value: 'delete',
                description: 'Tools that remove something, and unknown tools',
            },
            { name: 'Read', value: 'read', description: 'Tools that change nothing' },
            { name: 'Update', value: 'update', description: 'Tools that change something' },
        ],
    },
    {
        displayName: 'Include Schemas',
        name: 'includeSchemas',
        type: 'boolean',
        default: false,
        description: 'Whether to return the schemas of arguments and answers, too',
    },
    {
        displayName: 'Words',
        name: 'words',
        type: 'string',
        default: '',
        placeholder: 'e.g. table record',
        description: 'Words a tool is about, in its name, description or arguments; best matches come first',
    },
];

/** Whether it is one record that is meant or many makes no difference here. */
const does = (tool: FoundTool, effect: string): boolean => tool.effect.replace('bulk-', '') === effect;

export const getMany: EachAction = {
    value: 'getAll',
    name: 'Get Many',
    action: 'Get many MCP tools',
    description: 'List the tools of the Xano MCP server with what each of them does',
    parameters: [...paging, ownOptions(...special)],
    reads: true,
    each: async (item) => {
        const effect = item.filled('options.effect');
        const found = await item.xano.tools.list({ query: item.filled('options.words') }, item.options);
        const withSchemas = item.flag('options.includeSchemas');
        return found
            .filter((one) => one.available === true && (effect === undefined || does(one, effect)))
            .slice(0, wanted(item))
            .map(({ name, effect: own, tool }) => ({
                name,
                title: tool?.title ?? name,
                description: tool?.description ?? '',
                effect: own,
                ...(withSchemas
                    ? { inputSchema: tool?.inputSchema, outputSchema: tool?.outputSchema ?? null }
                    : {}),
            }));
    },
};
