import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import type { Input } from '../../operation.js';
import { hidden } from '../delivery/secrets.js';
import { branch, confirm, isRow, text, workspace } from '../fields.js';
import type { Row } from '../fields.js';
import { inputs } from '../logic.js';
import { anyObject } from '../shapes.js';
import { asDocument, DOCUMENT_PARTS, documentParts } from './document.js';

const EPHEMERAL = '/beta/ephemeral';
const WORKSPACE = '/beta/workspace/{workspace_id}';

const doc = {
    /** The XanoScript. */
    doc: text(),
};

const given = {
    /** A value per input. Default none. */
    input: z.optional(z.nullable(inputs())),
};

/** Xano wants the key, also where nothing is given. */
const withInput = (input: Input): Input => ({ ...input, input: input['input'] ?? null });

/** What Xano tries out under addresses of its own; it may change any day. */
export const betaOperations = defineOperations('beta', {
    ephemeralJob: {
        title: 'Run a job in a throw-away environment',
        description: 'Runs a job written in XanoScript in an environment that is made for it.',
        effect: 'create',
        scope: null,
        input: () =>
            z.strictObject({
                ...doc,
                /** Values for the job. Default none. */
                args: z.optional(z.custom<Row>(isRow, 'must be an object with a value per argument')),
                /** Answer piece by piece. Default false. */
                streaming: z.optional(z.boolean()),
            }),
        output: anyObject,
        rest: {
            method: 'POST',
            path: `${EPHEMERAL}/job`,
            query: ['streaming'],
            body: 'json',
            slow: true,
        },
    },

    ephemeralService: {
        title: 'Start a throw-away service',
        description: 'Starts a service written in XanoScript in an environment that is made for it.',
        effect: 'create',
        scope: null,
        input: () => z.strictObject(doc),
        output: anyObject,
        rest: { method: 'POST', path: `${EPHEMERAL}/service`, body: 'json', slow: true },
    },

    ephemeralCleanup: {
        title: 'Remove throw-away environments',
        description: 'Removes the environments that beta.ephemeralJob and beta.ephemeralService made.',
        effect: 'delete',
        scope: null,
        destroys: 'the throw-away environments with what runs in them',
        input: () => z.strictObject(confirm),
        output: anyObject,
        rest: { method: 'POST', path: `${EPHEMERAL}/cleanup` },
    },

    anonymousRun: {
        title: 'Run XanoScript in a workspace',
        description:
            'Runs XanoScript without storing it. What it does is its own matter, so it is never sent again by itself ' +
            'once it may have begun.',
        // choice: as function.run, it counts as a change, though the box is one of reading.
        effect: 'update',
        scope: 'Workspace Function: Read',
        input: () =>
            z.strictObject({
                ...workspace,
                ...branch,
                /** The XanoScript. */
                xanoscript: text(),
                ...given,
            }),
        output: anyObject,
        rest: {
            method: 'POST',
            path: `${WORKSPACE}/anonymous/run`,
            branch: true,
            body: 'json',
            prepare: withInput,
        },
    },

    functionRun: {
        title: 'Run a function, at its older address',
        description: 'Runs a stored function, on instances that do not know function.run yet.',
        effect: 'update',
        scope: 'Workspace Function: Read',
        input: () =>
            z.strictObject({
                ...workspace,
                ...branch,
                /** Exact name of the function. */
                name: text(),
                ...given,
            }),
        output: anyObject,
        rest: {
            method: 'POST',
            path: `${WORKSPACE}/function/run`,
            branch: true,
            body: 'json',
            prepare: withInput,
        },
    },

    multidoc: {
        title: 'Export a branch as XanoScript, at its older address',
        description:
            'Everything of a branch as XanoScript, on instances that do not know multidoc.export yet.',
        effect: 'read',
        scope: null,
        input: () => z.strictObject({ ...workspace, ...branch, ...documentParts }),
        // choice: Xano's document names both.
        output: () => z.union([z.string(), anyObject()]),
        rest: {
            method: 'GET',
            path: `${WORKSPACE}/multidoc`,
            branch: true,
            query: ['branch', ...DOCUMENT_PARTS],
            answer: 'text',
            receive: asDocument,
            secrets: hidden,
            slow: true,
        },
    },
});
