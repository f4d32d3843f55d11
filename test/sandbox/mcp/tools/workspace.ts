import { text } from '../tool.js';
import type { Tool } from '../tool.js';
import { branch } from './shared.js';

const color = text('Colour as #rrggbb', { default: '#ebc346' });

/** Account, workspaces, branches and data sources. */
export const workspaceTools: readonly Tool[] = [
    {
        name: 'getLoggedInUser',
        description: 'Checks the access token and tells whose it is',
        effect: 'read',
        method: 'GET',
        path: '/auth/me',
    },
    {
        name: 'listWorkspaces',
        description: 'Workspaces this token can see',
        effect: 'read',
        method: 'GET',
        path: '/workspace',
    },
    {
        name: 'getWorkspace',
        description: 'One workspace',
        effect: 'read',
        method: 'GET',
        path: '/workspace/{workspace_id}',
    },
    {
        name: 'getWorkspaceContext',
        description: 'A map of the whole workspace for language models',
        effect: 'read',
        method: 'GET',
        path: '/workspace/{workspace_id}/context',
        query: {
            ...branch,
            format: text('Form of the answer', { enum: ['yaml', 'json'] }),
            include: text('Comma-separated parts to include'),
        },
    },
    {
        name: 'getWorkspaceOpenApi',
        description: 'OpenAPI document of every API group',
        effect: 'read',
        method: 'GET',
        path: '/workspace/{workspace_id}/openapi',
        query: branch,
    },
    {
        name: 'getWorkspaceBranches',
        description: 'Branches of a workspace',
        effect: 'read',
        method: 'GET',
        path: '/workspace/{workspace_id}/branch',
    },
    {
        name: 'deleteWorkspaceBranch',
        description: 'Removes a branch; not v1 and not the live one',
        effect: 'delete',
        method: 'DELETE',
        path: '/workspace/{workspace_id}/branch/{branch_label}',
    },
    {
        name: 'listDataSources',
        description: 'Data sources of a workspace',
        effect: 'read',
        method: 'GET',
        path: '/workspace/{workspace_id}/datasource',
    },
    {
        name: 'createDataSource',
        description: 'Adds a data source',
        effect: 'create',
        method: 'POST',
        path: '/workspace/{workspace_id}/datasource',
        body: { label: text('Label of the new data source'), color },
        required: ['label'],
    },
    {
        name: 'updateDataSource',
        description: 'Changes the colour of a data source',
        effect: 'update',
        method: 'PUT',
        path: '/workspace/{workspace_id}/datasource/{label}',
        body: { color },
    },
    {
        name: 'deleteDataSource',
        description: 'Removes a data source and its records',
        effect: 'delete',
        method: 'DELETE',
        path: '/workspace/{workspace_id}/datasource/{label}',
    },
];
