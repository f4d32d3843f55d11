import { isHtml } from '../../metadata/failure.js';
import { readRateLimit } from '../../pace.js';
import type { RateLimit } from '../../pace.js';
import { cut, redactText, redactUrl } from '../../redact.js';
import { shouldRetry } from '../../retry.js';
import type { AttemptOutcome, RetrySubject } from '../../retry.js';
import { TransportFailure } from '../../runtime.js';
import type { HttpResponse } from '../../runtime.js';
import type { McpTransportKind } from '../types.js';
import { answerTo, messagesOf } from './rpc.js';
import type { RpcError } from './rpc.js';

/** What a known cause of failure is recognised as; `failure.ts` says what to do about each. */
export type Symptom =
    | 'html'
    | 'redirect'
    | 'api-group'
    | 'metadata-api'
    | 'method'
    | 'sse-gone'
    | 'sse-token'
    | 'not-initialized'
    | 'not-acceptable'
    | 'no-stream'
    | 'no-endpoint'
    | 'foreign-endpoint'
    | 'no-answer'
    | 'expired-twice'
    | 'version';

export interface RefusalFacts {
    readonly outcome: AttemptOutcome;
    readonly symptom?: Symptom | undefined;
    /** The server's own words: an error of JSON-RPC, whatever the status it came with. */
    readonly rpc?: RpcError | undefined;
    /** What else was said, redacted and short. */
    readonly said?: string | undefined;
    /** The session this request carried is gone; the request was not carried out. */
    readonly expired?: boolean;
    readonly rateLimit?: RateLimit | undefined;
    readonly requestId?: string | undefined;
}

/** Why one exchange brought no result, in terms that decide what comes next. Never leaves this package. */
export class Refusal extends Error {
    readonly facts: RefusalFacts;

    constructor(facts: RefusalFacts) {
        super('refused', 'failure' in facts.outcome ? { cause: facts.outcome.failure } : undefined);
        this.name = 'Refusal';
        this.facts = facts;
    }

    get status(): number | undefined {
        return 'status' in this.facts.outcome ? this.facts.outcome.status : undefined;
    }
}

/** The connection ended in the middle: whatever was asked may have been carried out. */
export const brokenOff = (symptom?: Symptom, cause?: unknown): Refusal =>
    new Refusal({ outcome: { failure: new TransportFailure('broken', { sent: true, cause }) }, symptom });

/** Anything thrown, as a refusal. A host's runtime may fail in its own way: then nothing is known, so assume it was sent. */
export function toRefusal(error: unknown): Refusal {
    if (error instanceof Refusal) return error;
    if (error instanceof TransportFailure) return new Refusal({ outcome: { failure: error } });
    return brokenOff(undefined, error);
}

/** What an answer is judged by. */
export interface Asked {
    readonly url: string;
    readonly kind: McpTransportKind;
    /** Did THIS request carry a session id? By the time its answer comes the current one may be another's. */
    readonly inSession: boolean;
    /** Id of the JSON-RPC request; none for a notification. */
    readonly id?: number | undefined;
    readonly secrets: readonly string[];
}

export type Head = Pick<HttpResponse, 'status' | 'headers' | 'body'>;

export const contentTypeOf = ({ headers }: Pick<Head, 'headers'>): string =>
    (headers['content-type'] ?? '').toLowerCase();

const isNotInitialized = (status: number, rpc: RpcError | undefined): boolean =>
    status === 400 && rpc !== undefined && /not initialized/i.test(rpc.message);

type Sign = readonly [symptom: Symptom, shows: (answer: Head, asked: Asked) => boolean];

const isOneOf = (answer: Head, ...statuses: number[]): boolean => statuses.includes(answer.status);

/** Known causes, the surest sign first (mcp-server.md 1.6). */
const SIGNS: readonly Sign[] = [
    ['sse-gone', ({ body }) => /sse transport is not served/i.test(body.slice(0, 2048))],
    ['metadata-api', (answer, { url }) => isOneOf(answer, 400, 404, 405) && /\/api(:|%3a)meta/i.test(url)],
    ['api-group', (answer, { url }) => isOneOf(answer, 400, 404, 405) && /\/api(:|%3a)/i.test(url)],
    ['redirect', ({ status }) => status >= 300 && status < 400],
    ['sse-token', (answer, { kind }) => kind === 'sse' && answer.status === 401],
    ['method', ({ status }) => status === 405],
    ['not-acceptable', (answer) => isOneOf(answer, 406, 415)],
    ['html', (answer) => answer.status < 500 && isHtml(answer)],
];

const SAID = 300;

/** The refusal of an answer that is no success, or not what an MCP server would send: then it is `fallback`. */
export function refuseAnswer(answer: Head, asked: Asked, fallback?: Symptom): Refusal {
    const { status, headers, body } = answer;
    const html = isHtml(answer);
    const answered = html ? undefined : answerTo(messagesOf(contentTypeOf(answer), body), asked.id ?? -1);
    const rpc = answered !== undefined && 'error' in answered ? answered.error : undefined;
    const uninitialized = isNotInitialized(status, rpc);
    const symptom = SIGNS.find(([, shows]) => shows(answer, asked))?.[0];
    return new Refusal({
        outcome: { status, retryAfter: headers['retry-after'] },
        symptom: symptom ?? (uninitialized ? 'not-initialized' : status < 300 ? fallback : undefined),
        rpc,
        said: html ? undefined : saidBy(answer, rpc, asked.secrets),
        expired: asked.inSession && (status === 404 || uninitialized),
        rateLimit: status === 429 ? readRateLimit(body.slice(0, 2048)) : undefined,
        requestId: headers['x-trace-id'],
    });
}

/** @throws Refusal when a message nobody answers here was not taken: refused, or swallowed by a web page. */
export function requireTaken(head: Head, asked: Asked): void {
    if (head.status >= 300 || isHtml(head)) throw refuseAnswer(head, asked);
}

function saidBy({ status, headers, body }: Head, rpc: RpcError | undefined, secrets: readonly string[]) {
    if (status >= 300 && status < 400) return redactUrl(headers['location'] ?? '');
    const text = rpc?.message ?? /"message"\s*:\s*"([^"\\]*)/.exec(body.slice(0, 2048))?.[1] ?? body;
    return cut(redactText(text.slice(0, 2048), secrets), SAID).trim();
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
