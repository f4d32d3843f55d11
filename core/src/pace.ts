import type { AbortSignalLike, Runtime } from './runtime.js';

/** At most `requests` in any `seconds` seconds. */
export interface RateLimit {
    readonly requests: number;
    readonly seconds: number;
}

/** Clocks differ and requests travel for different times: keep this much of every window free. */
const MARGIN_MS = 250;
/** Times kept while no limit is known; more than any limit Xano names. */
const REMEMBERED = 64;

/**
 * Keeps requests within a rate limit. It starts without one (paid plans have none) and learns it from Xano's own
 * words when a 429 comes; from then on requests wait for their turn instead of running into the limit again.
 */
export class Pacer {
    readonly #runtime: Pick<Runtime, 'now' | 'sleep'>;
    #limit: RateLimit | undefined;
    #sent: number[] = [];
    #blockedUntil = 0;
    /** Raised by every block, so that whoever was already waiting for a turn asks again. */
    #generation = 0;

    constructor(runtime: Pick<Runtime, 'now' | 'sleep'>, limit?: RateLimit) {
        this.#runtime = runtime;
        this.#limit = limit;
    }

    get limit(): RateLimit | undefined {
        return this.#limit;
    }

    /** Resolves when the next request may leave. */
    async turn(signal?: AbortSignalLike): Promise<void> {
        for (;;) {
            const generation = this.#generation;
            const now = this.#runtime.now();
            const at = this.#reserve(now);
            if (at <= now) return;
            await this.#runtime.sleep(at - now, signal);
            if (generation === this.#generation) return;
        }
    }

    /** Nothing leaves for `ms` milliseconds; `limit` is kept from here on when the answer named it. */
    block(ms: number, limit?: RateLimit): void {
        const now = this.#runtime.now();
        this.#limit = limit ?? this.#limit;
        this.#blockedUntil = Math.max(this.#blockedUntil, now + ms);
        // Turns given out for later are void: their owners will ask again.
        this.#sent = this.#sent.filter((at) => at <= now);
        this.#generation++;
    }

    #reserve(now: number): number {
        let at = Math.max(now, this.#blockedUntil);
        const limit = this.#limit;
        const keep = limit?.requests ?? REMEMBERED;
        if (limit !== undefined && this.#sent.length >= keep) {
            const oldest = this.#sent[this.#sent.length - keep] ?? 0;
            at = Math.max(at, oldest + limit.seconds * 1000 + MARGIN_MS);
        }
        this.#sent.push(at);
        if (this.#sent.length > keep * 2) this.#sent.splice(0, this.#sent.length - keep);
        return at;
    }
}

/** The limit that Xano's 429 names: "Your plan only supports 10 requests per 20 seconds." */
export function readRateLimit(message: string): RateLimit | undefined {
    const found = /(\d+)\s+requests?\s+per\s+(\d+)?\s*(second|minute)/i.exec(message);
    if (found === null) return undefined;
    const requests = Number(found[1]);
    const seconds = Number(found[2] ?? 1) * (found[3]?.toLowerCase() === 'minute' ? 60 : 1);
    return requests > 0 && seconds > 0 ? { requests, seconds } : undefined;
}
