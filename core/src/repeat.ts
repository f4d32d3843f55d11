import type { Counters } from './link.js';
import { readRateLimit } from './pace.js';
import type { Pacer } from './pace.js';
import { redactValue } from './redact.js';
import { retryDelay, shouldRetry } from './retry.js';
import type { AttemptOutcome } from './retry.js';
import { TransportFailure } from './runtime.js';
import type { AbortSignalLike, Runtime } from './runtime.js';
import type { Logger, LogLevel } from './settings.js';

/** What holds for a call with all its attempts. */
export interface Repetition {
    /** What it shares with the other calls of the same token. */
    readonly link: {
        readonly runtime: Pick<Runtime, 'now' | 'random' | 'sleep'>;
        readonly pacer: Pacer;
        readonly counters: Omit<Counters, 'requests'>;
        readonly token: string;
        tokenProven: boolean;
    };
    readonly options: { readonly signal?: AbortSignalLike };
    readonly totalTimeoutMs: number;
    readonly retries: number;
    readonly logger: Logger | undefined;
}

/** What is asked. */
export interface Asking {
    /** Doing it twice is the same as doing it once. */
    readonly idempotent: boolean;
    /** The answers are those of an application's own logic, which may say 429 in the middle of its work. */
    readonly ownAnswers?: boolean | undefined;
    /** What it is called in the log. */
    readonly fields: Readonly<Record<string, unknown>>;
    /** What is sent, for the log. */
    readonly body: unknown;
    /** Bodies are not for the log. */
    readonly confidential?: true | undefined;
}

/** How an attempt ended. */
export type Outcome = AttemptOutcome & {
    /** It was answered as it should be: nothing is left to do, and the token is good. */
    readonly done?: boolean;
    /** Nothing can have been changed by it, whatever was asked. */
    readonly safe?: boolean | undefined;
    /** What came, for the log. */
    readonly said?: unknown;
};

export type Log = (level: LogLevel, message: string, fields: Readonly<Record<string, unknown>>) => void;

/**
 * Makes an attempt within the link's pace, another where {@link shouldRetry} says that is safe, and so on until one is
 * done or there must be none. Rejects only when the signal ends a wait, with a {@link TransportFailure}.
 *
 * `afterUnknown`: an earlier attempt was sent and its outcome never learnt.
 */
export async function repeat<T extends Outcome>(
    { link, logger, options: { signal }, totalTimeoutMs, retries }: Repetition,
    { fields, body, idempotent, ownAnswers, confidential }: Asking,
    once: (log: Log) => Promise<T>,
): Promise<{ readonly outcome: T; readonly attempts: number; readonly afterUnknown: boolean }> {
    const { runtime, pacer, counters, token } = link;
    const call = ++counters.calls;
    const begun = runtime.now();
    let afterUnknown = false;

    for (let attempt = 0; ; attempt++) {
        // A tool may be called like the token: names come from servers.
        const log: Log = (level, message, more) =>
            logger?.(level, message, Object.assign({ call, attempt }, redactValue(more, [token])));
        const show = (message: string, shown: unknown): void => {
            if (shown && !confidential)
                logger?.('debug', message, { call, attempt, body: redactValue(shown, [token]) });
        };
        if (signal?.aborted === true)
            throw new TransportFailure('aborted', { sent: false, cause: signal.reason });
        await abortable(pacer.turn(signal));
        log('info', 'request', fields);
        show('request body', body);
        const outcome = await once(log);
        const { status, failure, message, said, done, safe } = outcome;
        log('info', 'answer', {
            ...(failure ? { failed: failure.reason, code: failure.code } : { status }),
            ms: runtime.now() - begun,
        });
        show('answer body', said);
        const attempts = attempt + 1;
        const ended = { outcome, attempts, afterUnknown };
        if (done === true) {
            if (!link.tokenProven) link.tokenProven = true;
            return ended;
        }
        const delay = retryDelay(outcome, attempt, runtime.now(), runtime.random());
        const isRateLimit = status === 429;
        if (isRateLimit) {
            counters.rateLimited++;
            pacer.block(delay, readRateLimit(message ?? ''));
        }
        const isLate = totalTimeoutMs > 0 && runtime.now() - begun + delay > totalTimeoutMs;
        const subject = {
            idempotent: idempotent || safe === true,
            tokenProven: link.tokenProven,
            ownAnswers,
        };
        if (attempt >= retries || isLate || !shouldRetry(outcome, subject)) return ended;
        afterUnknown ||= failure ? failure.sent : status >= 500;
        counters.retries++;
        log('info', 'retry', { attempt: attempts, delay_ms: delay });
        // The pacer already holds a 429 back, for every call of this link and not only for this one.
        if (!isRateLimit) await abortable(runtime.sleep(delay, signal));
    }
}

/** Waiting ends by the caller's signal only; nothing was sent by then. */
async function abortable(waiting: Promise<void>): Promise<void> {
    try {
        await waiting;
    } catch (error) {
        throw new TransportFailure('aborted', { sent: false, cause: error });
    }
}
