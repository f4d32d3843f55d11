import { defineAction, requireConfirmation, requireWrites } from '../../action.js';
import { XanoAdminError } from '../../error.js';
import { definePanel } from '../../panel.js';
import { parts } from '../../parts.js';

const CODE = 'callMcpTool';

export const callMcpTool = defineAction({
    code: CODE,
    args: { tool: 'text!', arguments: 'object', confirm: 'text' },
    needs: ['tools'],
    async run(context, { tool: name, arguments: args = {}, confirm }) {
        const all = await context.tools.list();
        const tool = all.find((one) => one.name === name);
        if (tool === undefined) throw unknownTool(name);
        if (!tool.readOnly) requireWrites(context, CODE, 'mcp');
        const { checkToolArguments } = await parts.tools();
        checkToolArguments(tool, args);
        if (tool.destructive) requireConfirmation(CODE, confirm, name, 'the tool');
        return context.tools.call(name, args);
    },
});

const unknownTool = (name: string): XanoAdminError =>
    new XanoAdminError({
        kind: 'not-found',
        code: 'TOOL',
        message: `${CODE}: there is no tool "${name}".`,
        hint: 'MCP | List tools tells which there are; a proxy offers those on its list.',
    });

export const panel = definePanel({
    code: CODE,
    name: 'MCP | Call tool',
    description: 'Calls a tool of the Xano MCP server with arguments that fit its schema.',
    returns: '{ data: any, text: string }',
    fields: {
        tool: { label: 'Tool', box: 'tool', placeholder: 'Select a tool' },
        arguments: { label: 'Arguments', box: 'toolForm' },
        confirm: {
            label: 'Confirmation',
            box: 'text',
            help: 'Of a tool that removes something: its exact name',
            placeholder: 'Name of the tool',
        },
    },
});
