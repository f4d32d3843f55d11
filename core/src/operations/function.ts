import * as z from 'zod/mini';
import { LOGIC_KINDS } from '../names/logic-kinds.js';
import { defineOperations } from '../operation.js';
import {
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
    workspace,
} from './fields.js';
import { cached, definition, inputs, logicShape, publish, withDescription } from './logic.js';
import { nothing, pageOf, thing } from './shapes.js';

const PATH = '/workspace/{workspace_id}/function';
const ONE = `${PATH}/{function_id}`;

const functionShape = () => thing({ ...logicShape(), branch: z.string() });

const one = {
    ...workspace,
    /** Function, id or exact name. */
    function_id: idOrName(),
};

const settings = {
    /** Name; folders are part of it, as in `shop/order_total`. */
    name: z.optional(text()),
    ...definition,
};

const subject = { resource: 'function', names: LOGIC_KINDS };

export const functionOperations = defineOperations(subject, {
    list: {
        title: 'List functions',
        description: 'Functions of a branch, newest first.',
        effect: 'read',
        scope: 'Workspace Function: Read',
        input: () =>
            z.strictObject({
                ...workspace,
                ...branch,
                ...listing,
                ...includeDraft,
                ...includeXanoscript,
            }),
        output: () => pageOf(functionShape()),
        rest: {
            method: 'GET',
            path: PATH,
            branch: true,
            query: ['branch', ...LISTING_KEYS, 'include_draft', 'include_xanoscript'],
            paging: { perPage: 100 },
        },
        mcp: { tool: 'listFunctions' },
    },

    get: {
        title: 'Get a function',
        description: 'One function; its logic comes with `include_xanoscript`.',
        effect: 'read',
        scope: 'Workspace Function: Read',
        input: () => z.strictObject({ ...one, ...includeDraft, ...includeXanoscript }),
        output: functionShape,
        rest: { method: 'GET', path: ONE, query: ['include_draft', 'include_xanoscript'] },
        mcp: { tool: 'getFunction' },
    },

    create: {
        title: 'Create a function',
        description: 'Creates a function without logic from `name`, or with it from XanoScript.',
        effect: 'create',
        scope: 'Workspace Function: Create',
        input: () => z.strictObject({ ...workspace, ...branch, ...settings }).check(scriptOr('name')),
        output: functionShape,
        rest: {
            method: 'POST',
            path: PATH,
            branch: true,
            query: ['branch', 'include_xanoscript'],
            body: 'json',
            xanoscript: 'xanoscript',
            prepare: withDescription,
        },
        mcp: { tool: 'createFunction' },
    },

    update: {
        title: 'Update a function',
        description:
            'Changes a function, live at once unless `publish` is false: give `name` and `description` each time, ' +
            'or XanoScript.',
        effect: 'update',
        scope: 'Workspace Function: Update',
        input: () =>
            z
                .strictObject({
                    ...one,
                    ...settings,
                    ...cached(),
                    ...publish,
                })
                .check(scriptOr('name', 'description')),
        output: functionShape,
        rest: {
            method: 'PUT',
            path: ONE,
            query: ['publish', 'include_xanoscript'],
            body: 'json',
            xanoscript: 'xanoscript',
        },
        mcp: { tool: 'updateFunction' },
    },

    delete: {
        title: 'Delete a function',
        description: 'Deletes a function; what calls it fails from then on.',
        effect: 'delete',
        scope: 'Workspace Function: Delete',
        destroys: 'the function with its logic',
        input: () => z.strictObject({ ...one, ...confirm }),
        output: nothing,
        rest: { method: 'DELETE', path: ONE },
        mcp: { tool: 'deleteFunction' },
    },

    security: {
        title: 'Restrict a function',
        description: 'Restricts a function to the API group of a `guid`, or lifts that.',
        effect: 'update',
        scope: 'Workspace Function: Update',
        input: () => z.strictObject({ ...one, ...restriction, ...includeXanoscript }),
        output: functionShape,
        rest: { method: 'PUT', path: `${ONE}/security`, body: 'json' },
        mcp: { tool: 'updateFunctionSecurity' },
    },

    run: {
        title: 'Run a function',
        description:
            'Runs a function and answers its `result`. What it does is its own matter, so it is never sent again by ' +
            'itself once it may have begun.',
        // choice: a function may do anything, so this counts as a change, though the box is one of reading: with `read`
        // it would be repeated after a lost answer, and offered wherever only reading is allowed.
        effect: 'update',
        scope: 'Workspace Function: Read',
        input: () =>
            z.strictObject({
                ...workspace,
                ...branch,
                /** Exact name of the function. */
                name: text(),
                /** A value per input of the function. Default none. */
                input: z.optional(z.nullable(inputs())),
            }),
        output: () =>
            thing({
                /** What the function answers. */
                result: z.optional(z.unknown()),
                logs: z.optional(z.array(z.unknown())),
                status: z.optional(z.string()),
            }),
        rest: {
            method: 'POST',
            path: `${PATH}/run`,
            branch: true,
            body: 'json',
            prepare: (input) => ({ ...input, input: input['input'] ?? null }),
        },
        experimental: true,
    },
});
