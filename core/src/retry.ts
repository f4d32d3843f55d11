import type { TransportFailure } from './runtime.js';

/** How one attempt ended. */
export type AttemptOutcome =
    | {
          readonly status: number;
          readonly retryAfter?: string | undefined;
          /** The text that came, in which a rate limit may be named. */
          readonly message?: string | undefined;
          readonly failure?: undefined;
      }
    | {
          readonly failure: TransportFailure;
          readonly status?: undefined;
          readonly retryAfter?: undefined;
          readonly message?: undefined;
      };

export interface RetrySubject {
    /** Doing it twice is the same as doing it once: every read, and PUT and DELETE. */
    readonly idempotent: boolean;
    /** The token was accepted earlier by this client, so that a 401 now is more likely Xano's trouble than the token's. */
    readonly tokenProven: boolean;
    /** The answers are those of an application's own logic, which may say 429 in the middle of its work. */
    readonly ownAnswers?: boolean | undefined;
}

const BASE_MS = 500;
const CEILING_MS = 8_000;
/** Xano sends no Retry-After with its 429; its limit counts over 20 seconds. Its WeWeb plugin waits the same. */
const RATE_LIMIT_MS = 21_000;

/** True when sending again can neither lose nor double anything. Pure: the one place for this rule. */
export function shouldRetry(outcome: AttemptOutcome, subject: RetrySubject): boolean {
    if (outcome.failure !== undefined) {
        // What was too long once is too long again.
        if (/^(?:aborted|too-long)$/.test(outcome.failure.reason)) return false;
        return subject.idempotent || !outcome.failure.sent;
    }
    const { status } = outcome;
    // Refused before it was looked at, so even a write is safe to send again.
    if (status === 429) return subject.idempotent || subject.ownAnswers !== true;
    // While its database is down Xano answers 401 to good tokens: a refusal too, nothing was carried out.
    if (status === 401) return subject.tokenProven;
    return subject.idempotent && (status === 408 || status >= 500);
}

/** Milliseconds to wait before attempt `attempt` + 1 (`attempt` counts from 0). */
export function retryDelay(outcome: AttemptOutcome, attempt: number, now: number, random: number): number {
    if (outcome.failure === undefined) {
        const asked = parseRetryAfter(outcome.retryAfter, now);
        if (asked !== undefined) return asked;
        if (outcome.status === 429) return RATE_LIMIT_MS;
    }
    return backoff(attempt, random);
}

/** Milliseconds to wait where nobody said how long: longer every time, and not in step with others. */
export function backoff(attempt: number, random: number): number {
    const full = Math.min(CEILING_MS, BASE_MS * 2 ** attempt);
    return Math.round(full * (1 - 0.25 * random));
}

/** `Retry-After` as milliseconds from `now`: seconds or an HTTP date; undefined when absent or unreadable. */
export function parseRetryAfter(value: string | undefined, now: number): number | undefined {
    if (value === undefined || value.trim() === '') return undefined;
    const seconds = Number(value);
    const ms = Math.ceil(seconds * 1000);
    if (Number.isFinite(ms)) return Math.max(0, ms);
    const date = Date.parse(value);
    return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
