import type { XanoErrorKind } from '../../errors.js';
import { WHERE } from '../../metadata/advice.js';
import { isHtml } from '../../metadata/failure.js';
import { readRateLimit } from '../../pace.js';
import type { RateLimit } from '../../pace.js';
import { shouldRetry } from '../../retry.js';
import type { AttemptOutcome, RetrySubject } from '../../retry.js';
import { TransportFailure } from '../../runtime.js';
import type { HttpResponse } from '../../runtime.js';
import { answerTo, messagesOf } from './rpc.js';
import type { RpcAnswer, RpcError } from './rpc.js';
import type { Json } from './rpc.js';

/** A known cause of failure, and what to do about it. */
export type Cause = readonly [kind: XanoErrorKind, says: string, hint: string];

export interface RefusalFacts {
    readonly outcome: AttemptOutcome;
    readonly cause?: Cause | undefined;
    /** The server's own words: an error of JSON-RPC, whatever the status it came with. */
    readonly rpc?: RpcError | undefined;
    /** What else was said, as it came. */
    readonly said?: string | undefined;
    readonly html?: boolean;
    /** The session this request carried is gone; the request was not carried out. */
    readonly expired?: boolean;
    readonly rateLimit?: RateLimit | undefined;
    readonly requestId?: string | undefined;
}

/** Why one exchange brought no result, in terms that decide what comes next. Never leaves this package. */
export class Refusal extends Error {
    readonly facts: RefusalFacts;

    constructor(facts: RefusalFacts) {
        super('refused');
        this.facts = facts;
    }

    get failure(): TransportFailure | undefined {
        return 'failure' in this.facts.outcome ? this.facts.outcome.failure : undefined;
    }

    get status(): number | undefined {
        return 'status' in this.facts.outcome ? this.facts.outcome.status : undefined;
    }
}

/** The refusal of an answer that is a success by its status alone. */
export const unusable = (cause: Cause, said?: string): Refusal =>
    new Refusal({ outcome: { status: 200 }, cause, said });

/** The connection ended in the middle: whatever was asked may have been carried out. */
export const brokenOff = (symptom?: Cause, cause?: unknown): Refusal =>
    new Refusal({
        outcome: { failure: new TransportFailure('broken', { sent: true, cause }) },
        cause: symptom,
    });

/** Anything thrown, as a refusal. A host's runtime may fail in its own way: then nothing is known, so assume it was sent. */
export function toRefusal(error: unknown): Refusal {
    if (error instanceof Refusal) return error;
    if (error instanceof TransportFailure) return new Refusal({ outcome: { failure: error } });
    return brokenOff(undefined, error);
}

/** The result of an answer. @throws Refusal for its error, or when there is no answer at all */
export function resultOf(answer: RpcAnswer | undefined): Json {
    if (answer === undefined) throw brokenOff(NO_ANSWER);
    if ('result' in answer) return answer.result;
    throw new Refusal({ outcome: { status: 200 }, rpc: answer.error, said: answer.error.message });
}

/** What an answer is judged by. */
export interface Asked {
    readonly url: string;
    /** Did THIS request carry a session id? By the time its answer comes the current one may be another's. */
    readonly inSession: boolean;
    /** Id of the JSON-RPC request; none for a notification. */
    readonly id?: number | undefined;
}

export type Head = Pick<HttpResponse, 'status' | 'headers' | 'body'>;

export const contentTypeOf = ({ headers }: Pick<Head, 'headers'>): string =>
    (headers['content-type'] ?? '').toLowerCase();

export const STREAM = 'Use the streamable HTTP address, which ends in /stream.';
const COPY = `Copy the MCP URL again (${WHERE}).`;

export const NO_ANSWER: Cause = [
    'protocol',
    'the answer holds no reply',
    'It was cut off, or this is no MCP server.',
];
const NO_SESSION: Cause = [
    'protocol',
    'it knows of no session',
    'The header mcp-session-id did not reach it: a proxy on the way may drop it.',
];
export const SSE_GONE: Cause = ['protocol', 'SSE is not served here', STREAM];
export const OTHER_API: Cause = [
    'config',
    'this is the URL of the Metadata API or of an API group',
    `MCP has a URL of its own. ${COPY}`,
];
export const WEB_PAGE: Cause = [
    'protocol',
    'a web page came back',
    `This URL is not an MCP endpoint. ${COPY}`,
];

type Sign = readonly [cause: Cause, shows: (answer: Head, url: string) => boolean];

/** Known causes, the surest sign first (mcp-server.md 1.6). */
const SIGNS: readonly Sign[] = [
    [SSE_GONE, ({ body }) => /sse transport is not served/i.test(body.slice(0, 2048))],
    [OTHER_API, ({ status }, url) => /40[045]/.test(String(status)) && /\/api(:|%3a)/i.test(url)],
    [
        [
            'protocol',
            'it redirects',
            'That is not followed, it could take the token elsewhere. Use its target as the URL if it is right.',
        ],
        ({ status }) => status >= 300 && status < 400,
    ],
    [['protocol', 'it takes no MCP messages here', `${STREAM} ${COPY}`], ({ status }) => status === 405],
    [
        [
            'protocol',
            'it did not accept the kind of message',
            'A proxy on the way may change the headers accept and content-type.',
        ],
        ({ status }) => status === 406 || status === 415,
    ],
    [WEB_PAGE, (answer) => answer.status < 500 && isHtml(answer)],
];

/** The refusal of an answer that is no success, or not what an MCP server would send: then it is `fallback`. */
export function refuseAnswer(answer: Head, { url, id = -1, inSession }: Asked, fallback?: Cause): Refusal {
    const { status, headers } = answer;
    const body = answer.body.slice(0, 2048);
    const html = isHtml(answer);
    const answered = html ? undefined : answerTo(messagesOf(contentTypeOf(answer), answer.body), id);
    const rpc = answered !== undefined && 'error' in answered ? answered.error : undefined;
    const uninitialized = status === 400 && /not initialized/i.test(rpc?.message ?? '');
    const cause = SIGNS.find(([, shows]) => shows(answer, url))?.[0];
    const message = rpc?.message ?? /"message"\s*:\s*"([^"\\]*)/.exec(body)?.[1] ?? body;
    return new Refusal({
        outcome: { status, retryAfter: headers['retry-after'] },
        cause: cause ?? (uninitialized ? NO_SESSION : status < 300 ? fallback : undefined),
        rpc,
        html,
        said: status >= 300 && status < 400 ? headers['location'] : html ? undefined : message,
        expired: inSession && (status === 404 || uninitialized),
        rateLimit: status === 429 ? readRateLimit(body) : undefined,
        requestId: headers['x-trace-id'],
    });
}

/** @throws Refusal when a message nobody answers here was not taken: refused, or swallowed by a web page. */
export function requireTaken(head: Head, asked: Asked): void {
    if (head.status >= 300 || isHtml(head)) throw refuseAnswer(head, asked);
}

/**
 * True when sending again can neither lose nor double anything. Beyond the rule for every request: a 503 that says when
 * to come back was refused before it was looked at.
 */
export function mayResend({ outcome }: RefusalFacts, subject: RetrySubject): boolean {
    return shouldRetry(outcome, subject) || isPutOff(outcome);
}

export const isPutOff = (outcome: AttemptOutcome): boolean =>
    'status' in outcome && outcome.status === 503 && outcome.retryAfter !== undefined;
