import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import { about, confirm, isRow, text, whole, workspace } from '../fields.js';
import type { Row } from '../fields.js';
import { nothing, pageOf } from '../shapes.js';
import { documentParts } from '../xanoscript/document.js';
import { BARE_PAGES, barePaging } from './bare-page.js';
import { multidocOf } from './multidoc-of.js';
import { TENANT, tenant as one } from './place.js';
import { hidden } from './secrets.js';
import { entrance, tenantShape } from './tenant-shape.js';

const PATH = '/workspace/{workspace_id}/tenant';
const ONE = TENANT.path;

const settings = {
    ...about,
    /** Domain of its own. Default: one of Xano's. */
    domain: z.optional(z.string()),
    /** Reachable from outside. Default: Xano's. */
    ingress: z.optional(z.boolean()),
    /** Run its background tasks. Default: Xano's. */
    tasks: z.optional(z.boolean()),
    /** Tags, each an object here: `[{ tag: "eu" }]`. */
    tag: z.optional(
        z.array(
            z.strictObject({
                /** The tag. */
                tag: text(),
            }),
        ),
    ),
};

export const tenantOperations = defineOperations('tenant', {
    list: {
        title: 'List tenants',
        description: 'Tenants of a workspace. Walking them asks on until a page is empty.',
        effect: 'read',
        scope: null,
        experimental: true,
        input: () => z.strictObject({ ...workspace, ...barePaging }),
        output: () => pageOf(tenantShape()),
        rest: { ...BARE_PAGES, path: PATH },
    },

    get: {
        title: 'Get a tenant',
        description: 'One tenant by its name, with its state and what was deployed last.',
        effect: 'read',
        scope: null,
        experimental: true,
        input: () => z.strictObject(one),
        output: tenantShape,
        rest: { method: 'GET', path: ONE },
    },

    create: {
        title: 'Create a tenant',
        description:
            'Provisions a tenant: an environment of its own for one customer. Xano chooses its name.',
        effect: 'create',
        scope: null,
        experimental: true,
        input: () =>
            z.strictObject({
                ...workspace,
                /** Name for people, such as `Acme Production`. */
                display: text(),
                ...settings,
                /** Name of its licence. Default: Xano's. */
                license: z.optional(text()),
                /** Cluster to run on, its id. Default: Xano's. */
                cluster_id: z.optional(whole()),
                /** Platform version to run, its id. Default: Xano's. */
                platform_id: z.optional(whole()),
                /** Limits other than those of the licence; Xano does not document them. */
                license_overrides: z.optional(z.custom<Row>(isRow, 'must be an object')),
            }),
        output: tenantShape,
        rest: { method: 'POST', path: PATH, body: 'json', slow: true },
    },

    update: {
        title: 'Update a tenant',
        description:
            "Changes settings of a tenant. Xano's own client reads it first and sends all settings: one left out may " +
            'not stay as it is.',
        effect: 'update',
        scope: null,
        experimental: true,
        input: () =>
            z.strictObject({
                ...one,
                /** Name for people. */
                display: z.optional(text()),
                ...settings,
                /** Proxy in front of it; Xano does not document its form. */
                proxy: z.optional(z.string()),
                /** Roles of people in it. */
                rbac: z.optional(
                    z.strictObject({
                        /** Go by roles. */
                        enabled: z.optional(z.boolean()),
                    }),
                ),
            }),
        output: tenantShape,
        rest: { method: 'PUT', path: ONE, body: 'json' },
    },

    delete: {
        title: 'Delete a tenant',
        description: 'Deletes a tenant with its database, files and backups.',
        effect: 'delete',
        scope: null,
        experimental: true,
        destroys: 'the tenant with its database, variables and backups',
        input: () => z.strictObject({ ...one, ...confirm }),
        output: nothing,
        rest: { method: 'DELETE', path: ONE },
    },

    deploy: {
        title: 'Start to deploy a release to a tenant',
        description:
            'Starts to bring a tenant to a release and answers at once; tenant.deployRelease waits for it.',
        effect: 'update',
        scope: null,
        experimental: true,
        input: () =>
            z.strictObject({
                ...one,
                /** Exact name of the release. */
                release_name: text(),
            }),
        output: tenantShape,
        rest: { method: 'POST', path: `${ONE}/deploy`, body: 'json', slow: true },
    },

    deployPlatform: {
        title: 'Move a tenant to a platform version',
        description:
            'Starts to bring a tenant to a version of Xano itself and answers at once; see platform.list.',
        effect: 'update',
        scope: null,
        experimental: true,
        input: () =>
            z.strictObject({
                ...one,
                /** Platform version, its id. */
                platform_id: whole(),
            }),
        output: tenantShape,
        rest: { method: 'POST', path: `${ONE}/platform/deploy`, body: 'json', slow: true },
    },

    restore: {
        title: 'Restore a tenant from a backup',
        description: 'Puts the database of a tenant back to a backup of it.',
        effect: 'update',
        scope: null,
        experimental: true,
        destroys: 'what changed in the tenant since the backup',
        input: () =>
            z.strictObject({
                ...one,
                /** Backup, its id. */
                backup_id: whole(),
                ...confirm,
            }),
        output: tenantShape,
        rest: { method: 'POST', path: `${ONE}/restore`, body: 'json', slow: true },
    },

    impersonate: {
        title: 'Open a tenant',
        description:
            'A short-lived token to enter a tenant, as `_ti`. Whoever has it is in: hand it to nobody.',
        // choice: as a change it is offered nowhere where only reading is allowed, for what it answers allows more.
        effect: 'create',
        scope: null,
        experimental: true,
        input: () => z.strictObject(one),
        output: entrance,
        rest: { method: 'GET', path: `${ONE}/impersonate`, secrets: hidden },
    },

    multidoc: {
        title: 'Export a tenant as XanoScript',
        description: 'What a tenant holds, as one text of XanoScript documents.',
        effect: 'read',
        scope: null,
        experimental: true,
        input: () => z.strictObject({ ...one, ...documentParts }),
        ...multidocOf(ONE),
    },
});
