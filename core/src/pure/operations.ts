// One by one, so that a bundle holds no other operations than those it hands to `createClientOf`.
export { accountOperations } from '../operations/account.js';
export { accountMoreOperations } from '../operations/account-more.js';
export { apiGroupOperations } from '../operations/api-group.js';
export { auditLogOperations } from '../operations/audit-log.js';
export { branchOperations } from '../operations/branch.js';
export { columnOperations } from '../operations/column.js';
export { columnAdders } from '../operations/column-adders.js';
export { dataSourceOperations } from '../operations/data-source.js';
export { endpointOperations } from '../operations/endpoint.js';
export { fileOperations } from '../operations/file.js';
export { functionOperations } from '../operations/function.js';
export { staticHostBuildOperations } from '../operations/hosting/static-host-build.js';
export { staticHostOperations } from '../operations/hosting/static-host.js';
export { indexAdders } from '../operations/index-adders.js';
export { recordOperations } from '../operations/record.js';
export {
    functionHistoryOperations,
    middlewareHistoryOperations,
    requestHistoryOperations,
    taskHistoryOperations,
    toolHistoryOperations,
    triggerHistoryOperations,
} from '../operations/run-history.js';
export { snippetOperations, snippetTokenOperations } from '../operations/snippet.js';
export { indexOperations } from '../operations/table-index.js';
export { tableOperations } from '../operations/table.js';
export { workspaceOperations } from '../operations/workspace.js';
export { workspaceMoreOperations } from '../operations/workspace-more.js';
export { betaOperations } from '../operations/xanoscript/beta.js';
export { convertOperations } from '../operations/xanoscript/convert.js';
export { knowledgeOperations } from '../operations/xanoscript/knowledge.js';
export { multidocOperations } from '../operations/xanoscript/multidoc.js';

// Logic beside functions and endpoints.
export { addonOperations } from '../operations/logic/addon.js';
export { agentTriggerOperations } from '../operations/logic/agent-trigger.js';
export { agentOperations } from '../operations/logic/agent.js';
export { mcpServerTriggerOperations } from '../operations/logic/mcp-server-trigger.js';
export { mcpServerOperations } from '../operations/logic/mcp-server.js';
export { middlewareOperations } from '../operations/logic/middleware.js';
export { realtimeChannelOperations } from '../operations/logic/realtime-channel.js';
export { realtimeTriggerOperations } from '../operations/logic/realtime-trigger.js';
export { realtimeOperations } from '../operations/logic/realtime.js';
export { tableTriggerOperations } from '../operations/logic/table-trigger.js';
export { taskOperations } from '../operations/logic/task.js';
export { toolOperations } from '../operations/logic/tool.js';
export { unitTestOperations } from '../operations/logic/unit-test.js';
export { workflowTestOperations } from '../operations/logic/workflow-test.js';
export { workspaceTriggerOperations } from '../operations/logic/workspace-trigger.js';

// Releases and the environments they are brought to.
export { clusterOperations } from '../operations/delivery/cluster.js';
export { sandboxEnvOperations, tenantEnvOperations } from '../operations/delivery/env.js';
export { ephemeralOperations } from '../operations/delivery/ephemeral.js';
export { sandboxLicenseOperations, tenantLicenseOperations } from '../operations/delivery/license.js';
export { platformOperations } from '../operations/delivery/platform.js';
export { releaseOperations } from '../operations/delivery/release.js';
export { sandboxKnowledgeOperations } from '../operations/delivery/sandbox-knowledge.js';
export { sandboxMultidocOperations } from '../operations/delivery/sandbox-multidoc.js';
export { sandboxOperations } from '../operations/delivery/sandbox.js';
export { tenantBackupOperations } from '../operations/delivery/tenant-backup.js';
export { tenantSnapshotOperations } from '../operations/delivery/tenant-snapshot.js';
export { tenantStaticHostOperations } from '../operations/delivery/tenant-static-host.js';
export { tenantOperations } from '../operations/delivery/tenant.js';
export {
    sandboxUnitTestOperations,
    sandboxWorkflowTestOperations,
    tenantUnitTestOperations,
    tenantWorkflowTestOperations,
} from '../operations/delivery/tests.js';

// All of them, and the rest of the Metadata API by itself.
export { everyRequest } from '../operations/every-request.js';
export { moreOperations } from '../operations/more.js';

export { releaseDownload, tenantBackupDownload } from '../operations/composite/archive-downloads.js';
export { columnEnsure } from '../operations/composite/column-ensure.js';
export { endpointCall } from '../operations/composite/endpoint-call.js';
export { recordBulkAdd } from '../operations/composite/record-bulk-add.js';
export { recordBulkDelete } from '../operations/composite/record-bulk-delete.js';
export { recordBulkPatch } from '../operations/composite/record-bulk-patch.js';
export { recordDeleteWhere } from '../operations/composite/record-delete-where.js';
export { recordFindDuplicates } from '../operations/composite/record-find-duplicates.js';
export { recordPatchWhere } from '../operations/composite/record-patch-where.js';
export { recordRemoveDuplicates } from '../operations/composite/record-remove-duplicates.js';
export { recordUpsert } from '../operations/composite/record-upsert.js';
export { recordUpsertMany } from '../operations/composite/record-upsert-many.js';
export { requestHistorySummary } from '../operations/composite/request-history-summary.js';
export { staticHostBuildDeploy } from '../operations/composite/static-host-build-deploy.js';
export { tableCopyRecords } from '../operations/composite/table-copy-records.js';
export { tableEnsure } from '../operations/composite/table-ensure.js';
export { tenantDeployRelease } from '../operations/composite/tenant-deploy-release.js';
