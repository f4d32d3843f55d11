import { isXanoError } from '../errors.js';
import type { CallContext } from '../link.js';
import { explained } from '../mcp/explain/index.js';
import { createPureSession } from '../mcp/session/index.js';
import type { McpServerInfo, McpSession, McpSettings } from '../mcp/types.js';
import type { Runtime } from '../runtime.js';
import { callHarmless } from './harmless-call.js';

/** What was seen on the wire while a session was opened. */
export interface Seen {
    /** The address that took the last message; undefined when none was taken. */
    url?: string;
    /** Whether the header `mcp-session-id` came along with an answer and could be read. */
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

/** No way led to a session: what the first that was tried threw, and what was seen on it. */
export class NoVisit extends Error {
    readonly reason: unknown;
    readonly seen: Readonly<Seen>;

    constructor(reason: unknown, seen: Readonly<Seen>) {
        super('no MCP session');
        this.reason = reason;
        this.seen = seen;
    }
}

/** @throws NoVisit when no way works */
export async function visitMcp(context: CallContext, url: string): Promise<McpVisit> {
    let first: NoVisit | undefined;
    for (const transport of waysTo(url, context.options.mcpTransport)) {
        const seen: Seen = { sessionHeader: false };
        try {
            return await openBy(transport, { context, url, seen });
        } catch (error) {
            first ??= new NoVisit(error, seen);
            if (!leadsOn(error)) break;
        }
    }
    throw first ?? new Error('there is always a way to try');
}

interface Opening {
    readonly context: CallContext;
    readonly url: string;
    readonly seen: Seen;
}

async function openBy(transport: Transport, { context, url, seen }: Opening): Promise<McpVisit> {
    const { link, options, timeoutMs } = context;
    const session = explained(createPureSession)(
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
        undefined,
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
