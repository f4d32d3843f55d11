import { releaseDownload, tenantBackupDownload } from './composite/archive-downloads.js';
import { staticHostBuildDeploy } from './composite/static-host-build-deploy.js';
import { tenantDeployRelease } from './composite/tenant-deploy-release.js';
import { everyRequest } from './every-request.js';
import { catalogue } from './index.js';

/** Everything this package can do: the whole Metadata API, and what is made of several calls to it. */
export const wholeCatalogue = {
    ...everyRequest,
    ...catalogue,
    account: everyRequest.account,
    workspace: everyRequest.workspace,
    column: { ...everyRequest.column, ...catalogue.column },
    index: everyRequest.index,
    staticHostBuild: { ...everyRequest.staticHostBuild, deploy: staticHostBuildDeploy },
    release: { ...everyRequest.release, download: releaseDownload },
    tenant: { ...everyRequest.tenant, deployRelease: tenantDeployRelease },
    tenantBackup: { ...everyRequest.tenantBackup, download: tenantBackupDownload },
};

export type WholeCatalogue = typeof wholeCatalogue;
