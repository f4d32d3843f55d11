import { AbortHub } from '../../deadline.js';
import { TransportFailure } from '../../runtime.js';
import type { AbortSignalLike, Runtime } from '../../runtime.js';

/** A signal this package can raise itself: the platform's AbortController is no part of the language. */
export class Stop implements AbortSignalLike {
    readonly #listeners = new Set<() => void>();
    aborted = false;
    reason: unknown;

    addEventListener(_type: 'abort', listener: () => void): void {
        this.#listeners.add(listener);
    }

    removeEventListener(_type: 'abort', listener: () => void): void {
        this.#listeners.delete(listener);
    }

    raise(reason?: unknown): void {
        if (this.aborted) return;
        this.aborted = true;
        this.reason = reason;
        for (const listener of [...this.#listeners]) listener();
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
    /** Milliseconds without a sign of life; default 0, which means any. */
    readonly timeoutMs?: number;
    /** Milliseconds left whatever happens; default 0, which means no end. */
    readonly leftMs?: number;
    readonly signal: AbortSignalLike;
}

/** Both limits as one, for a request that shows no sign of life before its end. */
export const singleLimit = ({ timeoutMs = 0, leftMs = 0 }: Limits): number =>
    timeoutMs > 0 && leftMs > 0 ? Math.min(timeoutMs, leftMs) : timeoutMs + leftMs;

/** What is left of a limit, of which 0 means none. */
export const remaining = (limitMs: number, passedMs: number): number =>
    limitMs > 0 ? Math.max(1, limitMs - passedMs) : 0;

/** Clocks and signals over a runtime, which only knows how to sleep. */
export class Clock {
    readonly hub = new AbortHub();
    readonly #runtime: Pick<Runtime, 'sleep'>;

    constructor(runtime: Pick<Runtime, 'sleep'>) {
        this.#runtime = runtime;
    }

    /** Calls `expire` once at most, when a limit is reached or the signal aborts, until `end`; `touch` is a sign of life. */
    watch({ timeoutMs, leftMs, signal }: Limits, expire: (reason: 'timeout' | 'aborted') => void) {
        const stop = (reason: 'timeout' | 'aborted'): void => {
            end();
            expire(reason);
        };
        /** Returns the undo. */
        const after = (ms = 0): (() => void) => {
            const cleared = new Stop();
            const ring = (): void => stop('timeout');
            if (ms > 0) this.#runtime.sleep(ms, cleared).then(ring, () => undefined);
            // Nobody sees the reason; without one a runtime would make an Error, stack and all, for each call.
            return () => cleared.raise(true);
        };
        const leave = (): void => stop('aborted');
        signal.addEventListener('abort', leave);
        const whole = after(leftMs);
        let silence = after(timeoutMs);
        const end = (): void => {
            signal.removeEventListener('abort', leave);
            whole();
            silence();
        };
        const touch = (): void => {
            silence();
            silence = after(timeoutMs);
        };
        if (signal.aborted) leave();
        return { touch, end };
    }

    /** `work` with a signal of its own, raised when a limit is reached; then it is not waited for. */
    within<T>(limits: Limits, work: (stop: Stop, touch: () => void) => Promise<T>): Promise<T> {
        return new Promise((resolve, reject) => {
            const stop = new Stop();
            const { touch, end } = this.watch(limits, (reason) => {
                stop.raise(reason);
                reject(new TransportFailure(reason, { sent: true, cause: limits.signal.reason }));
            });
            work(stop, touch).finally(end).then(resolve, reject);
        });
    }
}
