import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import { about, archive, confirm, text, whole, workspace } from '../fields.js';
import { nothing, pageOf, thing } from '../shapes.js';
import { DOCUMENT_PARTS, documentParts } from '../xanoscript/document.js';
import { BARE_PAGES, barePaging } from './bare-page.js';
import { downloadLink, storedId } from './archive.js';
import { multidocOf } from './multidoc-of.js';
import { hidden } from './secrets.js';

const PATH = '/workspace/{workspace_id}/release';
const ONE = `${PATH}/{release}`;

/** `resource_size` is in bytes. */
const releaseShape = () =>
    thing({
        id: z.number(),
        /** Epoch milliseconds or text, by instance. */
        created_at: z.union([z.number(), z.string()]),
        name: z.string(),
        description: z.string(),
        branch: z.string(),
        hotfix: z.boolean(),
        resource_size: z.number(),
        /** Tables whose records it holds, with their count. */
        tables: z.array(
            thing({
                id: z.optional(z.number()),
                name: z.optional(z.string()),
                cnt: z.optional(z.number()),
            }),
        ),
    });

const one = {
    ...workspace,
    /** Release, its id. */
    release: whole(),
};

const hotfix = {
    /** Mark it as a hotfix. Default false. */
    hotfix: z.optional(z.boolean()),
};

export const releaseOperations = defineOperations('release', {
    list: {
        title: 'List releases',
        description: 'Releases of a workspace. Walking them asks on until a page is empty.',
        effect: 'read',
        scope: null,
        experimental: true,
        input: () => z.strictObject({ ...workspace, ...barePaging }),
        output: () => pageOf(releaseShape()),
        rest: { ...BARE_PAGES, path: PATH },
    },

    get: {
        title: 'Get a release',
        description: 'One release by its id.',
        effect: 'read',
        scope: null,
        experimental: true,
        input: () => z.strictObject(one),
        output: releaseShape,
        rest: { method: 'GET', path: ONE },
    },

    create: {
        title: 'Create a release',
        description: 'Freezes a branch as it is now, for tenants and branches to be brought to it later.',
        effect: 'create',
        scope: null,
        experimental: true,
        input: () =>
            z.strictObject({
                ...workspace,
                /** Label of the branch to freeze. */
                branch: text(),
                /** Name of the release, such as `v1.4.0`: deploying asks for it. */
                name: text(),
                ...about,
                ...hotfix,
                /** Ids of tables whose records go along. Default none. */
                table_ids: z.optional(z.array(whole())),
            }),
        output: releaseShape,
        rest: { method: 'POST', path: PATH, body: 'json', branch: true, slow: true },
    },

    update: {
        title: 'Update a release',
        description: 'Renames or describes a release; what it holds never changes.',
        effect: 'update',
        scope: null,
        experimental: true,
        input: () =>
            z.strictObject({
                ...one,
                /** New name. */
                name: z.optional(text()),
                ...about,
            }),
        output: releaseShape,
        rest: { method: 'PUT', path: ONE, body: 'json' },
    },

    delete: {
        title: 'Delete a release',
        description: 'Deletes a release; it can be deployed no more.',
        effect: 'delete',
        scope: null,
        experimental: true,
        destroys: 'the release with all it holds',
        input: () => z.strictObject({ ...one, ...confirm }),
        output: nothing,
        rest: { method: 'DELETE', path: ONE },
    },

    deploy: {
        title: 'Deploy a release to a branch',
        description:
            'Brings a branch of the workspace to a release, named here and not given by its id. For a tenant use ' +
            'tenant.deployRelease.',
        effect: 'update',
        scope: null,
        experimental: true,
        input: () =>
            z.strictObject({
                ...workspace,
                /** Exact name of the release. */
                release_name: text(),
                /** Label of the branch to deploy to. Default: the client's, else Xano chooses. */
                branch: z.optional(text()),
                /** Make the branch live, too. Default false. */
                set_live: z.optional(z.boolean()),
            }),
        output: releaseShape,
        rest: {
            method: 'POST',
            path: `${PATH}/{release_name}/deploy`,
            body: 'json',
            branch: true,
            slow: true,
        },
    },

    export: {
        title: 'Get the download link of a release',
        description: 'An address where the archive of a release can be fetched.',
        effect: 'read',
        scope: null,
        experimental: true,
        input: () => z.strictObject(one),
        output: downloadLink,
        rest: { method: 'GET', path: `${ONE}/export`, secrets: hidden },
    },

    import: {
        title: 'Import a release',
        description: 'Uploads the archive of a release, such as one exported from another workspace.',
        effect: 'create',
        scope: null,
        experimental: true,
        input: () => z.strictObject({ ...workspace, ...archive }),
        output: storedId,
        rest: { method: 'POST', path: `${PATH}/import`, body: 'multipart', slow: true },
    },

    multidoc: {
        title: 'Export a release as XanoScript',
        description: 'What a release holds, as one text of XanoScript documents.',
        effect: 'read',
        scope: null,
        experimental: true,
        input: () => z.strictObject({ ...one, ...documentParts }),
        ...multidocOf(ONE),
    },

    createFromMultidoc: {
        title: 'Create a release from XanoScript',
        description:
            'Creates a release from one text of XanoScript documents, as release.multidoc answers it.',
        effect: 'create',
        scope: null,
        experimental: true,
        input: () =>
            z.strictObject({
                ...workspace,
                /** Name of the release. Default: Xano makes one. */
                name: z.optional(text()),
                ...about,
                ...hotfix,
                ...documentParts,
                /** The documents of XanoScript, with a line of `---` between them. */
                xanoscript: text(),
            }),
        output: releaseShape,
        rest: {
            method: 'POST',
            path: `${PATH}/multidoc`,
            query: ['name', 'description', 'hotfix', ...DOCUMENT_PARTS],
            xanoscript: 'xanoscript',
            secrets: hidden,
            slow: true,
        },
    },
});
