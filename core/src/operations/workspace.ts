import * as z from 'zod/mini';
import { defineOperations } from '../operation.js';
import { about, branch, text, workspace } from './fields.js';
import { anyObject, asList, bytes, thing } from './shapes.js';

const ONE = '/workspace/{workspace_id}';

const listed = { id: z.number(), name: z.string(), description: z.string() };

/** `branch` is the label of the live branch. */
const workspaceShape = () =>
    thing({
        ...listed,
        branch: z.string(),
        swagger: z.optional(z.boolean()),
        documentation: z.optional(
            z.nullable(thing({ link: z.optional(z.string()), require_token: z.optional(z.boolean()) })),
        ),
        preferences: z.optional(thing({ allow_push: z.optional(z.boolean()) })),
    });

const archive = {
    ...workspace,
    /** Encrypts the archive. Default: not encrypted. */
    password: z.optional(text()),
    ...branch,
};

export const workspaceOperations = defineOperations('workspace', {
    list: {
        title: 'List workspaces',
        description: 'Every workspace the token may see.',
        effect: 'read',
        scope: null,
        input: () => z.strictObject({}),
        output: () => z.array(thing({ ...listed, branch: z.string() })),
        rest: { method: 'GET', path: '/workspace', receive: asList },
        mcp: { tool: 'listWorkspaces' },
    },

    get: {
        title: 'Get a workspace',
        description: 'One workspace with its settings.',
        effect: 'read',
        scope: 'Instance Workspace: Read',
        input: () => z.strictObject({ ...workspace }),
        output: workspaceShape,
        rest: { method: 'GET', path: ONE },
        mcp: { tool: 'getWorkspace' },
    },

    create: {
        title: 'Create a workspace',
        description: 'Creates an empty workspace.',
        effect: 'create',
        scope: 'Instance Workspace: Create',
        experimental: true,
        input: () =>
            z.strictObject({
                /** Name of the workspace. */
                name: text(),
                ...about,
            }),
        output: workspaceShape,
        rest: { method: 'POST', path: '/workspace', body: 'json' },
    },

    update: {
        title: 'Update a workspace',
        description: 'Changes the settings that are given.',
        effect: 'update',
        scope: 'Instance Workspace: Update',
        experimental: true,
        input: () =>
            z.strictObject({
                ...workspace,
                /** New name. */
                name: z.optional(text()),
                ...about,
                /** Publish the API documentation. */
                swagger: z.optional(z.boolean()),
                /** Settings of the API documentation. */
                documentation: z.optional(
                    z.strictObject({
                        /** Show it only with a token. */
                        require_token: z.optional(z.boolean()),
                    }),
                ),
                /** Settings of the workspace. */
                preferences: z.optional(
                    z.strictObject({
                        /** Let Xano's command line push to it. */
                        allow_push: z.optional(z.boolean()),
                    }),
                ),
            }),
        output: workspaceShape,
        rest: { method: 'PUT', path: ONE, body: 'json' },
    },

    context: {
        title: 'Describe a workspace',
        description: 'A description of a workspace for language models.',
        effect: 'read',
        scope: 'Instance Workspace: Read',
        input: () =>
            z.strictObject({
                ...workspace,
                ...branch,
                // choice: always sent, as Xano's documents disagree on its default; JSON needs no parser.
                /** `json` or `yaml`. Default `json`. */
                format: z._default(z.literal(['json', 'yaml']), 'json'),
                /** Parts to include, separated by commas. Default: all. */
                include: z.optional(z.string()),
            }),
        output: () => z.union([z.string(), anyObject()]),
        rest: {
            method: 'GET',
            path: `${ONE}/context`,
            branch: true,
            query: ['branch', 'format', 'include'],
            answer: 'text',
        },
        mcp: { tool: 'getWorkspaceContext' },
    },

    openapi: {
        title: 'OpenAPI of a workspace',
        description: 'OpenAPI document of all API groups of a branch.',
        effect: 'read',
        scope: 'Instance Workspace: Read',
        input: () => z.strictObject({ ...workspace, ...branch }),
        output: anyObject,
        rest: { method: 'GET', path: `${ONE}/openapi`, branch: true, query: ['branch'] },
        mcp: { tool: 'getWorkspaceOpenApi' },
    },

    export: {
        title: 'Export a workspace',
        description: 'Archive of one branch as bytes, without drafts. Paid plans only.',
        effect: 'read',
        scope: 'Instance Workspace: Read',
        input: () => z.strictObject(archive),
        output: bytes,
        rest: { method: 'POST', path: `${ONE}/export`, branch: true, body: 'json', answer: 'bytes' },
    },

    exportSchema: {
        title: "Export a workspace's schema",
        description: 'Archive of table schemas and branch settings as bytes.',
        effect: 'read',
        scope: 'Instance Workspace: Read',
        input: () => z.strictObject(archive),
        output: bytes,
        rest: { method: 'POST', path: `${ONE}/export-schema`, branch: true, body: 'json', answer: 'bytes' },
    },
});
