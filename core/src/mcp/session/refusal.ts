import { isHtml } from '../../metadata/failure.js';
import type { AttemptOutcome } from '../../retry.js';
import { TransportFailure } from '../../runtime.js';
import type { HttpResponse } from '../../runtime.js';
import type { McpTransportKind } from '../types.js';
import { answerTo, messagesOf } from './rpc.js';
import type { Json, RpcAnswer, RpcError } from './rpc.js';

/** What was wrong where neither a status nor an error of the server says it. */
export type Symptom =
    | 'no reply'
    | 'web page'
    | 'session unknown'
    | 'session forgotten'
    | 'session closed'
    | 'unknown version'
    | 'no streams'
    | 'no endpoint'
    | 'foreign endpoint';

export interface RefusalFacts {
    readonly outcome: AttemptOutcome;
    symptom?: Symptom | undefined;
    /** The server's own words: an error of JSON-RPC, whatever the status it came with. */
    readonly rpc?: RpcError | undefined;
    /** What else it said. */
    readonly said?: string;
    /** What came in place of a reply, its body cut. Raw: it may hold secrets. */
    readonly answer?: Head;
    readonly url?: string;
    readonly transport?: McpTransportKind | undefined;
    /** The session this request carried is gone; the request was not carried out. */
    readonly expired?: boolean;
}

/** Why one exchange brought no result, in terms that decide what comes next. Never leaves this package. */
export class Refusal extends Error {
    readonly facts: RefusalFacts;
    /** What else was tried before giving up, this one included. */
    readonly tried: Refusal[] = [];

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
export const unusable = (symptom: Symptom, said = ''): Refusal =>
    new Refusal({ outcome: { status: 200 }, symptom, said });

/** The connection ended in the middle: whatever was asked may have been carried out. */
export const brokenOff = (symptom?: Symptom, cause?: unknown): Refusal =>
    new Refusal({ outcome: { failure: new TransportFailure('broken', { sent: true, cause }) }, symptom });

/** Anything thrown, as a refusal. A host's runtime may fail in its own way: then nothing is known, so assume it was sent. */
export function toRefusal(error: unknown): Refusal {
    if (error instanceof Refusal) return error;
    return error instanceof TransportFailure
        ? new Refusal({ outcome: { failure: error } })
        : brokenOff(undefined, error);
}

/** @throws Refusal for an error */
export function resultOf(answer: RpcAnswer, transport?: McpTransportKind): Json {
    if ('result' in answer) return answer.result;
    throw new Refusal({ outcome: { status: 200 }, rpc: answer.error, transport });
}

/** What an answer is judged by. */
export interface Asked {
    readonly url: string;
    readonly transport: McpTransportKind;
    /** Did THIS request carry a session id? By the time its answer comes the current one may be another's. */
    readonly inSession: boolean;
}

export type Head = Pick<HttpResponse, 'status' | 'headers' | 'body'>;

export const contentTypeOf = ({ headers }: Pick<Head, 'headers'>): string =>
    (headers['content-type'] ?? '').toLowerCase();

export const isEvents = (head: Pick<Head, 'headers'>): boolean =>
    contentTypeOf(head).includes('text/event-stream');

/**
 * The refusal of an answer that is no success, or not what an MCP server would send: then it is `symptom`.
 *
 * @param id of the JSON-RPC request; none for a notification
 */
export function refuseAnswer(head: Head, asked: Asked, symptom?: Symptom, id = -1): Refusal {
    const { status, headers } = head;
    const { url, transport, inSession } = asked;
    const reply = answerTo(messagesOf(contentTypeOf(head), head.body), id);
    const rpc = reply !== undefined && 'error' in reply ? reply.error : undefined;
    const uninitialized = status === 400 && /not initialized/i.test(rpc?.message ?? '');
    const usual = uninitialized ? 'session unknown' : status < 300 ? symptom : undefined;
    return new Refusal({
        outcome: { status, retryAfter: headers['retry-after'] },
        symptom: status < 500 && isHtml(head) ? 'web page' : usual,
        rpc,
        answer: { status, headers, body: head.body.slice(0, 2048) },
        url,
        transport,
        expired: inSession && (status === 404 || uninitialized),
    });
}

/** @throws Refusal when a message nobody answers here was not taken: refused, or swallowed by a web page. */
export function requireTaken(head: Head, asked: Asked): void {
    if (head.status >= 300 || isHtml(head)) throw refuseAnswer(head, asked);
}

/** A 503 that says when to come back was refused before it was looked at. */
export const isPutOff = (outcome: AttemptOutcome): boolean =>
    'status' in outcome && outcome.status === 503 && outcome.retryAfter !== undefined;
