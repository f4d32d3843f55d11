import { clusterOperations } from './cluster.js';
import { sandboxEnvOperations, tenantEnvOperations } from './env.js';
import { ephemeralOperations } from './ephemeral.js';
import { sandboxLicenseOperations, tenantLicenseOperations } from './license.js';
import { platformOperations } from './platform.js';
import { releaseOperations } from './release.js';
import { sandboxKnowledgeOperations } from './sandbox-knowledge.js';
import { sandboxMultidocOperations } from './sandbox-multidoc.js';
import { sandboxOperations } from './sandbox.js';
import { tenantBackupOperations } from './tenant-backup.js';
import { tenantSnapshotOperations } from './tenant-snapshot.js';
import { tenantStaticHostOperations } from './tenant-static-host.js';
import { tenantOperations } from './tenant.js';
import {
    sandboxUnitTestOperations,
    sandboxWorkflowTestOperations,
    tenantUnitTestOperations,
    tenantWorkflowTestOperations,
} from './tests.js';

/** Releases and the environments they are brought to, by resource and verb. */
export const deliveryOperations = {
    release: releaseOperations,
    tenant: tenantOperations,
    tenantEnv: tenantEnvOperations,
    tenantBackup: tenantBackupOperations,
    tenantSnapshot: tenantSnapshotOperations,
    tenantLicense: tenantLicenseOperations,
    tenantUnitTest: tenantUnitTestOperations,
    tenantWorkflowTest: tenantWorkflowTestOperations,
    tenantStaticHost: tenantStaticHostOperations,
    cluster: clusterOperations,
    platform: platformOperations,
    ephemeral: ephemeralOperations,
    sandbox: sandboxOperations,
    sandboxEnv: sandboxEnvOperations,
    sandboxLicense: sandboxLicenseOperations,
    sandboxKnowledge: sandboxKnowledgeOperations,
    sandboxUnitTest: sandboxUnitTestOperations,
    sandboxWorkflowTest: sandboxWorkflowTestOperations,
    sandboxMultidoc: sandboxMultidocOperations,
};
