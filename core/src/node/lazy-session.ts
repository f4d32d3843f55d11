import { createPureSession } from '../mcp/session/index.js';
import type { McpSession, McpSettings } from '../mcp/types.js';
import type { Runtime } from '../runtime.js';
import type { Logger } from '../settings.js';

/** A session over the SDK, which is loaded by the first call: whoever never speaks MCP does not wait for it. */
export function lazySdkSession(
    settings: McpSettings,
    runtime: Runtime,
    logger: Logger | undefined,
): McpSession {
    let loading: Promise<McpSession> | undefined;
    let loaded: McpSession | undefined;
    const session = (): Promise<McpSession> =>
        (loading ??= import('./mcp/index.js').then(
            ({ createSdkSession }) =>
                (loaded = createSdkSession(settings, {
                    runtime,
                    ...(logger === undefined ? {} : { logger }),
                })),
            // A bundle that left the SDK out still has the session that needs none.
            () => (loaded = createPureSession(settings, runtime, logger)),
        ));
    return {
        get server() {
            return loaded?.server;
        },
        open: async (options) => (await session()).open(options),
        callTool: async (name, args, options) => (await session()).callTool(name, args, options),
        async *tools(options) {
            yield* (await session()).tools(options);
        },
        close: async () => {
            // A session that could not be made (a URL of no use) leaves nothing to close.
            await loading?.catch(() => undefined);
            await loaded?.close();
        },
    };
}
