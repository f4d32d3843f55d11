import type { McpTransportKind } from '../types.js';
import { streamSibling } from './address.js';
import type { Conversation, Dial, Line } from './conversation.js';
import { OTHER_API, Refusal, SSE_GONE, WEB_PAGE } from './refusal.js';
import type { Cause } from './refusal.js';
import type { Limits } from './stop.js';

export type Dialers = Readonly<Record<McpTransportKind, Dial>>;

interface Way {
    readonly kind: McpTransportKind;
    readonly url: string;
}

/** Answers that say "not in this form" rather than "not at all". */
const ELSEWHERE = new Set([400, 404, 405]);

/** Judged by status, never by a text; except for the one sentence in which Xano itself sends to the sibling. */
const leadsOn = (error: unknown): error is Refusal =>
    error instanceof Refusal &&
    error.status !== undefined &&
    (ELSEWHERE.has(error.status) || error.facts.cause === SSE_GONE);

/** Causes that say more than the status of the first attempt. */
const TELLING = new Set<Cause | undefined>([WEB_PAGE, SSE_GONE, OTHER_API]);

/** Finds out how a server is spoken to, and remembers what worked. */
export class Strategy {
    readonly #line: Line;
    readonly #dialers: Dialers;
    #worked: Way | undefined;

    constructor(line: Line, dialers: Dialers) {
        this.#line = line;
        this.#dialers = dialers;
    }

    async dial(limits: Limits): Promise<Conversation> {
        const refusals: Refusal[] = [];
        const { logger } = this.#line;
        for (const way of this.#ways()) {
            try {
                const conversation = await this.#dialers[way.kind](way.url, limits);
                if (refusals.length > 0) logger?.('warn', 'fallback', { transport: way.kind });
                this.#worked = way;
                return conversation;
            } catch (error) {
                if (!leadsOn(error)) throw error;
                refusals.push(error);
            }
        }
        const [first] = refusals;
        throw refusals.find(({ facts }) => TELLING.has(facts.cause)) ?? first ?? new Error('no way to try');
    }

    #ways(): Way[] {
        const { settings, address } = this.#line;
        const { url } = address;
        const kind = settings.transport ?? 'auto';
        if (kind !== 'auto') return [{ kind, url }];
        const sibling = streamSibling(url);
        const ways: Way[] = [
            { kind: 'streamable', url },
            ...(sibling === undefined ? [] : [{ kind: 'streamable', url: sibling } as const]),
            { kind: 'sse', url },
        ];
        const worked = this.#worked;
        if (worked === undefined) return ways;
        return [worked, ...ways.filter((way) => way.kind !== worked.kind || way.url !== worked.url)];
    }
}
