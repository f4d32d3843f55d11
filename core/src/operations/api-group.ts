import * as z from 'zod/mini';
import { ENDPOINT_KINDS } from '../names/endpoint-kinds.js';
import { defineOperations } from '../operation.js';
import {
    apiGroup,
    branch,
    confirm,
    described,
    includeXanoscript,
    listing,
    LISTING_KEYS,
    script,
    scriptOr,
    text,
    workspace,
} from './fields.js';
import { anyObject, nothing, pageOf, stored, thing, xanoscript } from './shapes.js';

const PATH = '/workspace/{workspace_id}/apigroup';
const ONE = `${PATH}/{apigroup_id}`;

/** `canonical` is the 8 characters in the public address `/api:<canonical>`. */
const apiGroupShape = () =>
    thing({
        ...stored,
        docs: z.string(),
        guid: z.string(),
        branch: z.string(),
        canonical: z.string(),
        swagger: z.boolean(),
        documentation: z.optional(z.nullable(thing({ link: z.optional(z.string()) }))),
        tag: z.array(z.string()),
        xanoscript: xanoscript(),
    });

const settings = {
    /** Name of the API group. */
    name: z.optional(text()),
    ...described,
    /** Publish its API documentation. Default on creation: true. */
    swagger: z.optional(z.boolean()),
    ...script,
    ...includeXanoscript,
};

const subject = { resource: 'apiGroup', names: ENDPOINT_KINDS };

export const apiGroupOperations = defineOperations(subject, {
    list: {
        title: 'List API groups',
        description: 'API groups of a branch, newest first.',
        effect: 'read',
        scope: 'Workspace Api: Read',
        input: () => z.strictObject({ ...workspace, ...branch, ...listing, ...includeXanoscript }),
        output: () => pageOf(apiGroupShape()),
        rest: {
            method: 'GET',
            path: PATH,
            branch: true,
            query: ['branch', ...LISTING_KEYS, 'include_xanoscript'],
            paging: { perPage: 100 },
        },
        mcp: { tool: 'listAPIGroups' },
    },

    get: {
        title: 'Get an API group',
        description: 'One API group.',
        effect: 'read',
        scope: 'Workspace Api: Read',
        input: () => z.strictObject({ ...apiGroup, ...includeXanoscript }),
        output: apiGroupShape,
        rest: { method: 'GET', path: ONE, query: ['include_xanoscript'] },
        mcp: { tool: 'getApiGroup' },
    },

    create: {
        title: 'Create an API group',
        description: 'Creates an API group from `name` and settings, or from XanoScript.',
        effect: 'create',
        scope: 'Workspace Api: Create',
        input: () =>
            z
                .strictObject({
                    ...workspace,
                    ...branch,
                    ...settings,
                    /** Part of the public address after `/api:`, 8 characters. Default: Xano makes one. */
                    canonical: z.optional(text()),
                })
                .check(scriptOr('name')),
        output: apiGroupShape,
        rest: {
            method: 'POST',
            path: PATH,
            branch: true,
            query: ['branch', 'include_xanoscript'],
            body: 'json',
            xanoscript: 'xanoscript',
            // choice: documented as Xano's own examples show it.
            prepare: (input) => ({
                ...input,
                description: input['description'] ?? '',
                swagger: input['swagger'] ?? true,
            }),
        },
        mcp: { tool: 'createApiGroup' },
    },

    update: {
        title: 'Update an API group',
        description:
            'Changes an API group: give `name`, `description` and `swagger` each time, or XanoScript.',
        effect: 'update',
        scope: 'Workspace Api: Update',
        input: () =>
            z.strictObject({ ...apiGroup, ...settings }).check(scriptOr('name', 'description', 'swagger')),
        output: apiGroupShape,
        rest: {
            method: 'PUT',
            path: ONE,
            query: ['include_xanoscript'],
            body: 'json',
            xanoscript: 'xanoscript',
        },
        mcp: { tool: 'updateApiGroup' },
    },

    delete: {
        title: 'Delete an API group',
        description: 'Deletes an API group with its endpoints.',
        effect: 'delete',
        scope: 'Workspace Api: Delete',
        destroys: 'the API group with its endpoints',
        input: () => z.strictObject({ ...apiGroup, ...confirm }),
        output: nothing,
        rest: { method: 'DELETE', path: ONE },
        mcp: { tool: 'deleteApiGroup' },
    },

    security: {
        title: 'Set the identity of an API group',
        description: 'Sets `guid` and `canonical` of an API group.',
        effect: 'update',
        scope: 'Workspace Api: Update',
        input: () =>
            z.strictObject({
                ...apiGroup,
                /** Identity across workspaces. */
                guid: z.string(),
                /** Part of the public address after `/api:`. */
                canonical: z.string(),
                ...includeXanoscript,
            }),
        output: apiGroupShape,
        rest: { method: 'PUT', path: `${ONE}/security`, body: 'json' },
        mcp: { tool: 'updateApiGroupSecurity' },
    },

    openapi: {
        title: 'OpenAPI of an API group',
        description: 'OpenAPI document of one API group.',
        effect: 'read',
        scope: 'Workspace Api: Read',
        input: () => z.strictObject(apiGroup),
        output: anyObject,
        rest: { method: 'GET', path: `${ONE}/openapi` },
        mcp: { tool: 'getApiGroupSwagger' },
    },
});
