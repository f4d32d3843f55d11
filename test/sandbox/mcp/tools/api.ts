import { flag, list, text } from '../tool.js';
import type { Properties, Tool } from '../tool.js';
import { branch, listing, script } from './shared.js';

const groups = '/workspace/{workspace_id}/apigroup';
const group = `${groups}/{apigroup_id}`;
const apis = `${group}/api`;
const api = `${apis}/{api_id}`;

const draft: Properties = { include_draft: flag('The draft instead of what is published') };
// choice: how the real tools name their script argument is not recorded.
const xanoscript = text('XanoScript of the endpoint');
const guid = text('guid of the API group it is restricted to; empty clears');
const groupFields: Properties = {
    name: text('Name'),
    description: text('Description'),
    swagger: flag('Publishes an OpenAPI page'),
    tag: list('Tags', { type: 'string' }),
};

/** API groups and their endpoints. */
export const apiTools: readonly Tool[] = [
    {
        name: 'listAPIGroups',
        description: 'API groups of a workspace',
        effect: 'read',
        method: 'GET',
        path: groups,
        query: { ...listing, ...branch, ...script },
    },
    {
        name: 'getApiGroup',
        description: 'One API group',
        effect: 'read',
        method: 'GET',
        path: group,
        query: script,
    },
    {
        name: 'getApiGroupSwagger',
        description: 'OpenAPI document of an API group',
        effect: 'read',
        method: 'GET',
        path: `${group}/openapi`,
    },
    {
        name: 'createApiGroup',
        description: 'Creates an API group',
        effect: 'create',
        method: 'POST',
        path: groups,
        body: { ...groupFields, ...branch },
        required: ['name', 'description', 'swagger'],
    },
    {
        name: 'updateApiGroup',
        description: 'Changes an API group',
        effect: 'update',
        method: 'PUT',
        path: group,
        body: groupFields,
        required: ['name', 'description', 'swagger'],
    },
    {
        name: 'updateApiGroupSecurity',
        description: 'Sets guid and canonical of an API group',
        effect: 'update',
        method: 'PUT',
        path: `${group}/security`,
        body: { guid: text('guid of the group'), canonical: text('Part of its public URL') },
        required: ['guid', 'canonical'],
    },
    {
        name: 'deleteApiGroup',
        description: 'Deletes an API group and its endpoints',
        effect: 'delete',
        method: 'DELETE',
        path: group,
    },
    {
        name: 'listAPIs',
        description: 'Endpoints of an API group',
        effect: 'read',
        method: 'GET',
        path: apis,
        query: { ...listing, ...draft, ...script },
    },
    {
        name: 'getAPI',
        description: 'One endpoint',
        effect: 'read',
        method: 'GET',
        path: api,
        query: { ...draft, ...script },
    },
    {
        name: 'getApiSwagger',
        description: 'OpenAPI document of one endpoint',
        effect: 'read',
        method: 'GET',
        path: `${api}/openapi`,
    },
    {
        name: 'createAPI',
        description: 'Creates an endpoint from XanoScript',
        effect: 'create',
        method: 'POST',
        path: apis,
        query: { ...branch, ...script },
        body: { xanoscript },
        required: ['xanoscript'],
        script: 'xanoscript',
    },
    {
        name: 'updateAPI',
        description: 'Replaces the XanoScript of an endpoint; published at once unless publish is false',
        effect: 'replace',
        method: 'PUT',
        path: api,
        query: { publish: flag('Publishes at once'), ...script },
        body: { xanoscript },
        required: ['xanoscript'],
        script: 'xanoscript',
    },
    {
        name: 'updateAPISecurity',
        description: 'Restricts an endpoint to an API group',
        effect: 'update',
        method: 'PUT',
        path: `${api}/security`,
        body: { guid },
        required: ['guid'],
    },
    { name: 'deleteAPI', description: 'Deletes an endpoint', effect: 'delete', method: 'DELETE', path: api },
];
