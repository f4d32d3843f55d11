import { createClientOf } from 'xano-connect/pure';
import type { XanoOptions } from 'xano-connect/pure';
import { catalogue } from 'xano-connect/pure/composites';
import type { EverydayXano } from 'xano-connect/pure/composites';
import { createPureSession, mcpPart } from 'xano-connect/pure/mcp';
import { CREDENTIAL } from './host.js';
import type { Host } from './host.js';
import { createN8nRuntime } from './runtime.js';

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const filled = (value: unknown): string | undefined => (text(value) === '' ? undefined : text(value));

/**
 * A client of the instance the credential names. It holds nothing that another run could use: n8n's queue mode runs each
 * in another process. Close it.
 *
 * @throws XanoError `config` when the credential cannot be used.
 */
export async function connect(host: Host, more: Pick<XanoOptions, 'retries'> = {}): Promise<EverydayXano> {
    const stored = await host.getCredentials(CREDENTIAL);
    const mcpUrl = filled(stored['mcpUrl']);
    const workspaceId = filled(stored['workspaceId']);
    const dataSource = filled(stored['dataSource']);
    const options: XanoOptions = {
        ...more,
        instanceUrl: text(stored['instanceUrl']),
        // Never sent by the engine, n8n adds its own header: it is what answers and messages are searched for to mask it.
        accessToken: text(stored['accessToken']),
        ...(mcpUrl === undefined ? {} : { mcpUrl }),
        ...(workspaceId === undefined ? {} : { workspaceId }),
        ...(dataSource === undefined ? {} : { dataSource }),
    };
    return createClientOf(catalogue, options, createN8nRuntime(host), { mcp: mcpPart(createPureSession) });
}
