import { AbortHub, Deadline } from '../../deadline.js';
import type { Timers } from '../../deadline.js';
import { TransportFailure } from '../../runtime.js';
import type { AbortSignalLike, Runtime } from '../../runtime.js';

/** A signal this package can raise itself: the platform's AbortController is no part of the language. */
export class Stop implements AbortSignalLike {
    readonly #listeners = new Set<() => void>();
    #raised: { readonly reason: unknown } | undefined;

    get aborted(): boolean {
        return this.#raised !== undefined;
    }

    get reason(): unknown {
        return this.#raised?.reason;
    }

    addEventListener(_type: 'abort', listener: () => void): void {
        this.#listeners.add(listener);
    }

    removeEventListener(_type: 'abort', listener: () => void): void {
        this.#listeners.delete(listener);
    }

    /** Rejects when it is raised; never resolves. */
    failure(): Promise<never> {
        return new Promise((_, reject) => {
            const fail = (): void =>
                reject(new TransportFailure('aborted', { sent: false, cause: this.reason }));
            if (this.aborted) fail();
            else this.addEventListener('abort', fail);
        });
    }

    raise(reason?: unknown): void {
        if (this.#raised !== undefined) return;
        this.#raised = { reason };
        const listeners = [...this.#listeners];
        this.#listeners.clear();
        for (const listener of listeners) listener();
    }
}

/**
 * Raises `stop` along with a signal, until the undo it returns. A signal may be shared by thousands of requests, of which
 * each would leave a listener on it.
 */
export function follow(stop: Stop, signal: AbortSignalLike | null | undefined, hub: AbortHub): () => void {
    if (signal?.aborted === true) stop.raise(signal.reason);
    return signal ? hub.listen(signal, () => stop.raise(signal.reason)) : () => undefined;
}

/** What ends a request before its answer. Read when it is needed, never copied: what is left changes. */
export interface Limits {
    /** Milliseconds without a sign of life; 0 means none. */
    readonly timeoutMs: number;
    /** Milliseconds left whatever happens; 0 means no end. */
    readonly leftMs: number;
    readonly signal: AbortSignalLike;
}

/** Both limits as one, for a request that shows no sign of life before its end. */
export const singleLimit = ({ timeoutMs, leftMs }: Limits): number =>
    timeoutMs > 0 && leftMs > 0 ? Math.min(timeoutMs, leftMs) : timeoutMs + leftMs;

/** Nobody sees it; without a reason a runtime would make an Error, stack and all, for each call. */
const CLEARED = 'cleared';

/** Clocks and signals over a runtime, which only knows how to sleep. */
export class Clock {
    readonly hub: AbortHub;
    readonly #timers: Timers;

    constructor(runtime: Pick<Runtime, 'sleep'>, hub = new AbortHub()) {
        this.hub = hub;
        this.#timers = {
            set(callback, ms) {
                const cleared = new Stop();
                runtime.sleep(ms, cleared).then(callback, () => undefined);
                return cleared;
            },
            clear: (timer) => timer instanceof Stop && timer.raise(CLEARED),
        };
    }

    /** Calls back after `ms`, unless the undo it returns is called before. */
    after(ms: number, callback: () => void): () => void {
        const timer = this.#timers.set(callback, ms);
        return () => this.#timers.clear(timer);
    }

    /** Calls `expire` once at most, when a limit is reached or the signal aborts, until `end`; `touch` is a sign of life. */
    watch(limits: Limits, expire: (reason: 'timeout' | 'aborted') => void) {
        const tools = { timers: this.#timers, hub: this.hub };
        const stop = (reason: 'timeout' | 'aborted'): void => {
            end();
            expire(reason);
        };
        const silence: Deadline = new Deadline(limits, tools, () => stop(silence.reason ?? 'timeout'));
        const whole = new Deadline({ timeoutMs: limits.leftMs }, tools, () => stop('timeout'));
        const end = (): void => {
            silence.end();
            whole.end();
        };
        return { touch: () => silence.resume(), end };
    }

    /** `promise`, or the signal's abort, whichever comes first. The promise itself goes on. */
    async until<T>(promise: Promise<T>, signal: AbortSignalLike): Promise<T> {
        const stop = new Stop();
        const unlink = follow(stop, signal, this.hub);
        try {
            return await Promise.race([promise, stop.failure()]);
        } finally {
            unlink();
        }
    }
}
