import * as z from 'zod/mini';
import type { NameKind } from '../../name-kind.js';
import { defineOperations } from '../../operation.js';
import { about, archive, confirm, idOrName, pageOnly, text } from '../fields.js';
import { fixedPageOf, nothing } from '../shapes.js';
import { addressesShape, buildShape, ENVIRONMENTS } from './shapes.js';
import { STATIC_HOSTS, staticHost } from './static-host.js';
import { asDocument, documents } from '../xanoscript/document.js';

const PATH = `${STATIC_HOSTS}/{static_host}/build`;
const ONE = `${PATH}/{build_id}`;

const build: NameKind = {
    resource: 'staticHostBuild',
    scope: null,
    label: 'build',
    lists: [PATH],
    listedBy: 'xano.staticHostBuild.list({ static_host })',
};
const names = { build_id: build };

const one = {
    ...staticHost,
    /** Build, id or exact name. */
    build_id: idOrName(),
};

/** What a build is made of. */
export const newBuild = {
    ...staticHost,
    ...archive,
    /** Name of the build, such as a version. */
    name: text(),
    ...about,
};

/** What was uploaded to a static host, each time. */
export const staticHostBuildOperations = defineOperations('staticHostBuild', {
    list: {
        title: 'List builds',
        description: 'Builds of a static host with their states, 100 a page.',
        effect: 'read',
        scope: null,
        input: () => z.strictObject({ ...staticHost, ...pageOnly }),
        output: () => fixedPageOf(buildShape()),
        rest: { method: 'GET', path: PATH, query: ['page'], paging: {} },
        mcp: { tool: 'listStaticHostBuilds' },
    },

    get: {
        title: 'Get a build',
        description: 'One build with its state and its log.',
        effect: 'read',
        scope: null,
        input: () => z.strictObject(one),
        output: buildShape,
        rest: { method: 'GET', path: ONE, names },
    },

    create: {
        title: 'Upload a build',
        description:
            'Uploads a zip as a new build, which Xano then builds by itself and puts to dev. To wait for it use ' +
            'staticHostBuild.deploy.',
        effect: 'create',
        scope: null,
        input: () => z.strictObject(newBuild),
        output: buildShape,
        rest: { method: 'POST', path: PATH, body: 'multipart', slow: true },
        mcp: { tool: 'createStaticHostBuild' },
    },

    delete: {
        title: 'Delete a build',
        description: 'Deletes a build with its files.',
        effect: 'delete',
        scope: null,
        destroys: 'the build with its files',
        input: () => z.strictObject({ ...one, ...confirm }),
        output: nothing,
        rest: { method: 'DELETE', path: ONE, names },
    },

    setEnv: {
        title: 'Put a build to prod or dev',
        description:
            'Serves a build at the address of prod or dev from now on, in place of the one that was there.',
        effect: 'update',
        scope: null,
        input: () =>
            z.strictObject({
                ...one,
                /** `prod` or `dev`. */
                env: z.literal(ENVIRONMENTS),
            }),
        output: addressesShape,
        rest: { method: 'POST', path: `${ONE}/env`, body: 'json', names },
        mcp: { tool: 'updateStaticHostEnvironment' },
    },

    multidoc: {
        title: 'Get the files of a build',
        description: 'All files of a build as one text, as they were uploaded or as they were built.',
        effect: 'read',
        scope: null,
        experimental: true,
        input: () =>
            z.strictObject({
                ...one,
                /** `original` or `built`. Default `original`. */
                source: z.optional(z.literal(['original', 'built'])),
            }),
        output: documents,
        rest: {
            method: 'GET',
            path: `${ONE}/multidoc`,
            query: ['source'],
            answer: 'text',
            receive: asDocument,
            names,
        },
    },
});
