import type { Runtime } from '../../runtime.js';
import type { Logger } from '../../settings.js';
import type { McpSession, McpSettings } from '../types.js';
import { mcpAddress } from './address.js';
import { Strategy } from './auto.js';
import type { Dialers } from './auto.js';
import type { Line } from './conversation.js';
import { Session } from './session.js';
import { simple } from './simple.js';
import { sse } from './sse.js';
import { Clock } from './stop.js';
import { streamable } from './streamable.js';

/** A session over other carriers than the pure ones. */
export function createSession(
    settings: McpSettings,
    { runtime, logger }: { readonly runtime: Runtime; readonly logger?: Logger | undefined },
    carriers: (line: Line) => Dialers,
): McpSession {
    const line = { runtime, clock: new Clock(runtime), address: mcpAddress(settings), settings, logger };
    const strategy = new Strategy(line, carriers(line));
    return new Session(line, (limits) => strategy.dial(limits));
}

/**
 * One conversation with an MCP server over any runtime, opened by the first call and begun anew when the server forgets
 * it. Legacy SSE needs a runtime that streams.
 *
 * Every failure is a XanoError; a write whose fate is unknown is an OutcomeUnknownError and is never sent again.
 *
 * @throws XanoError `config` when URL or token cannot be used
 */
export function createPureSession(settings: McpSettings, runtime: Runtime, logger?: Logger): McpSession {
    return createSession(settings, { runtime, logger }, (line) => ({
        streamable: streamable(line),
        sse: sse(line),
        simple: simple(line),
    }));
}
