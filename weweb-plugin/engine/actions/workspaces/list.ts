import { defineAction } from '../../action.js';
import { PAGE_SHAPE, wholeList } from '../../pages.js';
import { definePanel } from '../../panel.js';

export const listWorkspaces = defineAction({
    code: 'listWorkspaces',
    args: {},
    async run({ xano }) {
        return wholeList(await xano.workspace.list());
    },
});

export const panel = definePanel({
    code: 'listWorkspaces',
    name: 'Workspaces | List',
    description: 'The workspaces that the access token may see, each with its id and name.',
    returns: PAGE_SHAPE,
    fields: {},
});
