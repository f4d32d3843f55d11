import { defineAction } from '../../action.js';
import { PAGE_SHAPE, wholeList } from '../../pages.js';
import { definePanel } from '../../panel.js';

export const listMcpTools = defineAction({
    code: 'listMcpTools',
    args: {},
    needs: ['tools'],
    async run({ tools }) {
        return wholeList(await tools.list());
    },
});

export const panel = definePanel({
    code: 'listMcpTools',
    name: 'MCP | List tools',
    description:
        'The tools of the Xano MCP server, each with name, description, inputSchema, readOnly and destructive.',
    returns: PAGE_SHAPE,
    fields: {},
});
