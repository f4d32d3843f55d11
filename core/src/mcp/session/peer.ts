import { TransportFailure } from '../../runtime.js';
import type { HttpResponse, RequestOptions } from '../../runtime.js';
import type { McpServerInfo } from '../types.js';
import { COURTESY_MS, INTRODUCTION, serverInfo } from './conversation.js';
import type { Line, RequestLimits } from './conversation.js';
import { progressOf, reportProgress } from './progress.js';
import { requireTaken, resultOf } from './refusal.js';
import type { Asked } from './refusal.js';
import { CANCELLED, INITIALIZED, isJson, replyTo, writeMessage } from './rpc.js';
import type { Json, RpcAnswer } from './rpc.js';
import { singleLimit, Stop } from './stop.js';
import type { Limits } from './stop.js';

/** A request of JSON-RPC that waits for its answer. */
export interface Question {
    readonly id: number;
    readonly limits: RequestLimits;
    /** For carriers whose answers come by another way than they were asked. */
    wait?: {
        readonly touch: () => void;
        readonly resolve: (answer: RpcAnswer) => void;
        /** What would have brought the answer is gone. */
        readonly lose: (end: Error) => void;
    };
}

/** Takes a message to the server, and brings the answer back. @throws Refusal or TransportFailure */
export type Carry = (peer: Peer, body: string, question: Question) => Promise<RpcAnswer>;

/** The server as both transports of MCP see it: messages are posted to it, and some wait for an answer. */
export class Peer {
    readonly line: Line;
    /** Raised when the conversation is over. */
    readonly ended = new Stop();
    /** Where it is, and whether it gave a session: what its answers are judged by. */
    asked: Asked;
    readonly questions = new Map<number, Question>();
    readonly #carry: Carry;
    #headers: Readonly<Record<string, string>>;
    #lastId = 0;

    constructor(line: Line, asked: Asked, carry: Carry) {
        this.line = line;
        this.asked = asked;
        this.#carry = carry;
        this.#headers = {
            ...line.address.headers,
            'content-type': 'application/json',
            accept: 'application/json, text/event-stream',
        };
    }

    async open(limits: Limits): Promise<McpServerInfo> {
        const server = serverInfo(
            await this.request('initialize', INTRODUCTION, limits),
            this.asked.transport,
        );
        this.adopt({ 'mcp-protocol-version': server.protocolVersion });
        const taken = await this.post(writeMessage(INITIALIZED), limits);
        requireTaken(taken, this.asked);
        return server;
    }

    /** From here on every message carries what `initialize` gave. */
    adopt(headers: Readonly<Record<string, string>>): void {
        this.#headers = { ...this.#headers, ...headers };
    }

    async request(method: string, params: Json, limits: RequestLimits): Promise<Json> {
        const question: Question = { id: ++this.#lastId, limits };
        const { id } = question;
        const told = limits.onProgress && { _meta: { progressToken: id } };
        this.questions.set(id, question);
        try {
            const body = writeMessage(method, { ...params, ...told }, id);
            return resultOf(await this.#carry(this, body, question), this.asked.transport);
        } catch (error) {
            // The standard forbids to cancel `initialize`, whose session nobody knows yet.
            if (isLeft(error) && method !== 'initialize')
                this.#courtesy(writeMessage(CANCELLED, { requestId: id, reason: error.reason }));
            throw error;
        } finally {
            this.questions.delete(id);
        }
    }

    post(body: string, limits: Limits, responseType?: RequestOptions['responseType']): Promise<HttpResponse> {
        return this.send('POST', limits, { body, ...(responseType && { responseType }) });
    }

    send(method: 'POST' | 'DELETE', limits: Limits, more?: Partial<RequestOptions>): Promise<HttpResponse> {
        return this.line.request({
            method,
            url: this.asked.url,
            headers: this.#headers,
            timeoutMs: singleLimit(limits),
            signal: limits.signal,
            ...more,
        });
    }

    /** What is no answer: told, or answered. */
    take(message: Json): void {
        const { id, method, params } = message;
        if (typeof method !== 'string') return;
        const question = this.questions.get(progressOf(message) ?? 0);
        if (question !== undefined) {
            question.wait?.touch();
            reportProgress(params, question.limits.onProgress);
        } else if (id !== undefined) this.#courtesy(replyTo(message));
        else this.line.settings.onNotification?.(method, isJson(params) ? params : {});
    }

    #courtesy(body: string): void {
        const limits = { timeoutMs: COURTESY_MS, leftMs: 0, signal: this.ended };
        this.post(body, limits).catch(() => undefined);
    }
}

/** The server may still be at it: the request was sent, and given up. */
const isLeft = (error: unknown): error is TransportFailure =>
    error instanceof TransportFailure && error.sent && /^(aborted|timeout)$/.test(error.reason);
