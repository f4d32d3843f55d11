import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import { confirm, text } from '../fields.js';
import { nothing, thing } from '../shapes.js';
import { TENANT, tenant } from './place.js';

const PATH = `${TENANT.path}/snapshot`;

const snapshotShape = () =>
    thing({
        name: z.string(),
        description: z.optional(z.string()),
        created: z.optional(z.string()),
        /** The tenant works on it now. */
        is_live: z.optional(z.boolean()),
        /** The database the tenant began with. */
        is_original: z.optional(z.boolean()),
        size_bytes: z.optional(z.number()),
        size_pretty: z.optional(z.string()),
    });

const one = {
    ...tenant,
    /** Name of the snapshot. */
    snapshot: text(),
};

export const tenantSnapshotOperations = defineOperations('tenantSnapshot', {
    list: {
        title: 'List snapshots of a tenant',
        description: 'Snapshots of the database of a tenant, all at once.',
        effect: 'read',
        scope: null,
        experimental: true,
        input: () => z.strictObject(tenant),
        // An object or a list, by instance; what the object looks like is not documented.
        output: () => z.union([z.array(snapshotShape()), thing({})]),
        rest: { method: 'GET', path: PATH },
    },

    create: {
        title: 'Take a snapshot of a tenant',
        description: 'Copies the database of a tenant as it is now.',
        effect: 'create',
        scope: null,
        experimental: true,
        input: () =>
            z.strictObject({
                ...tenant,
                /** What it is for. */
                label: z.optional(z.string()),
            }),
        output: () =>
            thing({
                /** Name of the snapshot. */
                backup: z.optional(z.string()),
                description: z.optional(z.string()),
                size: z.optional(z.string()),
                source: z.optional(z.string()),
            }),
        rest: { method: 'POST', path: PATH, body: 'json', slow: true },
    },

    delete: {
        title: 'Delete a snapshot',
        description: 'Deletes one snapshot of a tenant; the tenant stays as it is.',
        effect: 'delete',
        scope: null,
        experimental: true,
        destroys: 'the snapshot',
        input: () => z.strictObject({ ...one, ...confirm }),
        output: nothing,
        rest: { method: 'DELETE', path: PATH, query: ['snapshot'] },
    },

    swap: {
        title: 'Put a tenant on a snapshot',
        description: 'Swaps the database a tenant works on with one of its snapshots.',
        effect: 'update',
        scope: null,
        experimental: true,
        destroys: 'what the tenant wrote since the snapshot, unless it is swapped back',
        input: () => z.strictObject({ ...one, ...confirm }),
        output: () =>
            thing({
                from: z.optional(z.string()),
                to: z.optional(z.string()),
                tenant: z.optional(z.string()),
            }),
        rest: { method: 'POST', path: `${PATH}/swap`, body: 'json', slow: true },
    },
});
