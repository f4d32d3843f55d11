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
        if (this.aborted) return;
        this.aborted = true;
        this.reason = reason;
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

/** What is left of a limit, of which 0 means none. */
export const remaining = (limitMs: number, passedMs: number): number =>
    limitMs > 0 ? Math.max(1, limitMs - passedMs) : 0;

/** Nobody sees it; without a reason a runtime would make an Error, stack and all, for each call. */
const CLEARED = 'cleared';

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
        const after = (ms: number): (() => void) => {
            const cleared = new Stop();
            const ring = (): void => stop('timeout');
            if (ms > 0) this.#runtime.sleep(ms, cleared).then(ring, () => undefined);
            return () => cleared.raise(CLEARED);
        };
        const unlink = this.hub.listen(signal, () => stop('aborted'));
        const whole = after(leftMs);
        let silence = after(timeoutMs);
        const end = (): void => {
            unlink();
            whole();
            silence();
        };
        const touch = (): void => {
            silence();
            silence = after(timeoutMs);
        };
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
