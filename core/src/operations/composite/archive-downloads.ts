import { defineComposite } from '../../operation.js';
import { releaseOperations } from '../delivery/release.js';
import { tenantBackupOperations } from '../delivery/tenant-backup.js';
import { bytes } from '../shapes.js';
import { fetchArchive } from './fetch-archive.js';

const LARGE = 'Held in memory, unless it is read as a stream.';

export const releaseDownload = defineComposite({
    id: 'release.download',
    title: 'Download a release',
    description: `The archive of a release as bytes, for release.import elsewhere. ${LARGE}`,
    effect: 'read',
    scope: null,
    experimental: true,
    input: releaseOperations.export.input,
    output: bytes,
    download: true,
    run: async (context, input) => {
        const { src } = await context.call(releaseOperations.export, input);
        return fetchArchive('release.download', src, context);
    },
});

export const tenantBackupDownload = defineComposite({
    id: 'tenantBackup.download',
    title: 'Download a backup',
    description: `The file of a backup as bytes, for tenantBackup.import elsewhere. ${LARGE}`,
    effect: 'read',
    scope: null,
    experimental: true,
    input: tenantBackupOperations.export.input,
    output: bytes,
    download: true,
    run: async (context, input) => {
        const { src } = await context.call(tenantBackupOperations.export, input);
        return fetchArchive('tenantBackup.download', src, context);
    },
});
