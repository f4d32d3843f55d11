import { flag, text } from '../tool.js';
import type { Properties, Tool } from '../tool.js';
import { branch, listing, script } from './shared.js';

const functions = '/workspace/{workspace_id}/function';
const one = `${functions}/{function_id}`;

const draft: Properties = { include_draft: flag('The draft instead of what is published') };
// choice: how the real tools name their script argument is not recorded.
const xanoscript = text('XanoScript of the function');

/** Functions; no tool runs one. */
export const functionTools: readonly Tool[] = [
    {
        name: 'listFunctions',
        description: 'Functions of a workspace',
        effect: 'read',
        method: 'GET',
        path: functions,
        query: { ...listing, ...branch, ...draft, ...script },
    },
    {
        name: 'getFunction',
        description: 'One function',
        effect: 'read',
        method: 'GET',
        path: one,
        query: { ...draft, ...script },
    },
    {
        name: 'createFunction',
        description: 'Creates a function from XanoScript',
        effect: 'create',
        method: 'POST',
        path: functions,
        query: { ...branch, ...script },
        body: { xanoscript },
        required: ['xanoscript'],
        script: 'xanoscript',
    },
    {
        name: 'updateFunction',
        description: 'Replaces the XanoScript of a function; published at once unless publish is false',
        effect: 'replace',
        method: 'PUT',
        path: one,
        query: { publish: flag('Publishes at once'), ...script },
        body: { xanoscript },
        required: ['xanoscript'],
        script: 'xanoscript',
    },
    {
        name: 'updateFunctionSecurity',
        description: 'Restricts a function to an API group',
        effect: 'update',
        method: 'PUT',
        path: `${one}/security`,
        body: { guid: text('guid of the API group it is restricted to; empty clears') },
        required: ['guid'],
    },
    {
        name: 'deleteFunction',
        description: 'Deletes a function',
        effect: 'delete',
        method: 'DELETE',
        path: one,
    },
];
