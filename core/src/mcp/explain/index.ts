import { cut } from '../../redact.js';
import type { OpenSession } from '../door.js';
import { mcpAddress } from '../session/address.js';
import { SessionFailure } from '../session/failure.js';
import { Refusal } from '../session/refusal.js';
import type { McpSession, McpSettings } from '../types.js';
import { saysInvalidToken } from './causes.js';
import { explain } from './explain.js';

/**
 * Sessions whose errors say in plain words what went wrong and what to do. A session by itself only knows what failed:
 * so it stays small, and each explanation has one place, whatever carries the session.
 */
export const explained =
    (open: OpenSession): OpenSession =>
    (settings, runtime, logger) =>
        explainedSession(open(settings, runtime, logger), settings);

export function explainedSession(session: McpSession, settings: McpSettings): McpSession {
    return {
        get server() {
            return session.server;
        },
        open: (options) => session.open(options).catch(rethrow),
        async callTool(name, args, options) {
            const result = await session.callTool(name, args, options).catch(rethrow);
            if (session.server?.transport === 'sse' && saysInvalidToken(result))
                throw notAccepted(name, settings);
            return result;
        },
        async *tools(options) {
            try {
                yield* session.tools(options);
            } catch (error) {
                throw explain(error);
            }
        },
        close: () => session.close(),
    };
}

function rethrow(error: unknown): never {
    throw explain(error);
}

/** A refusal in the form of a result: of a good token, perhaps, and of nothing that was carried out. */
function notAccepted(name: string, settings: McpSettings): unknown {
    const address = mcpAddress(settings);
    const refusal = new Refusal({ status: 401, transport: 'sse' });
    const what = `tools/call ${cut(name, 80)}`;
    const subject = { what, address, idempotent: true, proven: true, now: 0, attempts: 1 };
    return explain(new SessionFailure(refusal, subject));
}
