import { isXanoError, XanoError } from './errors.js';
import type { CallContext } from './link.js';
import type { Input, RestOperation } from './operation.js';
import type { OtherWay } from './way.js';

/**
 * The way a call takes, decided before anything is carried out: a write that may have been executed is never sent the
 * other way. Undefined means the Metadata API, which `auto` falls back to while there is no connection.
 */
export async function chooseWay(
    operation: RestOperation,
    input: Input,
    context: CallContext,
): Promise<OtherWay | undefined> {
    const { via = 'auto' } = context.options;
    const { otherWay } = context.link;
    if (otherWay === undefined) throw noMcp(operation.id);
    if (via === 'mcp') {
        const reason = await otherWay.refusal(operation, input, context);
        if (reason === undefined) return otherWay;
        throw new XanoError({
            kind: 'validation',
            operation: operation.id,
            message: `${operation.id} cannot go over MCP: ${reason}`,
            hint: 'Leave `via` out, and it goes over the Metadata API.',
        });
    }
    try {
        const reason = await otherWay.refusal(operation, input, context);
        if (reason === undefined) return otherWay;
        context.logger?.('debug', 'over the Metadata API', { operation: operation.id, because: reason });
    } catch (error) {
        if (!isXanoError(error) || error.kind === 'aborted') throw error;
        const { link, logger } = context;
        // The same error comes again for all who waited for it, and as long as it is remembered.
        logger?.(link.toldFallback === error ? 'debug' : 'warn', 'fallback taken', {
            operation: operation.id,
            to: 'Metadata API',
            kind: error.kind,
            because: error.message,
        });
        link.toldFallback = error;
    }
    return undefined;
}

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
