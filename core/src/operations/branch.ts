import * as z from 'zod/mini';
import { defineOperations } from '../operation.js';
import { about, confirm, text, workspace } from './fields.js';
import { asList, date, nothing, thing } from './shapes.js';

const PATH = '/workspace/{workspace_id}/branch';
const ONE = `${PATH}/{branch_label}`;

/** `live` is there, and true, on the live branch; others may lack it. */
const branchShape = () =>
    thing({
        created_at: date(),
        label: z.string(),
        backup: z.boolean(),
        live: z.optional(z.boolean()),
    });

const one = {
    ...workspace,
    /** Label of the branch, such as `v1`. */
    branch_label: text(),
};

const looks = {
    ...about,
    /** Colour in the dashboard. */
    color: z.optional(text()),
};

export const branchOperations = defineOperations('branch', {
    list: {
        title: 'List branches',
        description: 'All branches of a workspace.',
        effect: 'read',
        scope: 'Instance Workspace: Read',
        input: () => z.strictObject({ ...workspace }),
        output: () => z.array(branchShape()),
        rest: { method: 'GET', path: PATH, receive: asList },
        mcp: { tool: 'getWorkspaceBranches' },
    },

    get: {
        title: 'Get a branch',
        description: 'One branch by its label.',
        effect: 'read',
        scope: 'Instance Workspace: Read',
        experimental: true,
        input: () => z.strictObject(one),
        output: branchShape,
        rest: { method: 'GET', path: ONE },
    },

    create: {
        title: 'Create a branch',
        description: 'Forks a branch from another one.',
        effect: 'create',
        scope: null,
        experimental: true,
        input: () =>
            z.strictObject({
                ...workspace,
                /** Label of the new branch. */
                label: text(),
                /** Branch to fork. Default `v1`. */
                source_branch: z.optional(text()),
                ...looks,
            }),
        output: branchShape,
        rest: { method: 'POST', path: PATH, body: 'json' },
    },

    update: {
        title: 'Update a branch',
        description: 'Renames, describes or recolours a branch.',
        effect: 'update',
        scope: null,
        experimental: true,
        input: () =>
            z.strictObject({
                ...one,
                /** New label. */
                label: z.optional(text()),
                ...looks,
            }),
        output: branchShape,
        rest: { method: 'PUT', path: ONE, body: 'json' },
    },

    setLive: {
        title: 'Make a branch live',
        description: 'Makes a branch the one that answers the calls of users.',
        effect: 'update',
        scope: null,
        experimental: true,
        input: () => z.strictObject(one),
        output: branchShape,
        rest: { method: 'POST', path: `${ONE}/live` },
    },

    delete: {
        title: 'Delete a branch',
        description: 'Deletes a branch, but never `v1` or the live one.',
        effect: 'delete',
        scope: 'Instance Workspace: Update',
        destroys: 'the branch and all logic in it',
        input: () => z.strictObject({ ...one, ...confirm }),
        output: nothing,
        rest: { method: 'DELETE', path: ONE },
        mcp: { tool: 'deleteWorkspaceBranch' },
    },
});
