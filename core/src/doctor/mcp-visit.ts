import { isXanoError } from '../errors.js';
import type { CallContext } from '../link.js';
import { createPureSession } from '../mcp/session/index.js';
import type { McpServerInfo, McpSession, McpSettings } from '../mcp/types.js';
import type { Runtime } from '../runtime.js';
import { callHarmless } from './harmless-call.js';

/** What was seen on the wire while a session was opened. */
interface Seen {
    /** The address that took the last message. */
    url: string;
    sessionHeader: boolean;
}

type Transport = NonNullable<McpSettings['transport']>;

/** A session of the doctor's own: that of the client keeps its time limits and its state. */
export interface McpVisit {
    readonly session: McpSession;
    readonly server: McpServerInfo;
    /** How it was asked to be spoken to. */
    readonly way: Transport;
    readonly seen: Readonly<Seen>;
}

/**
 * The ways to try. The older documents' form is tried only at their address: it is a POST with another body, and nobody
 * knows what another address would do with it. There it comes first, as the legacy form is known only by its silence.
 */
function waysTo(url: string, set: Transport = 'auto'): readonly Transport[] {
    const old: readonly Transport[] = /\/api\/mcp\/sse(?=$|\?)/.test(url) ? ['simple'] : [];
    return [...new Set<Transport>(set === 'auto' ? [...old, 'auto'] : [set, ...old, 'auto'])];
}

/** Answers that say "not in this form"; after any other another form would be refused as well. */
const leadsOn = (error: unknown): boolean =>
    isXanoError(error, 'protocol') || isXanoError(error, 'not-found') || isXanoError(error, 'config');

/** @throws XanoError of the first way that was tried, when none works */
export async function visitMcp(context: CallContext, url: string): Promise<McpVisit> {
    let first: unknown;
    for (const transport of waysTo(url, context.options.mcpTransport)) {
        try {
            return await openBy(transport, context, url);
        } catch (error) {
            first ??= error;
            if (!leadsOn(error)) break;
        }
    }
    throw first;
}

async function openBy(transport: Transport, context: CallContext, url: string): Promise<McpVisit> {
    const { link, options, timeoutMs } = context;
    const seen: Seen = { url, sessionHeader: false };
    const session = createPureSession(
        {
            url,
            token: link.token,
            transport,
            ...(options.mcpTokenIn === undefined ? {} : { tokenIn: options.mcpTokenIn }),
            connectTimeoutMs: timeoutMs,
            timeoutMs,
            totalTimeoutMs: timeoutMs,
            retries: 0,
        },
        watched(context, seen),
    );
    try {
        const server = await session.open(options.signal === undefined ? {} : { signal: options.signal });
        // This form has no handshake: only a call shows whether anybody is there.
        if (transport === 'simple') await callHarmless(session, context);
        return { session, server, way: transport, seen };
    } catch (error) {
        await session.close();
        throw error;
    }
}

/** The client's runtime, telling what passes. */
function watched({ link: { runtime, counters } }: CallContext, seen: Seen): Runtime {
    return {
        async request(options) {
            counters.requests++;
            const response = await runtime.request(options);
            if (options.method === 'POST' && response.status < 300) seen.url = options.url;
            if (response.headers['mcp-session-id'] !== undefined) seen.sessionHeader = true;
            return response;
        },
        sleep: (ms, signal) => runtime.sleep(ms, signal),
        now: () => runtime.now(),
        random: () => runtime.random(),
    };
}
