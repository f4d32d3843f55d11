import { TransportFailure } from '../../runtime.js';
import type { McpServerInfo } from '../types.js';
import { resolveEndpoint } from './address.js';
import { readText } from './body.js';
import { COURTESY_MS, serverInfo, timed } from './conversation.js';
import type { Conversation, Dial, Line, RequestLimits, TimedLine } from './conversation.js';
import { EventReader } from './events.js';
import type { ServerEvent } from './events.js';
import { progressOf, reportProgress, withProgress } from './progress.js';
import { contentTypeOf, refuseAnswer, requireTaken, resultOf, toRefusal, unusable } from './refusal.js';
import type { Asked, Refusal } from './refusal.js';
import { answerTo, CANCELLED, INITIALIZED, isJson, readMessages, replyTo, writeMessage } from './rpc.js';
import type { Json, RpcAnswer } from './rpc.js';
import { FOREIGN_ENDPOINT, NO_ENDPOINT, NO_STREAM } from './sse-causes.js';
import { doubtingRefusals } from './sse-token.js';
import { singleLimit, Stop } from './stop.js';
import type { Limits } from './stop.js';
import { INTRODUCTION } from './streamable.js';
import { Utf8 } from './utf8.js';

interface Waiting {
    readonly resolve: (answer: RpcAnswer) => void;
    /** The stream that would have brought the answer is gone. */
    readonly lose: (end: Error) => void;
    readonly progress: (message: Json) => void;
}

const withoutEndpoint = (): Refusal => unusable(NO_ENDPOINT);

const gone = (): TransportFailure => new TransportFailure('broken', { sent: true });

const left = (reason: 'timeout' | 'aborted', { signal }: Limits): TransportFailure =>
    new TransportFailure(reason, { sent: true, cause: signal.reason });

/** The older transport: one GET stream that brings every answer, and a POST beside it for each message. */
class SseConversation implements Conversation {
    readonly #line: TimedLine;
    /** Raised when the stream is to end, or has ended. */
    readonly #stream = new Stop();
    readonly #waiting = new Map<number, Waiting>();
    #endpoint = '';
    #info: McpServerInfo | undefined;
    #lastId = 0;

    constructor(line: Line) {
        this.#line = timed(line);
    }

    get lost(): boolean {
        return this.#stream.aborted;
    }

    get server(): McpServerInfo {
        if (this.#info === undefined) throw new Error('asked before it was open');
        return this.#info;
    }

    async open(url: string, limits: Limits): Promise<void> {
        this.#endpoint = await this.#endpointOf(url, limits);
        const result = await this.#request('initialize', INTRODUCTION, limits);
        this.#info = serverInfo(result, 'sse');
        await this.#post(writeMessage(INITIALIZED), limits);
    }

    request(method: string, params: Json, limits: RequestLimits): Promise<Json> {
        return doubtingRefusals(this.#request(method, params, limits));
    }

    async #request(method: string, params: Json, limits: RequestLimits): Promise<Json> {
        // Nothing was sent, so it may be asked again of the next conversation.
        if (this.lost) throw new TransportFailure('broken', { sent: false });
        const id = ++this.#lastId;
        let end = (): void => undefined;
        try {
            return resultOf(
                await new Promise<RpcAnswer>((resolve, reject) => {
                    const watch = this.#line.clock.watch(limits, (reason) => {
                        if (method !== 'initialize') this.#cancel(id, reason);
                        reject(left(reason, limits));
                    });
                    end = watch.end;
                    const progress = (message: Json): void => {
                        watch.touch();
                        reportProgress(message, limits.onProgress);
                    };
                    const body = writeMessage(method, withProgress(params, id, limits), id);
                    const posted = this.#post(body, limits);
                    posted.catch(reject);
                    // Whether it was taken decides whether it may be sent again, so its POST has the first word.
                    const lose = (end: Error): void => void posted.then(() => reject(end), reject);
                    this.#waiting.set(id, { resolve, lose, progress });
                }),
            );
        } finally {
            end();
            this.#waiting.delete(id);
        }
    }

    /** The session lives as long as its stream: there is nothing else to tell the server. */
    close(): Promise<void> {
        this.#lose();
        return Promise.resolve();
    }

    /** Opens the stream; resolves with the address it names for posting, while the reading goes on. */
    #endpointOf(url: string, limits: Limits): Promise<string> {
        return new Promise((resolve, reject) => {
            const fail = (error: Error): void => {
                watch.end();
                reject(error);
            };
            const watch = this.#line.clock.watch(limits, (reason) => {
                reject(reason === 'timeout' ? withoutEndpoint() : left(reason, limits));
            });
            const named = (reference: string): void => {
                watch.end();
                const endpoint = resolveEndpoint(reference, url, this.#line.address);
                if (endpoint !== undefined) resolve(endpoint);
                else reject(unusable(FOREIGN_ENDPOINT));
            };
            this.#read(url, named)
                .then(withoutEndpoint, toRefusal)
                .then((end) => {
                    // It may have brought too much for any of them: then asking again is no use.
                    this.#lose(end.failure?.reason === 'too-long' ? end.failure : gone());
                    fail(end);
                }, fail);
        });
    }

    async #read(url: string, named: (reference: string) => void): Promise<void> {
        const { runtime, address } = this.#line;
        const response = await runtime.request({
            method: 'GET',
            url,
            headers: { ...address.headers, accept: 'text/event-stream' },
            // An idle stream is a healthy one; what waits for an answer has its own limit.
            timeoutMs: 0,
            signal: this.#stream,
            responseType: 'stream',
        });
        if (response.status !== 200 || !contentTypeOf(response).includes('text/event-stream')) {
            const head = { ...response, body: await readText(response) };
            throw refuseAnswer(head, this.#asked(url, false), NO_ENDPOINT);
        }
        if (response.stream === undefined) throw unusable(NO_STREAM);
        const utf8 = new Utf8();
        const reader = new EventReader();
        for await (const chunk of response.stream) {
            for (const event of reader.push(utf8.push(chunk))) this.#take(event, named);
        }
    }

    #take({ event, data }: ServerEvent, named: (reference: string) => void): void {
        if (event === 'endpoint') named(data);
        if (event !== 'message') return;
        for (const message of readMessages(data)) this.#receive(message);
    }

    #receive(message: Json): void {
        const { id, method, params } = message;
        if (typeof method !== 'string') {
            const waiting = this.#waiting.get(Number(id));
            const answer = waiting && answerTo([message], Number(id));
            if (answer !== undefined) waiting?.resolve(answer);
            return;
        }
        const about = progressOf(message);
        if (about !== undefined) this.#waiting.get(about)?.progress(message);
        else if (id === undefined) this.#line.settings.onNotification?.(method, isJson(params) ? params : {});
        else this.#courtesy(replyTo(message));
    }

    #cancel(requestId: number, reason: string): void {
        this.#courtesy(writeMessage(CANCELLED, { requestId, reason }));
    }

    #courtesy(body: string): void {
        const limits = { timeoutMs: COURTESY_MS, leftMs: 0, signal: this.#stream };
        this.#post(body, limits).catch(() => undefined);
    }

    async #post(body: string, limits: Limits): Promise<void> {
        const headers = { ...this.#line.address.headers, 'content-type': 'application/json' };
        const response = await this.#line.runtime.request({
            method: 'POST',
            url: this.#endpoint,
            headers: { ...headers, ...this.#version() },
            body,
            timeoutMs: singleLimit(limits),
            signal: limits.signal,
        });
        requireTaken(response, this.#asked(this.#endpoint, this.#info !== undefined));
    }

    #version(): Record<string, string> {
        return this.#info === undefined ? {} : { 'mcp-protocol-version': this.#info.protocolVersion };
    }

    #asked(url: string, inSession: boolean): Asked {
        return { url, inSession };
    }

    #lose(end = gone()): void {
        this.#stream.raise();
        for (const { lose } of this.#waiting.values()) lose(end);
    }
}

export function sse(line: Line): Dial {
    return async (url, limits) => {
        const conversation = new SseConversation(line);
        try {
            await doubtingRefusals(conversation.open(url, limits));
            return conversation;
        } catch (error) {
            await conversation.close();
            throw error;
        }
    };
}
