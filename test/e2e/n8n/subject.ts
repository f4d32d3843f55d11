import type { Sandbox } from '../../sandbox/index.js';
import type { CredentialData } from './server/credentials.js';

/** Names our package has in n8n: of its node types and of its credential. */
export const SUBJECT = {
    node: 'xanoConnect',
    trigger: 'xanoConnectTrigger',
    credential: 'xanoConnectApi',
    /** Fills the table's resource locator in. */
    tableList: { path: 'parameters.table', methodName: 'searchTables' },
    /** Fills the resource mapper of a record in. */
    columns: { path: 'parameters.columns', methodName: 'getColumns' },
    /** Parameters that list the tables of the default workspace. */
    listTables: { resource: 'table', operation: 'getAll', returnAll: true },
} as const;

/** What a user would enter into the credential to reach a sandbox. Default: the token with every right. */
export const credentialFor = (sandbox: Sandbox, accessToken = sandbox.tokens.full): CredentialData => ({
    instanceUrl: sandbox.origin,
    accessToken,
    mcpUrl: sandbox.mcpUrl,
    workspaceId: String(sandbox.workspaceId),
    dataSource: '',
});
