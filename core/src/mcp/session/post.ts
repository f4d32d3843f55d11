import type { HttpResponse, RequestOptions } from '../../runtime.js';
import { TransportFailure } from '../../runtime.js';
import { drain, readMessageStream, readText } from './body.js';
import { ACCEPT, COURTESY_MS, progressOf, reportProgress, withProgress } from './conversation.js';
import type { Line, RequestLimits } from './conversation.js';
import { brokenOff, contentTypeOf, refuseAnswer, requireTaken } from './refusal.js';
import type { Asked, Head } from './refusal.js';
import { answerTo, CANCELLED, isJson, messagesOf, replyTo, writeMessage } from './rpc.js';
import type { Json, RpcAnswer } from './rpc.js';
import { singleLimit, Stop } from './stop.js';
import type { Limits } from './stop.js';

export interface Reply {
    readonly answer: RpcAnswer;
    readonly headers: HttpResponse['headers'];
}

interface Asking {
    readonly id: number;
    readonly limits: RequestLimits;
    /** Ends the request. */
    readonly stop: Stop;
}

/** Sends the messages of one session over streamable HTTP. */
export class Poster {
    readonly #line: Line;
    readonly #url: string;
    readonly #ended = new Stop();
    #headers: Readonly<Record<string, string>>;
    #inSession = false;
    #lastId = 0;

    constructor(line: Line, url: string) {
        this.#line = line;
        this.#url = url;
        this.#headers = { ...line.address.headers, 'content-type': 'application/json', accept: ACCEPT };
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
        const body = writeMessage(method, withProgress(params, id, limits), id);
        try {
            return await (limits.onProgress === undefined
                ? this.#askWhole(id, body, limits)
                : this.#askStreaming(id, body, limits));
        } catch (error) {
            // The standard forbids to cancel `initialize`, whose session nobody knows yet.
            if (isLeft(error) && method !== 'initialize') this.#cancel(id, error.reason);
            throw error;
        }
    }

    async notify(method: string, params: Json | undefined, limits: Limits): Promise<void> {
        const response = await this.#send(writeMessage(method, params), limits);
        const { secrets } = this.#line.address;
        requireTaken(response, {
            url: this.#url,
            kind: 'streamable',
            inSession: this.#inSession,
            secrets,
        });
    }

    /** Ends the session on the server; 404 and 405 are as good as 200. */
    async end(limits: Limits | undefined): Promise<void> {
        this.#ended.raise();
        if (limits === undefined || !this.#inSession) return;
        const { runtime } = this.#line;
        const options = { timeoutMs: singleLimit(limits), signal: limits.signal };
        // A server that does not answer forgets the session by itself.
        await runtime
            .request({ method: 'DELETE', url: this.#url, headers: this.#headers, ...options })
            .catch(() => undefined);
    }

    async #askWhole(id: number, body: string, limits: Limits): Promise<Reply> {
        return this.#replyIn(await this.#send(body, limits), id);
    }

    /** Reads the answer as it comes in, so that progress is told at once and keeps the call alive. */
    async #askStreaming(id: number, body: string, limits: RequestLimits): Promise<Reply> {
        const stop = new Stop();
        // Of a stream the runtime limits each wait for more, so what is left to watch is the whole.
        const whole = { timeoutMs: 0, leftMs: limits.leftMs, signal: limits.signal };
        const watch = this.#line.clock.watch(whole, (reason) => stop.raise(reason));
        try {
            const own = { timeoutMs: limits.timeoutMs, leftMs: 0, signal: stop };
            return await this.#readReply(await this.#send(body, own, 'stream'), { id, limits, stop });
        } catch (error) {
            throw stop.reason === 'timeout' ? new TransportFailure('timeout', { sent: true }) : error;
        } finally {
            watch.end();
        }
    }

    async #readReply(response: HttpResponse, { id, limits, stop }: Asking): Promise<Reply> {
        const { status, headers, stream } = response;
        const isEvents = contentTypeOf(response).includes('text/event-stream');
        if (status >= 300 || !isEvents || stream === undefined) {
            return this.#replyIn({ status, headers, body: await readText(response) }, id);
        }
        const messages = readMessageStream(stream);
        for (let next = await messages.next(); next.done !== true; next = await messages.next()) {
            const message = next.value;
            const answer = answerTo([message], id);
            if (answer !== undefined) {
                const unlink = this.#line.clock.hub.listen(this.#ended, () => stop.raise());
                void drain(messages, this.#line.clock, stop).finally(unlink);
                return { answer, headers };
            }
            if (progressOf(message) === id) reportProgress(message, limits.onProgress);
            else this.#unasked(message);
        }
        throw brokenOff('no-answer');
    }

    #replyIn(head: Head, id: number): Reply {
        const { secrets } = this.#line.address;
        const asked = {
            url: this.#url,
            kind: 'streamable',
            inSession: this.#inSession,
            id,
            secrets,
        } as const;
        return replyIn(head, asked, (message) => this.#unasked(message));
    }

    #unasked(message: Json): void {
        const { method, params } = message;
        if (typeof method !== 'string') return;
        if (message['id'] === undefined) {
            this.#line.settings.onNotification?.(method, isJson(params) ? params : {});
            return;
        }
        this.#courtesy(replyTo(message));
    }

    /** The request itself was left by its runtime; this tells the server that nobody waits any more. */
    #cancel(requestId: number, reason: string): void {
        this.#courtesy(writeMessage(CANCELLED, { requestId, reason }));
    }

    #courtesy(body: string): void {
        const limits = { timeoutMs: COURTESY_MS, leftMs: 0, signal: this.#ended };
        this.#send(body, limits).catch(() => undefined);
    }

    #send(body: string, limits: Limits, responseType: RequestOptions['responseType'] = 'text') {
        return this.#line.runtime.request({
            method: 'POST',
            url: this.#url,
            headers: this.#headers,
            body,
            timeoutMs: singleLimit(limits),
            signal: limits.signal,
            responseType,
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
    const messages = messagesOf(contentTypeOf(head), head.body);
    for (const message of messages) unasked(message);
    const answer = answerTo(messages, asked.id);
    if (answer !== undefined) return { answer, headers: head.headers };
    // Cut off inside, it is as if the connection had broken; anything else is no MCP server.
    throw /json|event-stream/.test(contentTypeOf(head))
        ? brokenOff('no-answer')
        : refuseAnswer(head, asked, 'no-answer');
}

/** The server may still be at it: the request was sent, and given up. */
const isLeft = (error: unknown): error is TransportFailure =>
    error instanceof TransportFailure &&
    error.sent &&
    (error.reason === 'aborted' || error.reason === 'timeout');
