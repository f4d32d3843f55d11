import { XanoError } from '../errors.js';

/** The error for a call over MCP on a client that has no MCP server. */
export function noMcp(operation?: string): XanoError {
    return new XanoError({
        kind: 'config',
        operation,
        path: 'mcpUrl',
        message: `${operation ?? 'This'} needs an MCP connection, and the client has none.`,
        hint: 'Set `mcpUrl` (or XANO_MCP_URL) to the URL from the Xano dashboard, instance settings, Metadata API & MCP Server.',
    });
}
