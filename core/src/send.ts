import type { CallContext, Link } from './link.js';
import { repeat } from './repeat.js';
import type { Outcome, Repetition } from './repeat.js';
import { TransportFailure } from './runtime.js';
import type { HttpResponse, RequestOptions } from './runtime.js';

/** A request before token, time-out and signal are added. */
export interface WireRequest extends Omit<RequestOptions, 'timeoutMs' | 'signal'> {
    readonly operation: string;
    /** Doing it twice is the same as doing it once. */
    readonly idempotent: boolean;
    /** Neither its body nor the answer's may be logged. */
    readonly confidential?: true;
}

/** What sending needs of a call. */
export interface Sender extends Repetition, Pick<CallContext, 'timeoutMs' | 'maxAnswerBytes' | 'letFinish'> {
    readonly link: Repetition['link'] &
        Pick<Link, 'runtime' | 'counters'> & {
            /** The header of that name; none without it. */
            readonly authorization: string | undefined;
        };
}

export interface SendResult {
    readonly response: HttpResponse;
    /** An earlier attempt was sent and its outcome never learnt: a 404 to a DELETE may then be our own doing. */
    readonly afterUnknown: boolean;
    readonly attempts: number;
}

/**
 * Sends a request within the link's pace, again where that is safe, until it has an answer of any status. Rejects with
 * the last {@link TransportFailure}, which says how many there were.
 */
export async function send(context: Sender, request: WireRequest): Promise<SendResult> {
    const { operation, method, idempotent, body, ownAuthorization: ownAnswers, confidential } = request;
    const options = attemptOptions(context, request);
    const asking = {
        idempotent,
        ownAnswers,
        confidential,
        fields: { operation, method },
        body: shown(body),
    };
    const { outcome, ...told } = await repeat(context, asking, () => attemptOnce(context, options));
    if (outcome.response !== undefined) return { response: outcome.response, ...told };
    outcome.failure.attempts = told.attempts;
    throw outcome.failure;
}

type Attempt =
    | (Extract<Outcome, { readonly status: number }> & { readonly response: HttpResponse })
    | (Extract<Outcome, { readonly failure: TransportFailure }> & { readonly response?: undefined });

async function attemptOnce({ link }: Sender, options: RequestOptions): Promise<Attempt> {
    link.counters.requests++;
    try {
        const response = await link.runtime.request(options);
        const { status, headers, body, bytes } = response;
        const done = status < 400;
        return {
            status,
            retryAfter: headers['retry-after'],
            message: body,
            done,
            said: bytes ?? body,
            response,
        };
    } catch (error) {
        if (error instanceof TransportFailure) return { failure: error };
        // A runtime of a host (n8n, a test) that fails in its own way: nothing is known, so assume it was sent.
        return { failure: new TransportFailure('broken', { sent: true, cause: error }) };
    }
}

/** Of a file only its place in the form is shown: whose it is, nobody knows. */
const shown = (body: WireRequest['body']): unknown =>
    typeof body === 'object' ? { parts: body.parts.map(({ name }) => name) } : body;

function attemptOptions(context: Sender, request: WireRequest): RequestOptions {
    const { operation, idempotent, confidential, ...wire } = request;
    const { authorization } = context.link;
    const { headers } = request;
    // Not `{ ...wire, more }`: V8 makes a hidden class anew for each such object, and it is old from the start.
    return Object.assign(
        wire,
        {
            headers: authorization === undefined ? headers : Object.assign({}, headers, { authorization }),
            timeoutMs: context.timeoutMs,
            maxAnswerBytes: context.maxAnswerBytes,
        },
        context.options.signal === undefined || context.letFinish === true
            ? {}
            : { signal: context.options.signal },
    );
}
