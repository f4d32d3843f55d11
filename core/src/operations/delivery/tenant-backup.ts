import * as z from 'zod/mini';
import { defineOperations } from '../../operation.js';
import { about, archive, confirm, pageOnly, whole } from '../fields.js';
import { date, nothing, pageOf, thing } from '../shapes.js';
import { BARE_PAGES_OF_FIXED_SIZE } from './bare-page.js';
import { TENANT, tenant } from './place.js';
import { downloadLink, storedId } from './archive.js';
import { hidden } from './secrets.js';

const PATH = `${TENANT.path}/backup`;
const ONE = `${PATH}/{backup_id}`;

/** The leading underscores are Xano's. */
const backupShape = () =>
    thing({
        id: z.number(),
        created_at: date(),
        description: z.string(),
        /** Release the tenant was at. */
        _release: z.optional(z.nullable(thing({ name: z.optional(z.string()) }))),
        /** Who took it. */
        _user: z.optional(z.nullable(thing({ name: z.optional(z.string()), email: z.optional(z.string()) }))),
    });

const one = {
    ...tenant,
    /** Backup, its id. */
    backup_id: whole(),
};

export const tenantBackupOperations = defineOperations('tenantBackup', {
    list: {
        title: 'List backups of a tenant',
        description: 'Backups of a tenant, 25 a page. Walking them asks on until a page is empty.',
        effect: 'read',
        scope: null,
        experimental: true,
        input: () => z.strictObject({ ...tenant, ...pageOnly }),
        output: () => pageOf(backupShape()),
        rest: { ...BARE_PAGES_OF_FIXED_SIZE, path: PATH },
    },

    create: {
        title: 'Back up a tenant',
        description: 'Takes a backup of a tenant. tenant.restore puts it back.',
        effect: 'create',
        scope: null,
        experimental: true,
        input: () => z.strictObject({ ...tenant, ...about }),
        output: storedId,
        rest: { method: 'POST', path: PATH, body: 'json', slow: true },
    },

    delete: {
        title: 'Delete a backup',
        description: 'Deletes one backup of a tenant; the tenant stays as it is.',
        effect: 'delete',
        scope: null,
        experimental: true,
        destroys: 'the backup',
        input: () => z.strictObject({ ...one, ...confirm }),
        output: nothing,
        rest: { method: 'DELETE', path: ONE },
    },

    export: {
        title: 'Get the download link of a backup',
        description: 'An address where the file of a backup can be fetched.',
        effect: 'read',
        scope: null,
        experimental: true,
        input: () => z.strictObject(one),
        output: downloadLink,
        rest: { method: 'GET', path: `${ONE}/export`, secrets: hidden },
    },

    import: {
        title: 'Import a backup',
        description: 'Uploads the file of a backup to a tenant, which stays as it is until tenant.restore.',
        effect: 'create',
        scope: null,
        experimental: true,
        input: () => z.strictObject({ ...tenant, ...archive }),
        output: storedId,
        rest: { method: 'POST', path: `${PATH}/import`, body: 'multipart', slow: true },
    },
});
