import type { Sandbox } from './index.js';
import { isRecord, type JsonRecord } from './store/json.js';

/** What `npm run sandbox` prints: where everything is, the tokens, the sample tables and two things to try. */
export async function describe(sandbox: Sandbox, faults: boolean): Promise<string> {
    const { origin, metaUrl, mcpUrl, tokens, workspaceId } = sandbox;
    const workspace = await get(sandbox, `/workspace/${workspaceId}`);
    const tables = await tableLines(sandbox);
    return `Xano sandbox: made-up data, made-up tokens, this machine only.

Metadata API   ${metaUrl}
MCP (HTTP)     ${mcpUrl}
MCP (SSE)      ${mcpUrl.replace(/stream$/, 'sse')}
Account API    ${origin}/account/api:meta
${faults ? `Faults         ${origin}/_sandbox/faults\n` : ''}
Token, all rights
  ${tokens.full}
Token, read only
  ${tokens.readOnly}
Token, expired
  ${tokens.expired}
Token of an application user, for endpoints that want one; the Metadata API refuses it
  ${tokens.appUser}

Workspace ${workspaceId}: ${String(workspace.name)}
${tables.join('\n')}

Try this
  export XANO_INSTANCE_URL=${origin} XANO_WORKSPACE_ID=${workspaceId}
  export XANO_ACCESS_TOKEN=${tokens.full}
  curl -H "Authorization: Bearer $XANO_ACCESS_TOKEN" $XANO_INSTANCE_URL/api:meta/workspace
  npm start

Ctrl+C stops it.
`;
}

async function tableLines(sandbox: Sandbox): Promise<readonly string[]> {
    const base = `/workspace/${sandbox.workspaceId}/table`;
    const { items } = await get(sandbox, base);
    const tables = Array.isArray(items) ? items.filter(isRecord) : [];
    if (tables.length === 0) return ['  no tables yet'];
    return Promise.all(
        tables.map(async ({ id, name }) => {
            const { itemsTotal } = await get(sandbox, `${base}/${String(id)}/content`);
            return `  table ${String(id)}  ${String(name).padEnd(20)} ${Number(itemsTotal)} records`;
        }),
    );
}

async function get({ dispatch, tokens, metaUrl }: Sandbox, path: string): Promise<JsonRecord> {
    const reply = await dispatch({
        method: 'GET',
        path,
        query: new URLSearchParams(),
        headers: { authorization: `Bearer ${tokens.full}` },
        body: undefined,
        url: metaUrl + path,
    });
    return isRecord(reply.body) ? reply.body : {};
}
