import { AbortHub } from '../../deadline.js';
import { XanoError } from '../../errors.js';
import type { Runtime } from '../../runtime.js';
import { DEFAULTS } from '../../settings.js';
import type { Logger } from '../../settings.js';
import type { McpSession, McpSettings } from '../types.js';
import { mcpAddress } from './address.js';
import { Strategy } from './auto.js';
import type { Dialers } from './auto.js';
import type { Conversation, Line } from './conversation.js';
import { askLive } from './live.js';
import { Session } from './session.js';
import { simple } from './simple.js';
import { sse } from './sse.js';
import type { Limits } from './stop.js';
import { streamable } from './streamable.js';

interface World {
    readonly runtime: Runtime;
    readonly logger?: Logger | undefined;
}

type Open = (limits: Limits) => Promise<Conversation>;

function sessionOver(settings: McpSettings, { runtime: given, logger }: World, carry: (line: Line) => Open) {
    const { maxAnswerBytes = DEFAULTS.maxAnswerBytes } = settings;
    const runtime: Runtime = {
        // Streams too: the runtime's own limit is not for them.
        request: (options) => given.request({ ...options, maxAnswerBytes }),
        sleep: (ms, signal) => given.sleep(ms, signal),
        now: () => given.now(),
        random: () => given.random(),
    };
    const line = { runtime, hub: new AbortHub(), address: mcpAddress(settings), settings, logger };
    return new Session(line, carry(line));
}

/** A session that knows several transports, and finds out which the server speaks when it is told none. */
export function createSession(
    settings: McpSettings,
    world: World,
    carriers: (line: Line) => Dialers,
): McpSession {
    return sessionOver(settings, world, (line) => {
        const strategy = new Strategy(line, carriers(line));
        return (limits) => strategy.dial(limits);
    });
}

/**
 * One conversation with an MCP server over any runtime, opened by the first call and begun anew when the server forgets
 * it. Legacy SSE and progress need a runtime that streams.
 *
 * Every failure is a XanoError; a write whose fate is unknown is an OutcomeUnknownError and is never sent again.
 *
 * @throws XanoError `config` when URL or token cannot be used
 */
export function createPureSession(settings: McpSettings, runtime: Runtime, logger?: Logger): McpSession {
    return createSession(settings, { runtime, logger }, (line) => ({
        streamable: streamable(line, askLive),
        sse: sse(line),
        simple: simple(line),
    }));
}

/**
 * The same over streamable HTTP at exactly the given URL, for bundles that must be small: it tries no other address or
 * transport, and reads each answer whole, so `onProgress` is never called.
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
    return sessionOver(settings, { runtime, logger }, (line) => {
        const dial = streamable(line);
        return (limits) => dial(line.address.url, limits);
    });
}
