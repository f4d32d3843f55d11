import * as z from 'zod/mini';
import { defineOperations } from '../operation.js';
import { archive, confirm, text, workspace } from './fields.js';
import { anyObject, nothing } from './shapes.js';

const ONE = '/workspace/{workspace_id}';

const exported = {
    ...workspace,
    ...archive,
    /** What it was encrypted with. Default: it is not. */
    password: z.optional(text()),
};

/** What few programs do to a whole workspace. */
export const workspaceMoreOperations = defineOperations('workspace', {
    delete: {
        title: 'Delete a workspace',
        description: 'Deletes a workspace with everything in it.',
        effect: 'delete',
        scope: 'Instance Workspace: Delete (inferred)',
        destroys: 'the workspace: every table with its records, every API group, function, file and branch',
        experimental: true,
        input: () => z.strictObject({ ...workspace, ...confirm }),
        output: nothing,
        rest: { method: 'DELETE', path: ONE },
    },

    import: {
        title: 'Import a workspace',
        description:
            'Replaces the whole workspace with an archive of workspace.export. It takes minutes, and can fail on ' +
            'large ones; paid plans only.',
        effect: 'update',
        scope: 'Instance Workspace: Update',
        destroys: 'everything that is in the workspace now',
        input: () => z.strictObject({ ...exported, ...confirm }),
        output: anyObject,
        rest: { method: 'POST', path: `${ONE}/import`, body: 'multipart', slow: true },
    },

    importSchema: {
        title: "Import a workspace's schema",
        description:
            'Loads an archive of workspace.exportSchema into a new branch. Tables are shared by branches, so they ' +
            'change for all of them. Paid plans only.',
        effect: 'update',
        scope: 'Instance Workspace: Read',
        // choice: Xano does not say what becomes of tables that the archive has otherwise, so it is asked for.
        destroys: 'columns and tables that the archive has otherwise',
        input: () =>
            z.strictObject({
                ...exported,
                /** Label of the branch it makes. */
                newbranch: text(),
                /** Makes that branch live at once. Default false. */
                setlive: z.optional(z.boolean()),
                ...confirm,
            }),
        output: anyObject,
        rest: { method: 'POST', path: `${ONE}/import-schema`, body: 'multipart', slow: true },
    },
});
