import type { McpTransportKind } from '../types.js';
import { streamSibling } from './address.js';
import type { Conversation, Dial, Line } from './conversation.js';
import { Refusal, toRefusal } from './refusal.js';
import type { Limits } from './stop.js';

export type Dialers = Readonly<Record<McpTransportKind, Dial>>;

type Way = readonly [kind: McpTransportKind, url: string];

/** Answers that say "not in this form" rather than "not at all". */
const ELSEWHERE = [400, 404, 405];

/** Judged by status, never by a text; except for the one sentence in which Xano itself sends to the sibling. */
const leadsOn = (error: unknown): error is Refusal =>
    error instanceof Refusal &&
    (ELSEWHERE.includes(error.facts.status ?? 0) ||
        /sse transport is not served/i.test(error.facts.answer?.body ?? ''));

/** Finds out how a server is spoken to, and remembers what worked. */
export function strategy(line: Line, dialers: Dialers): (limits: Limits) => Promise<Conversation> {
    const { settings, address, logger } = line;
    const { url } = address;
    const { transport = 'auto' } = settings;
    const sibling = streamSibling(url);
    let ways: Way[] =
        transport === 'auto'
            ? [['streamable', url], ...(sibling ? [['streamable', sibling] as const] : []), ['sse', url]]
            : [[transport, url]];

    return async (limits) => {
        let first: Refusal | undefined;
        for (const way of ways) {
            const [kind, at] = way;
            try {
                const conversation = await dialers[kind](line, at, limits);
                if (first) logger?.('warn', 'fallback', { transport: kind });
                ways = [way, ...ways.filter((other) => other !== way)];
                return conversation;
            } catch (error) {
                if (!leadsOn(error)) throw error;
                first ??= error;
                first.tried.push(error);
            }
        }
        // There is always a way, so there was a refusal.
        throw toRefusal(first);
    };
}
