import * as z from 'zod/mini';
import { defineOperations } from '../operation.js';
import {
    apiGroup,
    branch,
    confirm,
    described,
    idOrName,
    includeDraft,
    includeXanoscript,
    listing,
    LISTING_KEYS,
    restriction,
    script,
    scriptOr,
    text,
    whole,
} from './fields.js';
import { anyObject, nothing, pageOf, stored, thing, xanoscript } from './shapes.js';

const PATH = '/workspace/{workspace_id}/apigroup/{apigroup_id}/api';
const ONE = `${PATH}/{api_id}`;

const VERBS = ['GET', 'POST', 'DELETE', 'PUT', 'PATCH', 'HEAD'] as const;

/** `auth` is false, or says which table users log in by (metadata-api.md section 13). */
const endpointShape = () =>
    thing({
        ...stored,
        docs: z.string(),
        guid: z.string(),
        auth: z.unknown(),
        cache: thing({}),
        verb: z.literal(VERBS),
        input: z.optional(z.array(z.unknown())),
        tag: z.array(z.string()),
        draft_updated_at: z.optional(z.nullable(z.string())),
        xanoscript: xanoscript(),
    });

const one = {
    ...apiGroup,
    /** Endpoint: id, or name, or verb and name as in `GET orders`. */
    api_id: idOrName(),
};

const cache = () =>
    z.strictObject({
        /** Cache answers. Default false. */
        active: z.optional(z.boolean()),
        /** Seconds an answer is kept. Default 3600. */
        ttl: z.optional(whole(-Infinity)),
        /** One answer for each input. Default true. */
        input: z.optional(z.boolean()),
        /** One answer for each user. Default true. */
        auth: z.optional(z.boolean()),
        /** One answer for each data source. Default true. */
        datasource: z.optional(z.boolean()),
        /** One answer for each IP address. Default false. */
        ip: z.optional(z.boolean()),
        /** Request headers that make a difference. */
        headers: z.optional(z.array(z.string())),
        /** Environment variables that make a difference. */
        env: z.optional(z.array(z.string())),
    });

const settings = () => ({
    /** Name: its path under the API group. */
    name: z.optional(text()),
    /** HTTP method. */
    verb: z.optional(z.literal(VERBS)),
    ...described,
    /** Caching of its answers. */
    cache: z.optional(cache()),
    ...script,
    ...includeXanoscript,
});

export const endpointOperations = defineOperations('endpoint', {
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
            // XanoScript is the whole body: its tool takes nothing beside it.
            prepare: (input) =>
                input['xanoscript'] === undefined
                    ? { ...input, description: input['description'] ?? '' }
                    : input,
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
                    /** Put it live at once; false keeps a draft. Default true. */
                    publish: z.optional(z.boolean()),
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
