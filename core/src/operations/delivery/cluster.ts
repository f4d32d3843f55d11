import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import { about, confirm, isRow, text, whole } from '../fields.js';
import type { Row } from '../fields.js';
import { date, nothing, pageOf, thing } from '../shapes.js';
import { BARE_PAGES, barePaging } from './bare-page.js';
import { licence, licenceSecrets } from './license.js';
import { hidden, textsIn } from './secrets.js';

const PATH = '/tenant/cluster';
const ONE = `${PATH}/{cluster_id}`;

const clusterShape = () =>
    thing({
        id: z.number(),
        name: z.string(),
        type: z.string(),
        description: z.string(),
        domain: z.string(),
        created_at: date(),
        ingress: thing({}),
        warm: thing({}),
    });

const one = {
    /** Cluster, its id. */
    cluster_id: whole(),
};

export const clusterOperations = defineOperations('cluster', {
    list: {
        title: 'List clusters',
        description: 'Clusters tenants can run on. Walking them asks on until a page is empty.',
        effect: 'read',
        scope: null,
        experimental: true,
        input: () => z.strictObject(barePaging),
        output: () => pageOf(clusterShape()),
        rest: { ...BARE_PAGES, path: PATH },
    },

    get: {
        title: 'Get a cluster',
        description: 'One cluster by its id.',
        effect: 'read',
        scope: null,
        experimental: true,
        input: () => z.strictObject(one),
        output: clusterShape,
        rest: { method: 'GET', path: ONE },
    },

    create: {
        title: 'Register a cluster',
        description: 'Registers a cluster for tenants to run on, with the credentials Xano enters it by.',
        effect: 'create',
        scope: null,
        experimental: true,
        input: () =>
            z.strictObject({
                /** Name of the cluster. */
                name: text(),
                /** Kind of cluster; Xano does not document the words. */
                type: text(),
                /** What Xano enters it by: an object, or the text of a file; Xano does not document its form. */
                credentials: z.union([text(), z.custom<Row>(isRow, 'must be an object or a text')]),
                ...about,
                /** Domain of its tenants. */
                domain: z.optional(z.string()),
            }),
        output: clusterShape,
        rest: {
            method: 'POST',
            path: PATH,
            body: 'json',
            secrets: ({ credentials }) => textsIn(credentials),
        },
    },

    update: {
        title: 'Update a cluster',
        description: 'Changes a cluster by the fields given.',
        effect: 'update',
        scope: null,
        experimental: true,
        input: () =>
            z.strictObject({
                ...one,
                /** Fields and their new values, such as `{ description: "..." }`; Xano does not document which. */
                changes: z.custom<Row>(isRow, 'must be an object of fields and their new values'),
            }),
        output: clusterShape,
        rest: {
            method: 'PUT',
            path: ONE,
            body: { only: 'changes' },
            secrets: ({ changes }) => (isRow(changes) ? textsIn(changes['credentials']) : []),
        },
    },

    delete: {
        title: 'Delete a cluster',
        description: 'Removes a cluster from those tenants can run on.',
        effect: 'delete',
        scope: null,
        experimental: true,
        destroys: 'the cluster, and maybe what runs on it',
        input: () => z.strictObject({ ...one, ...confirm }),
        output: nothing,
        rest: { method: 'DELETE', path: ONE },
    },

    getLicense: {
        title: 'Get the licence of a cluster',
        description: 'The licence of a cluster: what its tenants may use.',
        effect: 'read',
        scope: null,
        experimental: true,
        input: () => z.strictObject(one),
        output: () => z.unknown(),
        rest: { method: 'GET', path: `${ONE}/license`, secrets: hidden },
    },

    setLicense: {
        title: 'Replace the licence of a cluster',
        description: 'Writes the licence of a cluster in place of the one it has.',
        effect: 'update',
        scope: null,
        experimental: true,
        destroys: 'the former licence',
        input: () => z.strictObject({ ...one, ...licence, ...confirm }),
        output: () => z.unknown(),
        rest: { method: 'POST', path: `${ONE}/license`, body: 'json', ...licenceSecrets },
    },
});
