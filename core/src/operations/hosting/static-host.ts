import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import { textsIn } from '../delivery/secrets.js';
import { about, pageOnly, text, workspace } from '../fields.js';
import { anyObject, fixedPageOf } from '../shapes.js';
import { ENVIRONMENTS, staticHostShape } from './shapes.js';

export const STATIC_HOSTS = '/workspace/{workspace_id}/static_host';
const ONE = `${STATIC_HOSTS}/{static_host}`;

export const staticHost = {
    ...workspace,
    /** Static host, by its name. */
    static_host: text(),
};

/** The answer holds the private key of its repository, and so may the request. */
const secrets = ({ git }: { readonly git?: unknown }) => textsIn(git);

/** Websites that Xano serves as they were uploaded. */
export const staticHostOperations = defineOperations('staticHost', {
    list: {
        title: 'List static hosts',
        description: 'Static hosts of a workspace with the addresses of their dev and prod, 100 a page.',
        effect: 'read',
        scope: null,
        input: () => z.strictObject({ ...workspace, ...pageOnly }),
        output: () => fixedPageOf(staticHostShape()),
        rest: { method: 'GET', path: STATIC_HOSTS, query: ['page'], paging: {}, secrets },
        mcp: { tool: 'listStaticHosts' },
    },

    get: {
        title: 'Get a static host',
        description: 'One static host with the addresses of its dev and prod.',
        effect: 'read',
        scope: null,
        experimental: true,
        input: () => z.strictObject(staticHost),
        output: staticHostShape,
        rest: { method: 'GET', path: ONE, secrets },
    },

    create: {
        title: 'Create a static host',
        description: 'Creates a static host without any build; staticHostBuild.deploy fills it.',
        effect: 'create',
        scope: null,
        experimental: true,
        input: () =>
            z.strictObject({
                ...workspace,
                /** Name of the static host. */
                name: text(),
                ...about,
            }),
        output: staticHostShape,
        rest: { method: 'POST', path: STATIC_HOSTS, body: 'json' },
    },

    update: {
        title: 'Update a static host',
        description: 'Changes the settings that are given: name, description, repository.',
        effect: 'update',
        scope: null,
        experimental: true,
        input: () =>
            z.strictObject({
                ...staticHost,
                /** New name. */
                name: z.optional(text()),
                ...about,
                /** Repository it is built from. */
                git: z.optional(
                    z.strictObject({
                        /** Address of the repository. */
                        repo: z.optional(z.string()),
                        /** Public half of the key that reads it. */
                        public_key: z.optional(z.string()),
                        /** Private half of that key, a secret. */
                        private_key: z.optional(z.string()),
                    }),
                ),
            }),
        output: staticHostShape,
        rest: { method: 'POST', path: `${ONE}/edit`, body: 'json', secrets },
    },

    migrate: {
        title: 'Migrate a static host',
        description: "Moves a static host to Xano's newer way of hosting.",
        effect: 'update',
        scope: null,
        experimental: true,
        input: () =>
            z.strictObject({
                ...staticHost,
                /** `prod` or `dev`. Default: Xano's, which is not documented. */
                env: z.optional(z.literal(ENVIRONMENTS)),
            }),
        output: anyObject,
        rest: { method: 'POST', path: `${ONE}/migrate`, body: 'json', slow: true },
    },
});
