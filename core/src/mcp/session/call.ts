import { cut, redactValue } from '../../redact.js';
import { TransportFailure } from '../../runtime.js';
import { DEFAULTS } from '../../settings.js';
import type { LogLevel } from '../../settings.js';
import type { McpCallOptions } from '../types.js';
import type { Line, RequestLimits } from './conversation.js';
import { Refusal, toRefusal } from './refusal.js';
import type { Json } from './rpc.js';
import { follow, remaining, Stop } from './stop.js';

/** One logical call with all its attempts: what limits it, and what it is called in the log. */
export class Call implements RequestLimits {
    /** What is asked, such as `tools/call listWorkspaces`. */
    readonly what: string;
    readonly timeoutMs: number;
    readonly onProgress: McpCallOptions['onProgress'];
    readonly idempotent: boolean;
    readonly retries: number;
    readonly signal = new Stop();
    /** Leaves no listener on the caller's signal. */
    readonly end: () => void;
    readonly #line: Line;
    readonly #id: number;
    readonly #totalMs: number;
    readonly #begun: number;

    constructor(line: Line, id: number, what: string, options: McpCallOptions) {
        const given = { ...DEFAULTS, ...line.settings, ...options };
        this.what = cut(what, 90);
        this.timeoutMs = given.timeoutMs;
        this.onProgress = given.onProgress;
        this.idempotent = given.idempotent === true;
        this.retries = given.retries;
        this.#line = line;
        this.#id = id;
        this.#totalMs = given.totalTimeoutMs;
        this.#begun = line.runtime.now();
        this.end = follow(this.signal, given.signal, line.clock.hub);
    }

    get passedMs(): number {
        return this.#line.runtime.now() - this.#begun;
    }

    /** Read when it is needed: time passes between the attempts. */
    get leftMs(): number {
        return remaining(this.#totalMs, this.passedMs);
    }

    /** False when waiting `delayMs` would be past the end. */
    hasLeft(delayMs: number): boolean {
        return !(this.#totalMs > 0) || this.passedMs + delayMs <= this.#totalMs;
    }

    /** Waits reject with whatever reason the signal had; a runtime and a carrier say themselves what happened. */
    explain(error: unknown, sent: boolean): Refusal {
        const { aborted, reason } = this.signal;
        const isOurs = error instanceof Refusal || error instanceof TransportFailure;
        return toRefusal(
            aborted && !isOurs ? new TransportFailure('aborted', { sent, cause: reason }) : error,
        );
    }

    log(level: LogLevel, message: string, fields: Json): void {
        this.#line.logger?.(level, message, { call: this.#id, ...fields });
    }

    logBody(message: string, body: unknown): void {
        const { logger, address } = this.#line;
        if (logger && body) this.log('debug', message, { body: redactValue(body, [address.token]) });
    }
}
