import { isXanoError, XanoError } from '../errors.js';
import type { CallContext } from '../link.js';
import type { Input, RestRequest } from '../operation.js';

/**
 * Whether a call goes over MCP, decided before anything is carried out: a write that may have been executed is never sent
 * the other way. `auto` falls back to the Metadata API while there is no connection.
 *
 * @param refusal why the MCP server cannot carry it out; undefined when it can
 */
export async function goesOverMcp(
    operation: RestRequest,
    input: Input,
    context: CallContext,
    refusal: () => Promise<string | undefined>,
): Promise<boolean> {
    const { via = 'auto' } = context.options;
    if (via === 'mcp') {
        const reason = await refusal();
        if (reason === undefined) return true;
        throw new XanoError({
            kind: 'validation',
            operation: operation.id,
            message: `${operation.id} cannot go over MCP: ${reason}`,
            hint: 'Leave `via` out, and it goes over the Metadata API.',
        });
    }
    try {
        const reason = await refusal();
        if (reason === undefined) return true;
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
    return false;
}
