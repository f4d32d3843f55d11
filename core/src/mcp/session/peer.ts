import { TransportFailure } from '../../runtime.js';
import type { HttpResponse, RequestOptions } from '../../runtime.js';
import type { McpCallOptions, McpServerInfo, McpTransportKind } from '../types.js';
import { eventsIn, isEvents, readEventStream, readWhole } from './body.js';
import { COURTESY_MS, INTRODUCTION, serverInfo } from './conversation.js';
import type { Conversation, Line, RequestLimits } from './conversation.js';
import { progressOf, reportProgress } from './progress.js';
import { brokenOff, Refusal, refuseAnswer, requireTaken } from './refusal.js';
import type { Asked } from './refusal.js';
import { answerTo, CANCELLED, INITIALIZED, isJson, readMessages, replyTo, writeMessage } from './rpc.js';
import type { Json, RpcAnswer } from './rpc.js';
import { singleLimit, Stop } from './stop.js';
import type { Limits } from './stop.js';

/** A server ends the stream with its answer; one that does not is not waited for. Milliseconds. */
export const DRAIN_MS = 1_000;

/** A request of JSON-RPC that waits for its answer. */
interface Question {
    readonly onProgress: McpCallOptions['onProgress'];
    readonly touch: (() => void) | undefined;
    readonly resolve: (answer: RpcAnswer) => void;
    /** What would have brought the answer is gone. */
    readonly lose: (end: Error) => void;
}

/** The server as both transports of MCP see it: messages are posted to it, and some wait for an answer. */
export class Peer implements Conversation, Asked {
    readonly line: Line;
    readonly transport: McpTransportKind;
    url: string;
    inSession = false;
    server: McpServerInfo = { name: '', version: '', protocolVersion: '', transport: 'simple' };
    /** Raised when the conversation is over. */
    readonly ended = new Stop();
    readonly #questions = new Map<number, Question>();
    /** Of every message, with what `initialize` gave. */
    readonly headers: Record<string, string>;
    #lastId = 0;
    #isDropped = false;

    constructor(line: Line, url: string, transport: McpTransportKind) {
        this.line = line;
        this.url = url;
        this.transport = transport;
        this.headers = {
            ...line.address.headers,
            'content-type': 'application/json',
            accept: 'application/json, text/event-stream',
        };
    }

    get lost(): boolean {
        return this.ended.aborted;
    }

    async open(limits: Limits): Promise<void> {
        const { transport } = this;
        this.server = serverInfo(await this.request('initialize', INTRODUCTION, limits), transport);
        this.headers['mcp-protocol-version'] = this.server.protocolVersion;
        await this.#tell(writeMessage(INITIALIZED), limits);
        // The older transport names its session in the address it gave.
        if (transport === 'sse') this.inSession = true;
    }

    async request(method: string, params: Json, limits: RequestLimits): Promise<Json> {
        // Nothing was sent, so it may be asked again of the next conversation.
        if (this.lost) throw new TransportFailure('broken', { sent: false });
        const id = ++this.#lastId;
        const told = limits.onProgress && { _meta: { progressToken: id } };
        const body = writeMessage(method, { ...params, ...told }, id);
        try {
            const { result, error } = await this.#ask(id, body, limits);
            if (result) return result;
            throw new Refusal({ status: 200, rpc: error, transport: this.transport });
        } catch (error) {
            // The server may still be at it. The standard forbids to cancel `initialize`, whose session nobody knows yet.
            if (isLeft(error) && method !== 'initialize')
                this.#courtesy(writeMessage(CANCELLED, { requestId: id, reason: error.reason }));
            throw error;
        } finally {
            this.#questions.delete(id);
            if (this.#isDropped) void this.close();
        }
    }

    /** The answer comes by what is posted, or by the stream beside it. */
    #ask(id: number, body: string, limits: RequestLimits): Promise<RpcAnswer> {
        const { onProgress } = limits;
        const { clock } = this.line;
        const isBeside = this.transport === 'sse';
        let posted = Promise.resolve();
        const ask = (own: Limits, touch?: () => void, type?: 'stream') =>
            new Promise<RpcAnswer>((resolve, reject) => {
                posted = isBeside ? this.#tell(body, own) : this.#deliver(id, body, own, type);
                posted.catch(reject);
                // Whether it was taken decides whether it may be sent again, so its POST has the first word.
                const lose = (end: Error): void => void posted.then(() => reject(end), reject);
                this.#questions.set(id, { onProgress, touch, resolve, lose });
            });
        // Nothing but the answer is waited for, so all limits are left to the runtime.
        if (!isBeside && !onProgress) return ask(limits);
        return clock.within(limits, async (signal, touch) => {
            const answer = await ask({ signal }, touch, isBeside ? undefined : 'stream');
            // A connection that is left before its end cannot be used again, but nobody waits for that.
            const rest = { leftMs: DRAIN_MS, signal: this.ended };
            clock.within(rest, () => posted).catch(() => signal.raise());
            return answer;
        });
    }

    /** Resolves when the message was taken. */
    async #tell(body: string, limits: Limits): Promise<void> {
        requireTaken(await this.post(body, limits), this);
    }

    /** Resolves when the answer to the POST was read to its end. */
    async #deliver(id: number, body: string, limits: Limits, type?: 'stream'): Promise<void> {
        const response = await this.post(body, limits, type);
        const { status, headers, stream } = response;
        const isLive = stream && status < 300 && isEvents(response);
        const head = isLive ? response : await readWhole(response);
        if (status >= 300) throw refuseAnswer(head, this, id);
        const session = headers['mcp-session-id'];
        if (session) {
            this.inSession = true;
            this.headers['mcp-session-id'] = session;
        }
        for await (const { data } of isLive ? readEventStream(stream) : eventsIn(head))
            for (const message of readMessages(data)) this.receive(message, id);
        if (this.#questions.has(id)) throw refuseAnswer(head, this, id);
    }

    post(
        body: string,
        limits: Limits,
        responseType: RequestOptions['responseType'] = 'text',
    ): Promise<HttpResponse> {
        return this.#send('POST', limits, { body, responseType });
    }

    #send(method: 'POST' | 'DELETE', limits: Limits, more?: Partial<RequestOptions>): Promise<HttpResponse> {
        return this.line.request({
            method,
            url: this.url,
            headers: { ...this.headers },
            timeoutMs: singleLimit(limits),
            signal: limits.signal,
            ...more,
        });
    }

    /** A message of the server; what is no answer is told to somebody, or answered. */
    receive(message: Json, asked = Number(message['id'])): void {
        const { id, method, params } = message;
        const answer = answerTo(message, asked);
        const question = this.#questions.get(answer ? asked : (progressOf(message) ?? 0));
        if (answer) {
            this.#questions.delete(asked);
            question?.resolve(answer);
        } else if (typeof method !== 'string') return;
        else if (question) {
            question.touch?.();
            reportProgress(params, question.onProgress);
        } else if (id !== undefined) this.#courtesy(replyTo(message));
        else this.line.settings.onNotification?.(method, isJson(params) ? params : {});
    }

    /** The answers to come are lost. */
    end(failure: Error = brokenOff()): void {
        this.ended.raise();
        for (const { lose } of this.#questions.values()) lose(failure);
    }

    async close(polite?: Limits): Promise<void> {
        this.#isDropped = true;
        if (!polite && this.#questions.size > 0) return;
        this.end();
        // A server that does not answer forgets the session by itself; 404 and 405 are as good as 200.
        if (polite && this.inSession && this.transport === 'streamable')
            await this.#send('DELETE', polite).catch(() => undefined);
    }

    #courtesy(body: string): void {
        this.post(body, { timeoutMs: COURTESY_MS, signal: this.ended }).catch(() => undefined);
    }
}

/** The request was sent, and given up. */
export const isLeft = (error: unknown): error is TransportFailure =>
    error instanceof TransportFailure && error.sent && /^(aborted|timeout)$/.test(error.reason);
