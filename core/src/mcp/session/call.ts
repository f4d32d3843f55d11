import { redactValue } from '../../redact.js';
import { TransportFailure } from '../../runtime.js';
import { DEFAULTS } from '../../settings.js';
import type { LogLevel } from '../../settings.js';
import type { McpCallOptions } from '../types.js';
import type { Line, RequestLimits } from './conversation.js';
import { Refusal, toRefusal } from './refusal.js';
import { follow, Stop } from './stop.js';

/** What is left of a limit, of which 0 means none. */
export const remaining = (limitMs: number, passedMs: number): number =>
    limitMs > 0 ? Math.max(1, limitMs - passedMs) : 0;

/** One logical call with all its attempts: what limits it, and what it is called in the log. */
export class Call implements RequestLimits {
    readonly timeoutMs: number;
    readonly onProgress: McpCallOptions['onProgress'];
    readonly #line: Line;
    readonly #id: number;
    readonly #stop = new Stop();
    readonly #unlink: () => void;
    readonly #totalMs: number;
    readonly #begun: number;

    constructor(line: Line, options: McpCallOptions, id: number) {
        const { signal, timeoutMs, totalTimeoutMs, onProgress } = options;
        this.#line = line;
        this.#id = id;
        this.timeoutMs = timeoutMs ?? DEFAULTS.timeoutMs;
        this.onProgress = onProgress;
        this.#totalMs = totalTimeoutMs ?? DEFAULTS.totalTimeoutMs;
        this.#begun = line.runtime.now();
        this.#unlink = follow(this.#stop, signal, line.hub);
    }

    get signal(): Stop {
        return this.#stop;
    }

    get isStopped(): boolean {
        return this.#stop.aborted;
    }

    /** Read when it is needed: time passes between the attempts. */
    get leftMs(): number {
        return remaining(this.#totalMs, this.passedMs);
    }

    get passedMs(): number {
        return this.#line.runtime.now() - this.#begun;
    }

    /** False when waiting `delayMs` would be past the end. */
    hasLeft(delayMs: number): boolean {
        return this.#totalMs <= 0 || this.passedMs + delayMs <= this.#totalMs;
    }

    /** Waits reject with whatever reason the signal had; a runtime and a carrier say themselves what happened. */
    explain(error: unknown, sent: boolean): Refusal {
        if (!this.isStopped || error instanceof Refusal || error instanceof TransportFailure)
            return toRefusal(error);
        return toRefusal(new TransportFailure('aborted', { sent, cause: this.#stop.reason }));
    }

    stop(): void {
        this.#stop.raise();
    }

    end(): void {
        this.#unlink();
    }

    logBody(message: string, body: unknown): void {
        const { logger, address } = this.#line;
        if (body !== undefined && body !== '')
            logger?.('debug', message, { call: this.#id, body: redactValue(body, [address.token]) });
    }

    log(level: LogLevel, message: string, fields: Readonly<Record<string, unknown>>): void {
        this.#line.logger?.(level, message, { call: this.#id, ...fields });
    }
}
