import type { CallContext } from './link.js';
import { readRateLimit } from './pace.js';
import { redactValue } from './redact.js';
import { retryDelay, shouldRetry } from './retry.js';
import type { AttemptOutcome } from './retry.js';
import { TransportFailure } from './runtime.js';
import type { HttpResponse, RequestOptions } from './runtime.js';

/** A request before token, time-out and signal are added. */
export interface WireRequest extends Omit<RequestOptions, 'timeoutMs' | 'signal'> {
    readonly operation: string;
    /** Doing it twice is the same as doing it once. */
    readonly idempotent: boolean;
}

export interface SendResult {
    readonly response: HttpResponse;
    /** An earlier attempt was sent and its outcome never learnt: a 404 to a DELETE may then be our own doing. */
    readonly afterUnknown: boolean;
    readonly attempts: number;
}

/**
 * Sends a request within the link's pace, again where {@link shouldRetry} says that is safe, until it has an answer
 * of any status. Rejects with the last {@link TransportFailure}, which says how many there were.
 */
export async function send(context: CallContext, request: WireRequest): Promise<SendResult> {
    const { link, logger } = context;
    const { runtime } = link;
    const { signal } = context.options;
    const call = ++link.counters.calls;
    const begun = runtime.now();
    const deadline = context.totalTimeoutMs > 0 ? begun + context.totalTimeoutMs : Infinity;
    const options = attemptOptions(context, request);
    let afterUnknown = false;
    const tell = (message: string, attempt: number, body: unknown): void => {
        if (body !== undefined && body !== '')
            logger?.('debug', message, { call, attempt, body: redactValue(body, [link.token]) });
    };

    for (let attempt = 0; ; attempt++) {
        throwIfAborted(signal);
        await abortable(link.pacer.turn(signal));
        link.counters.requests++;
        logger?.('info', 'request', { call, attempt, operation: request.operation, method: request.method });
        tell('request body', attempt, shown(request.body));
        const outcome = await attemptOnce(context, options);
        logger?.('info', 'answer', { call, attempt, ...describe(outcome), ms: runtime.now() - begun });
        if ('response' in outcome)
            tell('answer body', attempt, outcome.response.bytes ?? outcome.response.body);

        if ('response' in outcome && outcome.status < 400) {
            if (!link.tokenProven) link.tokenProven = true;
            return { response: outcome.response, afterUnknown, attempts: attempt + 1 };
        }
        const subject = { idempotent: request.idempotent, tokenProven: link.tokenProven };
        const delay = retryDelay(outcome, attempt, runtime.now(), runtime.random());
        if ('response' in outcome && outcome.status === 429) {
            link.counters.rateLimited++;
            link.pacer.block(delay, readRateLimit(outcome.response.body));
        }
        const late = runtime.now() + delay > deadline;
        if (attempt >= context.retries || late || !shouldRetry(outcome, subject)) {
            if ('response' in outcome)
                return { response: outcome.response, afterUnknown, attempts: attempt + 1 };
            outcome.failure.attempts = attempt + 1;
            throw outcome.failure;
        }
        afterUnknown ||= 'failure' in outcome ? outcome.failure.sent : outcome.status >= 500;
        link.counters.retries++;
        logger?.('info', 'retry', { call, attempt: attempt + 1, delay_ms: delay });
        // The pacer already holds a 429 back, for every call of this link and not only for this one.
        if (!('response' in outcome && outcome.status === 429)) {
            await abortable(runtime.sleep(delay, signal));
        }
    }
}

type Answered = Extract<AttemptOutcome, { status: number }> & { readonly response: HttpResponse };
type Attempt = Answered | { readonly failure: TransportFailure };

async function attemptOnce(context: CallContext, options: RequestOptions): Promise<Attempt> {
    try {
        const response = await context.link.runtime.request(options);
        return { status: response.status, retryAfter: response.headers['retry-after'], response };
    } catch (error) {
        if (error instanceof TransportFailure) return { failure: error };
        // A runtime of a host (n8n, a test) that fails in its own way: nothing is known, so assume it was sent.
        return { failure: new TransportFailure('broken', { sent: true, cause: error }) };
    }
}

/** Of a file only its place in the form is shown: whose it is, nobody knows. */
const shown = (body: WireRequest['body']): unknown =>
    typeof body === 'object' ? { parts: body.parts.map(({ name }) => name) } : body;

function attemptOptions(context: CallContext, request: WireRequest): RequestOptions {
    const { operation, idempotent, ...wire } = request;
    return {
        ...wire,
        headers: { ...request.headers, authorization: context.link.authorization },
        timeoutMs: context.timeoutMs,
        maxAnswerBytes: context.maxAnswerBytes,
        ...(context.options.signal === undefined || context.letFinish === true
            ? {}
            : { signal: context.options.signal }),
    };
}

function describe(outcome: Attempt): Record<string, unknown> {
    if ('failure' in outcome) return { failed: outcome.failure.reason, code: outcome.failure.code };
    return { status: outcome.status };
}

function throwIfAborted(signal: CallContext['options']['signal']): void {
    if (signal?.aborted === true) {
        throw new TransportFailure('aborted', { sent: false, cause: signal.reason });
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
