import { XanoError } from '../../errors.js';
import type { Runtime } from '../../runtime.js';
import { DEFAULTS } from '../../settings.js';
import type { Logger } from '../../settings.js';
import type { McpSession, McpSettings } from '../types.js';
import { mcpAddress } from './address.js';
import { strategy } from './auto.js';
import type { Conversation, Line } from './conversation.js';
import { Session } from './session.js';
import { simple } from './simple.js';
import { sse } from './sse.js';
import { Clock } from './stop.js';
import type { Limits } from './stop.js';
import { streamable } from './streamable.js';

/** A session over carriers: how a conversation is begun is theirs, all else is the same. */
export function createSession(
    settings: McpSettings,
    runtime: Runtime,
    logger: Logger | undefined,
    begin: (line: Line) => (limits: Limits) => Promise<Conversation>,
): McpSession {
    const { maxAnswerBytes = DEFAULTS.maxAnswerBytes } = settings;
    const line: Line = {
        runtime,
        // Streams too: the runtime's own limit is not for them.
        request: (options) => runtime.request({ ...options, maxAnswerBytes }),
        clock: new Clock(runtime),
        address: mcpAddress(settings),
        settings,
        logger,
    };
    return new Session(line, begin(line));
}

/**
 * One conversation with an MCP server over any runtime, opened by the first call and begun anew when the server forgets
 * it. Legacy SSE and progress need a runtime that streams.
 *
 * Every failure is a XanoError of a kind and with its numbers, in few words: {@link explained} says more. A write whose
 * fate is unknown is `outcome-unknown` and is never sent again.
 *
 * @throws XanoError `config` when URL or token cannot be used
 */
export function createPureSession(settings: McpSettings, runtime: Runtime, logger?: Logger): McpSession {
    return createSession(settings, runtime, logger, (line) => strategy(line, { streamable, sse, simple }));
}

/**
 * The same over streamable HTTP at exactly the given URL, for bundles that must be small: it tries no other address or
 * transport.
 *
 * @throws XanoError `config` when URL or token cannot be used, or another transport is asked for
 */
export function createStreamableSession(
    settings: McpSettings,
    runtime: Runtime,
    logger?: Logger,
): McpSession {
    const { transport = 'auto' } = settings;
    if (transport !== 'auto' && transport !== 'streamable') {
        throw new XanoError({
            kind: 'config',
            message: `This session speaks streamable HTTP only, not ${transport}.`,
            hint: 'Use createPureSession.',
            path: 'transport',
        });
    }
    return createSession(
        settings,
        runtime,
        logger,
        (line) => (limits) => streamable(line, line.address.url, limits),
    );
}
