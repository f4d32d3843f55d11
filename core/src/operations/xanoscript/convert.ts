import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import { branch, isRow, text, workspace } from '../fields.js';
import type { Row } from '../fields.js';
import { anyObject } from '../shapes.js';

const PATH = '/workspace/{workspace_id}/convert';

/** XanoScript and the JSON that Xano keeps of it. */
export const convertOperations = defineOperations('convert', {
    fromXs: {
        title: 'Convert XanoScript to JSON',
        description:
            "Reads XanoScript and answers Xano's own JSON of it. Changes nothing: it also checks a script.",
        effect: 'read',
        scope: 'Instance Workspace: Read',
        input: () =>
            z.strictObject({
                ...workspace,
                ...branch,
                /** The XanoScript. */
                xanoscript: text(),
            }),
        output: anyObject,
        rest: {
            method: 'POST',
            path: `${PATH}/fromXS`,
            branch: true,
            query: ['branch'],
            xanoscript: 'xanoscript',
        },
    },

    toXs: {
        title: 'Convert JSON to XanoScript',
        description: "Writes Xano's own JSON of something as XanoScript. Changes nothing.",
        effect: 'read',
        scope: 'Instance Workspace: Read',
        input: () =>
            z.strictObject({
                ...workspace,
                ...branch,
                /** What it is; Xano does not list the kinds. */
                kind: text(),
                // choice: an object, as fromXs answers it. OpenAPI types the body as text, which all JSON is.
                /** The JSON, as convert.fromXs answers it. */
                json: z.custom<Row>(isRow, 'must be an object'),
            }),
        output: anyObject,
        rest: {
            method: 'POST',
            path: `${PATH}/toXS`,
            branch: true,
            query: ['branch', 'kind'],
            body: { only: 'json' },
        },
    },
});
