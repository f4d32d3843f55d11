import { isHtml } from '../../metadata/failure.js';
import type { AttemptOutcome } from '../../retry.js';
import { TransportFailure } from '../../runtime.js';
import type { McpTransportKind } from '../types.js';
import { contentTypeOf, messagesIn } from './body.js';
import type { Head } from './body.js';
import { answerTo } from './rpc.js';
import type { RpcError } from './rpc.js';

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

export type RefusalFacts = AttemptOutcome & {
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
    /** Nothing can have been changed: it never left, or was refused before it was looked at. */
    safe?: boolean;
};

/** Why one exchange brought no result, in terms that decide what comes next. Never leaves this package. */
export class Refusal extends Error {
    readonly facts: RefusalFacts;
    /** What else was tried before giving up, this one included. */
    readonly tried: Refusal[] = [];

    constructor(facts: RefusalFacts) {
        super('refused');
        this.facts = facts;
    }
}

/** The refusal of an answer that is a success by its status alone. */
export const unusable = (symptom: Symptom, said = ''): Refusal => new Refusal({ status: 200, symptom, said });

/** The connection ended in the middle: whatever was asked may have been carried out. */
export const brokenOff = (symptom?: Symptom, cause?: unknown): Refusal =>
    new Refusal({ failure: new TransportFailure('broken', { sent: true, cause }), symptom });

/** Anything thrown, as a refusal. A host's runtime may fail in its own way: then nothing is known, so assume it was sent. */
export function toRefusal(error: unknown): Refusal {
    if (error instanceof Refusal) return error;
    return error instanceof TransportFailure ? new Refusal({ failure: error }) : brokenOff(undefined, error);
}

/** What an answer is judged by. */
export interface Asked {
    readonly url: string;
    readonly transport: McpTransportKind;
    /** Did THIS request carry a session id? By the time its answer comes the current one may be another's. */
    readonly inSession: boolean;
}

/**
 * The refusal of an answer that is no success, or not what an MCP server would send: then it is `symptom`.
 *
 * @param id of the JSON-RPC request; none for a notification
 */
export function refuseAnswer(
    head: Head,
    { url, transport, inSession }: Asked,
    id = -1,
    symptom: Symptom = 'no reply',
): Refusal {
    const { status, headers, body } = head;
    const rpc = messagesIn(head)
        .map((message) => answerTo(message, id)?.error)
        .find(Boolean);
    const uninitialized = status === 400 && /not initialized/i.test(rpc?.message ?? '');
    const usual = uninitialized ? 'session unknown' : status < 300 ? symptom : undefined;
    const shown = status < 500 && isHtml(head) ? 'web page' : usual;
    // Cut off inside, it is as if the connection had broken; anything else is no MCP server.
    if (shown === 'no reply' && /json|event-stream/.test(contentTypeOf(head))) return brokenOff(shown);
    const retryAfter = headers['retry-after'];
    const answer = { status, headers, body: body.slice(0, 2048) };
    return new Refusal({
        status,
        retryAfter,
        message: answer.body,
        symptom: shown,
        rpc,
        answer,
        url,
        transport,
        expired: inSession && (status === 404 || uninitialized),
        // One that says when to come back did nothing else.
        safe: status === 503 && retryAfter !== undefined,
    });
}

/** @throws Refusal when a message nobody answers here was not taken: refused, or swallowed by a web page. */
export function requireTaken(head: Head, asked: Asked): void {
    if (head.status >= 300 || isHtml(head)) throw refuseAnswer(head, asked);
}
