import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import { hidden } from '../delivery/secrets.js';
import { branch, confirm, includeDraft, text, workspace } from '../fields.js';
import {
    asDocument,
    documents,
    DOCUMENT_PARTS,
    documentParts,
    previewShape,
    push,
    PUSH_DESTROYS,
    PUSH_KEYS,
    pushedShape,
} from './document.js';

const PATH = '/workspace/{workspace_id}/multidoc';

const pushed = {
    ...workspace,
    ...branch,
    ...push,
    /** The documents of XanoScript, with a line of `---` between them, as multidoc.export answers them. */
    xanoscript: text(),
};

/** A document may hold environment variables, and the answer to a bad one quotes it. */
const sent = {
    branch: true,
    query: ['branch', ...PUSH_KEYS],
    xanoscript: 'xanoscript',
    secrets: hidden,
    slow: true,
} as const;

/** A whole branch as one text of XanoScript. */
export const multidocOperations = defineOperations('multidoc', {
    export: {
        title: 'Export a branch as XanoScript',
        description: 'Everything of a branch as one text of XanoScript documents.',
        effect: 'read',
        scope: null,
        experimental: true,
        input: () => z.strictObject({ ...workspace, ...branch, ...documentParts, ...includeDraft }),
        output: documents,
        rest: {
            method: 'GET',
            path: PATH,
            branch: true,
            query: ['branch', ...DOCUMENT_PARTS, 'include_draft'],
            answer: 'text',
            receive: asDocument,
            secrets: hidden,
            slow: true,
        },
    },

    import: {
        title: 'Apply XanoScript to a branch',
        description:
            'Creates and changes what the documents describe. See what it would do with multidoc.dryRun first. ' +
            'Refused with "Push is disabled" where the workspace does not allow it (`preferences.allow_push`).',
        effect: 'bulk-update',
        scope: null,
        destroys: PUSH_DESTROYS,
        experimental: true,
        input: () => z.strictObject({ ...pushed, ...confirm }),
        output: pushedShape,
        rest: { method: 'POST', path: PATH, ...sent },
    },

    dryRun: {
        title: 'Preview applying XanoScript',
        description:
            'What multidoc.import would create, change and delete with the same input. Changes nothing.',
        effect: 'read',
        scope: null,
        experimental: true,
        input: () => z.strictObject(pushed),
        output: previewShape,
        rest: { method: 'POST', path: `${PATH}/dry-run`, ...sent },
    },
});
