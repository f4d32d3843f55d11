import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import { branch, confirm, text, whole } from '../fields.js';
import {
    documentParts,
    previewShape,
    push,
    PUSH_DESTROYS,
    PUSH_KEYS,
    pushedShape,
} from '../xanoscript/document.js';
import { multidocOf } from './multidoc-of.js';
import { hidden } from './secrets.js';

const PATH = '/sandbox/multidoc';

const pushed = {
    ...branch,
    ...push,
    /** Workspace the documents come from, its id: Xano says where they do not fit it. */
    source_workspace_id: z.optional(whole()),
    /** The documents of XanoScript, with a line of `---` between them. */
    xanoscript: text(),
};

const SENT = {
    method: 'POST',
    branch: true,
    query: ['branch', ...PUSH_KEYS, 'source_workspace_id'],
    xanoscript: 'xanoscript',
    secrets: hidden,
    slow: true,
} as const;

export const sandboxMultidocOperations = defineOperations('sandboxMultidoc', {
    export: {
        title: 'Export your sandbox as XanoScript',
        description: 'Everything in your sandbox as one text of XanoScript documents.',
        effect: 'read',
        scope: null,
        experimental: true,
        input: () => z.strictObject(documentParts),
        ...multidocOf('/sandbox'),
    },

    import: {
        title: 'Apply XanoScript to your sandbox',
        description:
            'Creates and changes what the documents describe. See what it would do with sandboxMultidoc.dryRun first.',
        effect: 'bulk-update',
        scope: null,
        experimental: true,
        destroys: PUSH_DESTROYS,
        input: () => z.strictObject({ ...pushed, ...confirm }),
        output: pushedShape,
        rest: { ...SENT, path: PATH },
    },

    dryRun: {
        title: 'Preview applying XanoScript to your sandbox',
        description:
            'What sandboxMultidoc.import would create, change and delete with the same input. Changes nothing.',
        effect: 'read',
        scope: null,
        experimental: true,
        input: () => z.strictObject(pushed),
        output: previewShape,
        rest: { ...SENT, path: `${PATH}/dry-run` },
    },
});
