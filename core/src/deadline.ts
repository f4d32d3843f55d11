import type { AbortSignalLike, RequestOptions } from './runtime.js';

/** The platform's timers, handed in so that both runtimes share the rules below. */
export interface Timers {
    set(callback: () => void, ms: number): unknown;
    clear(timer: unknown): void;
}

/** A platform timer of 2^31 ms or more fires at once. */
const LONGEST = 2 ** 31 - 1;

/** Calls back after `ms`, however long that is. Returns its undo. */
function startTimer(timers: Timers, ms: number, callback: () => void): () => void {
    const wait = (left: number): unknown =>
        left <= LONGEST
            ? timers.set(callback, left)
            : timers.set(() => {
                  timer = wait(left - LONGEST);
              }, LONGEST);
    let timer = wait(ms);
    return () => timers.clear(timer);
}

/**
 * Listens to each signal once, for any number of waiting calls. A listener per call makes Node warn of a leak when
 * many calls in flight share one signal, and a listener that stays after its call is one.
 */
export class AbortHub {
    readonly #waiting = new WeakMap<AbortSignalLike, { callbacks: Set<() => void>; listener: () => void }>();

    /** `callback` must be a new function each time. Returns its undo. */
    listen(signal: AbortSignalLike, callback: () => void): () => void {
        let entry = this.#waiting.get(signal);
        if (entry === undefined) {
            const callbacks = new Set<() => void>();
            const listener = (): void => [...callbacks].forEach((call) => call());
            entry = { callbacks, listener };
            this.#waiting.set(signal, entry);
            signal.addEventListener('abort', listener);
        }
        const { callbacks, listener } = entry;
        callbacks.add(callback);
        return () => {
            if (!callbacks.delete(callback) || callbacks.size > 0) return;
            this.#waiting.delete(signal);
            signal.removeEventListener('abort', listener);
        };
    }
}

/** What ends one attempt before its answer: its time limit, or the caller. */
export class Deadline {
    readonly #timers: Timers;
    readonly #timeoutMs: number;
    readonly #stop: () => void;
    #clearTimer: (() => void) | undefined;
    #unlink: (() => void) | undefined;
    #reason: 'timeout' | 'aborted' | undefined;

    /** `stop` is called at most once; not at all after {@link end}. */
    constructor(
        { timeoutMs, signal }: Pick<RequestOptions, 'timeoutMs' | 'signal'>,
        { timers, hub }: { timers: Timers; hub: AbortHub },
        stop: () => void,
    ) {
        this.#timers = timers;
        this.#timeoutMs = timeoutMs;
        this.#stop = stop;
        this.resume();
        if (signal !== undefined) this.#unlink = hub.listen(signal, () => this.#expire('aborted'));
    }

    /** Why the attempt was stopped; undefined while it was not. */
    get reason(): 'timeout' | 'aborted' | undefined {
        return this.#reason;
    }

    /** Stops the clock, not the signal: while a reader of a stream does something else, nobody waits for the server. */
    pause(): void {
        this.#clearTimer?.();
        this.#clearTimer = undefined;
    }

    /** Starts the whole time limit anew. */
    resume(): void {
        this.pause();
        if (!(this.#timeoutMs > 0)) return;
        this.#clearTimer = startTimer(this.#timers, this.#timeoutMs, () => this.#expire('timeout'));
    }

    /** Leaves no timer and no listener behind. */
    end(): void {
        this.pause();
        this.#unlink?.();
        this.#unlink = undefined;
    }

    #expire(reason: 'timeout' | 'aborted'): void {
        this.end();
        this.#reason = reason;
        this.#stop();
    }
}

/** What a sleeper or a request is rejected with when the signal itself gives no reason. */
export function abortReason(signal: AbortSignalLike | undefined): unknown {
    return signal?.reason ?? new Error('The operation was aborted.');
}

/** `Runtime.sleep` over the platform's timers. */
export function createSleep(timers: Timers, hub: AbortHub) {
    return (ms: number, signal?: AbortSignalLike): Promise<void> =>
        new Promise((resolve, reject) => {
            // The reason is the caller's own value, whatever it is.
            // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
            const fail = (): void => reject(abortReason(signal));
            if (signal?.aborted === true || !(ms > 0)) {
                if (signal?.aborted === true) fail();
                else resolve();
                return;
            }
            const clearTimer = startTimer(timers, ms, () => {
                unlink?.();
                resolve();
            });
            const unlink =
                signal &&
                hub.listen(signal, () => {
                    clearTimer();
                    unlink?.();
                    fail();
                });
        });
}
