import { isEvents, readWhole } from '../../mcp/session/body.js';
import { COURTESY_MS, serverInfo } from '../../mcp/session/conversation.js';
import type { Line } from '../../mcp/session/conversation.js';
import { refuseAnswer, requireTaken, toRefusal, unusable } from '../../mcp/session/refusal.js';
import { CANCELLED, isJson } from '../../mcp/session/rpc.js';
import type { Json, RpcAnswer } from '../../mcp/session/rpc.js';
import type { Stop } from '../../mcp/session/stop.js';
import type { McpServerInfo } from '../../mcp/types.js';
import { TransportFailure } from '../../runtime.js';
import type { HttpResponse } from '../../runtime.js';
import type { Direct } from './ask.js';
import { Exchange } from './exchange.js';
import { linkStop, plainHeaders, toResponse } from './fetch.js';
import type { Fetch } from './fetch.js';

/** The contract of the SDK's transports, as far as it is used here. */
export interface SdkTransport {
    start(): Promise<void>;
    send(message: Json): Promise<void>;
    close(): Promise<void>;
    onclose?: (() => void) | undefined;
    onerror?: ((error: Error) => void) | undefined;
    onmessage?: ((message: Json) => void) | undefined;
    setProtocolVersion?(version: string): void;
    terminateSession?(): Promise<void>;
}

/** The SDK counts its own requests from 0, and a session makes only a few by it. */
const FIRST_ID = 1_000;

interface Posting {
    readonly url: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly stop: Stop;
    /** What the answer is for; none for a notification or a reply. */
    readonly exchange: Exchange | undefined;
    readonly timeoutMs?: number;
}

/**
 * Stands between the SDK's client and one of its transports, and between that and the network, to make good what they
 * leave open: an answer that never comes, requests that stay open after they are given up, streams that reconnect to a
 * session nobody initialized, statuses and headers that get lost on the way.
 */
export class RepairedTransport implements SdkTransport {
    onclose?: (() => void) | undefined;
    onerror?: ((error: Error) => void) | undefined;
    onmessage?: ((message: Json) => void) | undefined;

    /** Why the event stream could not be opened, or the server not be used: the SDK's error would only hold a text. */
    failure: Error | undefined;
    /** Why the event stream broke. */
    broken: TransportFailure | undefined;
    server: McpServerInfo | undefined;
    readonly #inner: SdkTransport;
    readonly #line: Line;
    readonly #kind: 'streamable' | 'sse';
    readonly #exchanges = new Map<unknown, Exchange>();
    readonly #sends = new Set<Promise<void>>();
    #initializeId: unknown;
    /** Where and with which headers the SDK sends what belongs to the session, learnt from what it sent. */
    #way: { readonly url: string; readonly headers: Readonly<Record<string, string>> } | undefined;
    #abandonStart = (): void => undefined;
    #asked = 0;
    #streamOpened = false;
    #started = false;
    #closed = false;

    constructor(kind: 'streamable' | 'sse', line: Line, make: (fetch: Fetch) => SdkTransport) {
        this.#kind = kind;
        this.#line = line;
        this.#inner = make((url, init = {}) => this.#fetch(url, init));
        this.#inner.onmessage = (message) => this.#deliver(message);
        this.#inner.onerror = (error) => this.onerror?.(error);
        this.#inner.onclose = () => {
            this.#closed = true;
            this.onclose?.();
        };
    }

    get closed(): boolean {
        return this.#closed;
    }

    /** The event stream is open, but has not named where to post to, or named a place that is refused. */
    get isWithoutEndpoint(): boolean {
        return this.#kind === 'sse' && this.#streamOpened && !this.#started;
    }

    /** Rejects as well when the stream ends before it began: an EventSource that is closed reports nothing any more. */
    start(): Promise<void> {
        return new Promise((resolve, reject) => {
            this.#abandonStart = () => reject(this.failure ?? new Error('closed'));
            this.#inner.start().then(() => {
                this.#started = true;
                resolve();
            }, reject);
        });
    }

    async close(): Promise<void> {
        if (this.#closed) return;
        this.#closed = true;
        for (const { stop } of this.#exchanges.values()) stop.raise();
        await this.#inner.close();
    }

    setProtocolVersion(version: string): void {
        if (this.#way !== undefined) {
            const { url, headers } = this.#way;
            this.#way = { url, headers: { ...headers, 'mcp-protocol-version': version } };
        }
        this.#inner.setProtocolVersion?.(version);
    }

    /** Tells the server that the session ends; 404 and 405 are as good as 200. */
    async terminate(): Promise<void> {
        await this.#inner.terminateSession?.().catch(() => undefined);
    }

    send(message: Json): Promise<void> {
        const { id, method, params } = message;
        if (method === CANCELLED && isJson(params)) return this.#cancel(params['requestId'], message);
        if (method === undefined || id === undefined) return this.#inner.send(message);
        // The whole of it, so that the SDK has dealt with its end before anybody who waits for all of them.
        const sent = this.#request(message);
        this.#sends.add(sent);
        const done = (): void => void this.#sends.delete(sent);
        sent.then(done, done);
        return sent;
    }

    async #request(message: Json): Promise<void> {
        const { id, method } = message;
        if (method === 'initialize') this.#initializeId = id;
        const exchange = new Exchange(this.#line, Number(id), (unasked) => this.#deliver(unasked));
        const answer = await this.#carried(exchange, () => this.#inner.send(message));
        // Only now, because the SDK learns the session's id when its own request returns.
        if (answer !== undefined) this.#deliver({ jsonrpc: '2.0', id, ...answer });
    }

    async #carried(exchange: Exchange, send: () => Promise<unknown>): Promise<RpcAnswer | undefined> {
        const { id } = exchange;
        this.#exchanges.set(id, exchange);
        try {
            await send();
        } finally {
            // Kept until its connection is free again, so that closing frees it.
            void exchange.drained.then(() => this.#exchanges.delete(id));
        }
        return exchange.answer;
    }

    /** An open session of streamable HTTP: requests may be {@link ask}ed. */
    get direct(): Direct | undefined {
        const way = this.#way;
        if (way === undefined || this.server === undefined) return undefined;
        return {
            line: this.#line,
            nextId: () => FIRST_ID + this.#asked++,
            carry: (exchange, body) =>
                this.#carried(exchange, () => this.#post({ ...way, body, stop: exchange.stop, exchange })),
            deliver: (message) => this.#deliver(message),
            cancel: async (message) => {
                if (!this.#closed) await this.#inner.send(message);
            },
        };
    }

    /** The SDK says so on abort and on time-out alike, but leaves the POST open. */
    async #cancel(id: unknown, message: Json): Promise<void> {
        this.#exchanges.get(id)?.stop.raise();
        // The standard forbids to cancel `initialize`, whose session nobody knows yet.
        if (id !== this.#initializeId && !this.#closed) await this.#inner.send(message);
    }

    #deliver(message: Json): void {
        const { id, result } = message;
        if (id === this.#initializeId && isJson(result) && this.server === undefined) {
            try {
                this.server = serverInfo(result, this.#kind);
            } catch (error) {
                this.failure = toRefusal(error);
            }
        }
        this.onmessage?.(message);
    }

    #fetch(url: string | URL, init: RequestInit): Promise<Response> {
        const method = init.method ?? 'GET';
        if (method === 'DELETE') return this.#end(String(url), init);
        if (method === 'GET')
            return this.#kind === 'sse' ? this.#open(String(url), init) : this.#listen(String(url), init);
        return this.#carry(String(url), init);
    }

    /** The SDK's own POST: all of the older transport, and of streamable HTTP what is no request of an open session. */
    async #carry(url: string, init: RequestInit): Promise<Response> {
        const body = typeof init.body === 'string' ? init.body : '';
        const message: unknown = JSON.parse(body);
        const { id, method } = isJson(message) ? message : {};
        const exchange = method === undefined ? undefined : this.#exchanges.get(id);
        const headers = plainHeaders(init.headers);
        const { stop, unlink } = linkStop(this.#line.clock.hub, init.signal, exchange?.stop);
        // A request has the limits of its call; a courtesy has nobody to limit it.
        const timeoutMs = method === CANCELLED ? COURTESY_MS : 0;
        try {
            const response = await this.#post({ url, headers, body, stop, exchange, timeoutMs });
            const session = response.headers['mcp-session-id'];
            const known = session === undefined ? {} : { 'mcp-session-id': session };
            if (method === 'initialize' && this.#kind === 'streamable')
                this.#way = { url, headers: { ...headers, ...known } };
            return new Response(null, { status: 202, headers: known });
        } finally {
            unlink();
        }
    }

    async #post({ url, headers, body, stop, exchange, timeoutMs = 0 }: Posting): Promise<HttpResponse> {
        const response = await this.#line.request({
            method: 'POST',
            url,
            headers,
            body,
            timeoutMs,
            signal: stop,
            responseType: 'stream',
        });
        const inSession = this.#kind === 'sse' ? this.server !== undefined : 'mcp-session-id' in headers;
        const asked = { url, transport: this.#kind, inSession };
        if (exchange !== undefined && this.#kind === 'streamable')
            await exchange.read(response, asked, headers);
        // Read to its end although nobody wants it, so that the connection can be used again.
        else requireTaken(await readWhole(response), asked);
        return response;
    }

    /** The stream of streamable HTTP for what belongs to no request; servers may refuse it. */
    async #listen(url: string, init: RequestInit): Promise<Response> {
        const { stop, unlink } = linkStop(this.#line.clock.hub, init.signal);
        try {
            return toResponse(await this.#stream(url, init, stop), { stop, ended: unlink });
        } catch (error) {
            unlink();
            throw error;
        }
    }

    /**
     * The stream of the older transport. EventSource would open it again and again by itself, each time to a session
     * that nobody initialized; 204 is the one answer that stops it.
     */
    async #open(url: string, init: RequestInit): Promise<Response> {
        const stopped = new Response(null, { status: 204 });
        if (this.#streamOpened || this.failure !== undefined) return stopped;
        const { stop, unlink } = linkStop(this.#line.clock.hub, init.signal);
        try {
            const response = await this.#stream(url, init, stop);
            if (response.status !== 200 || !isEvents(response)) {
                const asked = { url, transport: 'sse', inSession: false } as const;
                throw refuseAnswer(await readWhole(response), asked, undefined, 'no endpoint');
            }
            this.#streamOpened = true;
            const ended = (error?: unknown): void => {
                unlink();
                if (error instanceof TransportFailure) this.broken = error;
                void this.#lose();
            };
            return toResponse(response, { stop, ended });
        } catch (error) {
            unlink();
            this.failure = toRefusal(error);
            return stopped;
        }
    }

    #stream(url: string, init: RequestInit, stop: Stop) {
        const headers = plainHeaders(init.headers);
        // An idle stream is a healthy one.
        return this.#line.request({
            method: 'GET',
            url,
            headers,
            timeoutMs: 0,
            signal: stop,
            responseType: 'stream',
        });
    }

    /** The answers to come are lost. Whether a POST under way was taken decides whether it may be sent again. */
    async #lose(): Promise<void> {
        if (!this.#started && !this.#closed) {
            this.failure ??= unusable('no endpoint');
        }
        await Promise.allSettled(this.#sends);
        await this.close();
        this.#abandonStart();
    }

    async #end(url: string, init: RequestInit): Promise<Response> {
        const headers = plainHeaders(init.headers);
        const { status } = await this.#line.request({
            method: 'DELETE',
            url,
            headers,
            timeoutMs: COURTESY_MS,
        });
        return new Response(null, { status });
    }
}
