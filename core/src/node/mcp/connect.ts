import { explainedSession } from '../../mcp/explain/index.js';
import { strategy } from '../../mcp/session/auto.js';
import { createSession } from '../../mcp/session/index.js';
import { simple } from '../../mcp/session/simple.js';
import type { McpSession, McpSettings } from '../../mcp/types.js';
import type { Runtime } from '../../runtime.js';
import type { Logger } from '../../settings.js';
import { createNodeRuntime } from '../runtime.js';
import type { NodeRuntimeOptions } from '../runtime.js';
import { sdkDial } from './sdk-session.js';
import type { SdkFeatures } from './sdk-session.js';

export interface SdkSessionOptions extends SdkFeatures {
    /** The outside world; default a runtime of the session's own, made with `node` and closed with the session. */
    readonly runtime?: Runtime;
    readonly node?: NodeRuntimeOptions;
    readonly logger?: Logger;
}

/**
 * A session over the SDK of the Model Context Protocol, with the same rules as the pure one, for what needs a live
 * stream: progress, changed lists, the server's log, questions to the user, streams taken up again.
 *
 * @throws XanoError `config` when URL or token cannot be used
 */
export function createSdkSession(settings: McpSettings, options: SdkSessionOptions = {}): McpSession {
    const runtime = options.runtime ?? createNodeRuntime(options.node);
    const carriers = {
        streamable: sdkDial('streamable', options),
        sse: sdkDial('sse', options),
        simple,
    };
    const bare = createSession(settings, runtime, options.logger, (line) => strategy(line, carriers));
    const session = explainedSession(bare, settings);
    if (options.runtime !== undefined) return session;
    session.close = async () => {
        await bare.close();
        runtime.close?.();
    };
    return session;
}
