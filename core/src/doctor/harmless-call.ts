import type { CallContext } from '../link.js';
import { readToolResult } from '../mcp/result.js';
import { toolError } from '../mcp/tool-error.js';
import type { McpSession } from '../mcp/types.js';

/** Needs no scope, takes no argument, changes nothing. */
export const HARMLESS = 'getLoggedInUser';

/** @param name what the server calls it. @throws XanoError when it failed, in whatever way */
export async function callHarmless(
    session: McpSession,
    context: CallContext,
    name = HARMLESS,
): Promise<void> {
    const { link, options, timeoutMs } = context;
    const limits = { timeoutMs, totalTimeoutMs: timeoutMs, idempotent: true };
    const raw = await session.callTool(
        name,
        {},
        options.signal === undefined ? limits : { ...limits, signal: options.signal },
    );
    const result = readToolResult(raw, name);
    if (!result.isError) return;
    const transport = session.server?.transport;
    const about = { secrets: [link.token], tokenProven: link.tokenProven };
    throw toolError(result, { name }, transport === undefined ? about : { ...about, transport });
}
