import * as z from 'zod/mini';
import { ENDPOINT_KINDS } from '../names/endpoint-kinds.js';
import { defineOperations } from '../operation.js';
import {
    apiGroup,
    branch,
    confirm,
    idOrName,
    includeDraft,
    includeXanoscript,
    listing,
    LISTING_KEYS,
    restriction,
    scriptOr,
    text,
} from './fields.js';
import { cached, definition, logicShape, publish, withDescription } from './logic.js';
import { anyObject, nothing, pageOf, thing } from './shapes.js';

const PATH = '/workspace/{workspace_id}/apigroup/{apigroup_id}/api';
const ONE = `${PATH}/{api_id}`;

const VERBS = ['GET', 'POST', 'DELETE', 'PUT', 'PATCH', 'HEAD'] as const;

/** `auth` is false, or says which table users log in by (metadata-api.md section 13). */
const endpointShape = () =>
    thing({
        ...logicShape(),
        auth: z.unknown(),
        verb: z.literal(VERBS),
    });

const one = {
    ...apiGroup,
    /** Endpoint: id, or name, or verb and name as in `GET orders`. */
    api_id: idOrName(),
};

const settings = () => ({
    /** Name: its path under the API group. */
    name: z.optional(text()),
    /** HTTP method. */
    verb: z.optional(z.literal(VERBS)),
    ...definition,
    ...cached(),
});

const subject = { resource: 'endpoint', names: ENDPOINT_KINDS };

export const endpointOperations = defineOperations(subject, {
    list: {
        title: 'List endpoints',
        description: 'Endpoints of an API group, newest first.',
        effect: 'read',
        scope: 'Workspace Api: Read',
        input: () => z.strictObject({ ...apiGroup, ...listing, ...includeDraft, ...includeXanoscript }),
        output: () => pageOf(endpointShape()),
        rest: {
            method: 'GET',
            path: PATH,
            query: [...LISTING_KEYS, 'include_draft', 'include_xanoscript'],
            paging: { perPage: 100 },
        },
        mcp: { tool: 'listAPIs' },
    },

    get: {
        title: 'Get an endpoint',
        description: 'One endpoint; its logic comes with `include_xanoscript`.',
        effect: 'read',
        scope: 'Workspace Api: Read',
        input: () => z.strictObject({ ...one, ...includeDraft, ...includeXanoscript }),
        output: endpointShape,
        rest: { method: 'GET', path: ONE, query: ['include_draft', 'include_xanoscript'] },
        mcp: { tool: 'getAPI' },
    },

    create: {
        title: 'Create an endpoint',
        description: 'Creates an endpoint without logic from `name` and `verb`, or with it from XanoScript.',
        effect: 'create',
        scope: 'Workspace Api: Create',
        input: () =>
            z.strictObject({ ...apiGroup, ...branch, ...settings() }).check(scriptOr('name', 'verb')),
        output: endpointShape,
        rest: {
            method: 'POST',
            path: PATH,
            branch: true,
            query: ['branch', 'include_xanoscript'],
            body: 'json',
            xanoscript: 'xanoscript',
            prepare: withDescription,
        },
        mcp: { tool: 'createAPI' },
    },

    update: {
        title: 'Update an endpoint',
        description:
            'Changes an endpoint, live at once unless `publish` is false: give `name`, `description` and `verb` ' +
            'each time, or XanoScript.',
        effect: 'update',
        scope: 'Workspace Api: Update',
        input: () =>
            z
                .strictObject({
                    ...one,
                    ...settings(),
                    /** Who may call it: false for everybody, or the table users log in by, as endpoint.get shows it. */
                    auth: z.optional(z.union([z.literal(false), text(), z.looseObject({})])),
                    ...publish,
                })
                .check(scriptOr('name', 'description', 'verb')),
        output: endpointShape,
        rest: {
            method: 'PUT',
            path: ONE,
            query: ['publish', 'include_xanoscript'],
            body: 'json',
            xanoscript: 'xanoscript',
        },
        mcp: { tool: 'updateAPI' },
    },

    delete: {
        title: 'Delete an endpoint',
        description: 'Deletes an endpoint with its logic.',
        effect: 'delete',
        scope: 'Workspace Api: Delete',
        destroys: 'the endpoint with its logic',
        input: () => z.strictObject({ ...one, ...confirm }),
        output: nothing,
        rest: { method: 'DELETE', path: ONE },
        mcp: { tool: 'deleteAPI' },
    },

    security: {
        title: 'Restrict an endpoint',
        description: 'Restricts an endpoint to the API group of a `guid`, or lifts that.',
        effect: 'update',
        scope: 'Workspace Api: Update',
        input: () => z.strictObject({ ...one, ...restriction, ...includeXanoscript }),
        output: endpointShape,
        rest: { method: 'PUT', path: `${ONE}/security`, body: 'json' },
        mcp: { tool: 'updateAPISecurity' },
    },

    openapi: {
        title: 'OpenAPI of an endpoint',
        description: 'OpenAPI document of one endpoint.',
        effect: 'read',
        scope: 'Workspace Api: Read',
        input: () => z.strictObject(one),
        output: anyObject,
        rest: { method: 'GET', path: `${ONE}/openapi` },
        mcp: { tool: 'getApiSwagger' },
    },
});
