import type { HttpResponse, RequestOptions } from '../../runtime.js';
import { TransportFailure } from '../../runtime.js';
import { COURTESY_MS } from './conversation.js';
import type { Line, RequestLimits } from './conversation.js';
import { brokenOff, contentTypeOf, NO_ANSWER, refuseAnswer, requireTaken } from './refusal.js';
import type { Asked, Head } from './refusal.js';
import { answerTo, CANCELLED, isJson, messagesOf, replyTo, writeMessage } from './rpc.js';
import type { Json, RpcAnswer } from './rpc.js';
import { singleLimit, Stop } from './stop.js';
import type { Limits } from './stop.js';

export interface Reply {
    readonly answer: RpcAnswer;
    readonly headers: HttpResponse['headers'];
}

/** One request of JSON-RPC. */
export interface Question {
    readonly id: number;
    readonly method: string;
    readonly params: Json;
    readonly limits: RequestLimits;
}

/** Sends a request and reads the answer out of what comes. */
export type Ask = (poster: Poster, question: Question) => Promise<Reply>;

/** Leaves all limits to the runtime. Of progress nothing would be known before the answer, so none is asked for. */
export const askWhole: Ask = async (poster, { id, method, params, limits }) =>
    poster.replyIn(await poster.send(writeMessage(method, params, id), limits), id);

/** Sends the messages of one session over streamable HTTP. */
export class Poster {
    readonly line: Line;
    readonly ended = new Stop();
    readonly #url: string;
    readonly #ask: Ask;
    #headers: Readonly<Record<string, string>>;
    #inSession = false;
    #lastId = 0;

    constructor(line: Line, url: string, ask: Ask) {
        this.line = line;
        this.#url = url;
        this.#ask = ask;
        const accept = 'application/json, text/event-stream';
        this.#headers = { ...line.address.headers, 'content-type': 'application/json', accept };
    }

    /** From here on every message carries what `initialize` gave. */
    adopt(sessionId: string | undefined, version: string): void {
        this.#inSession = sessionId !== undefined;
        this.#headers = {
            ...this.#headers,
            ...(sessionId === undefined ? {} : { 'mcp-session-id': sessionId }),
            'mcp-protocol-version': version,
        };
    }

    async ask(method: string, params: Json, limits: RequestLimits): Promise<Reply> {
        const id = ++this.#lastId;
        try {
            return await this.#ask(this, { id, method, params, limits });
        } catch (error) {
            // The standard forbids to cancel `initialize`, whose session nobody knows yet.
            if (isLeft(error) && method !== 'initialize') {
                this.#courtesy(writeMessage(CANCELLED, { requestId: id, reason: error.reason }));
            }
            throw error;
        }
    }

    async notify(method: string, limits: Limits): Promise<void> {
        requireTaken(await this.send(writeMessage(method), limits), this.#asked());
    }

    /** Ends the session on the server; 404 and 405 are as good as 200. */
    async end(limits: Limits | undefined): Promise<void> {
        this.ended.raise();
        // A server that does not answer forgets the session by itself.
        if (limits !== undefined && this.#inSession) {
            await this.#request('DELETE', limits).catch(() => undefined);
        }
    }

    send(body: string, limits: Limits, responseType?: RequestOptions['responseType']) {
        return this.#request('POST', limits, { body, ...(responseType && { responseType }) });
    }

    replyIn(head: Head, id: number): Reply {
        return replyIn(head, { ...this.#asked(), id }, (message) => this.unasked(message));
    }

    /** What is no answer: told, or answered. */
    unasked(message: Json): void {
        const { id, method, params } = message;
        if (typeof method !== 'string') return;
        if (id !== undefined) this.#courtesy(replyTo(message));
        else this.line.settings.onNotification?.(method, isJson(params) ? params : {});
    }

    #courtesy(body: string): void {
        const limits = { timeoutMs: COURTESY_MS, leftMs: 0, signal: this.ended };
        this.send(body, limits).catch(() => undefined);
    }

    #asked(): Asked {
        return { url: this.#url, inSession: this.#inSession };
    }

    #request(method: 'POST' | 'DELETE', limits: Limits, more?: Partial<RequestOptions>) {
        return this.line.runtime.request({
            method,
            url: this.#url,
            headers: this.#headers,
            timeoutMs: singleLimit(limits),
            signal: limits.signal,
            ...more,
        });
    }
}

/**
 * The reply in a whole answer; the other messages in it go to `unasked`.
 *
 * @throws Refusal
 */
export function replyIn(
    head: Head,
    asked: Asked & { readonly id: number },
    unasked: (message: Json) => void,
): Reply {
    if (head.status >= 300) throw refuseAnswer(head, asked);
    const type = contentTypeOf(head);
    const messages = messagesOf(type, head.body);
    messages.forEach(unasked);
    const answer = answerTo(messages, asked.id);
    if (answer !== undefined) return { answer, headers: head.headers };
    // Cut off inside, it is as if the connection had broken; anything else is no MCP server.
    throw /json|event-stream/.test(type) ? brokenOff(NO_ANSWER) : refuseAnswer(head, asked, NO_ANSWER);
}

/** The server may still be at it: the request was sent, and given up. */
const isLeft = (error: unknown): error is TransportFailure =>
    error instanceof TransportFailure && error.sent && /^(aborted|timeout)$/.test(error.reason);
