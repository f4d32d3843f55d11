import { explained } from '../../../../../core/src/mcp/explain/index.js';
import { createPureSession } from '../../../../../core/src/mcp/session/index.js';
import type { McpSession, McpSettings } from '../../../../../core/src/mcp/types.js';
import { TransportFailure } from '../../../../../core/src/runtime.js';
import type { Logger } from '../../../../../core/src/settings.js';
import type { HttpResponse, RequestOptions, Runtime } from '../../../../../core/src/runtime.js';

export const URL_STREAM = 'https://x1.n7.xano.io/x2/mcp/meta/mcp/stream';
export const TOKEN = 'secret-token-1';

export interface Message {
    readonly id?: number;
    readonly method: string;
    readonly params?: { readonly name?: string; readonly cursor?: string; readonly [key: string]: unknown };
}

export type Answer = Partial<HttpResponse> | TransportFailure | 'never';
export type Handle = (message: Message, request: RequestOptions) => Answer | Promise<Answer> | undefined;

export const json = (body: unknown, more: Partial<HttpResponse> = {}): Answer => ({
    status: 200,
    headers: { 'content-type': 'application/json', ...more.headers },
    body: JSON.stringify(body),
    ...(more.status === undefined ? {} : { status: more.status }),
});
export const result = (id: number | undefined, value: unknown): Answer =>
    json({ jsonrpc: '2.0', id, result: value });
export const rpcError = (
    id: number | undefined | null,
    code: number,
    message: string,
    status = 200,
): Answer => json({ jsonrpc: '2.0', id, error: { code, message } }, { status });
export const status = (code: number, headers: Record<string, string> = {}, body = ''): Answer => ({
    status: code,
    headers,
    body,
});
export const called = (message: Message): Answer =>
    result(message.id, { content: [{ type: 'text', text: message.params?.name ?? '' }] });

export const initialized =
    (version = '2025-06-18', sessionId?: string) =>
    (message: Message) =>
        json(
            {
                jsonrpc: '2.0',
                id: message.id,
                result: {
                    protocolVersion: version,
                    capabilities: {},
                    serverInfo: { name: 'fake', version: '1' },
                },
            },
            sessionId === undefined ? {} : { headers: { 'mcp-session-id': sessionId } },
        );

interface Sleeper {
    readonly at: number;
    readonly wake: () => void;
}

/** The JSON a request carries. */
export const bodyOf = ({ body }: RequestOptions): unknown =>
    JSON.parse(typeof body === 'string' ? body : 'null');

/** A runtime over a handler of messages, with a clock that only moves when told to. */
export class FakeServer implements Runtime {
    /** `initialize`, `tools/call a`, `DELETE`, in the order they came. */
    readonly log: string[] = [];
    readonly requests: RequestOptions[] = [];
    handle: Handle = () => undefined;
    sessions = 0;
    #time = 0;
    #sleepers = new Set<Sleeper>();

    constructor(handle?: Handle) {
        if (handle !== undefined) this.handle = handle;
    }

    async request(request: RequestOptions): Promise<HttpResponse> {
        this.requests.push(request);
        if (request.method !== 'POST') {
            this.log.push(request.method);
            return this.#complete(await this.handle({ method: request.method }, request), request);
        }
        const message = bodyOf(request) as Message;
        this.log.push(
            `${message.method}${message.params?.name === undefined ? '' : ` ${message.params.name}`}`,
        );
        const answer = (await this.handle(message, request)) ?? this.#usual(message);
        return this.#complete(answer, request);
    }

    #usual(message: Message): Answer {
        if (message.method === 'initialize') return initialized('2025-06-18', `s${++this.sessions}`)(message);
        if (message.id === undefined) return status(202);
        return message.method === 'tools/call' ? called(message) : result(message.id, { tools: [] });
    }

    #complete(answer: Answer | undefined, request: RequestOptions): Promise<HttpResponse> {
        if (answer instanceof TransportFailure) return Promise.reject(answer);
        if (answer === 'never') return this.#never(request);
        return Promise.resolve({ status: 200, headers: {}, body: '', ...answer });
    }

    #never({ timeoutMs, signal }: RequestOptions): Promise<HttpResponse> {
        return new Promise((_, reject) => {
            const fail = (reason: 'timeout' | 'aborted'): void => {
                this.#sleepers.delete(sleeper);
                reject(new TransportFailure(reason, { sent: true }));
            };
            const sleeper = { at: this.#time + timeoutMs, wake: () => fail('timeout') };
            if (timeoutMs > 0) this.#sleepers.add(sleeper);
            signal?.addEventListener('abort', () => fail('aborted'));
        });
    }

    sleep(ms: number, signal?: RequestOptions['signal']): Promise<void> {
        return new Promise((resolve, reject) => {
            if (signal?.aborted === true) {
                reject(new Error('aborted'));
                return;
            }
            const sleeper = { at: this.#time + ms, wake: resolve };
            this.#sleepers.add(sleeper);
            signal?.addEventListener('abort', () => {
                this.#sleepers.delete(sleeper);
                reject(new Error('aborted'));
            });
        });
    }

    now(): number {
        return this.#time;
    }

    random(): number {
        return 0;
    }

    get sleepers(): number {
        return this.#sleepers.size;
    }

    /** Lets everything run that can without time passing. */
    async settle(): Promise<void> {
        for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
    }

    /** Moves the clock to the next thing that waits for it, again and again until `ms` have passed. */
    async advance(ms: number): Promise<void> {
        const end = this.#time + ms;
        for (;;) {
            await this.settle();
            const next = [...this.#sleepers].sort((a, b) => a.at - b.at)[0];
            if (next === undefined || next.at > end) break;
            this.#time = next.at;
            this.#sleepers.delete(next);
            next.wake();
        }
        this.#time = end;
        await this.settle();
    }

    session(settings: Partial<McpSettings> = {}, logger?: Logger): McpSession {
        return explained(createPureSession)({ url: URL_STREAM, token: TOKEN, ...settings }, this, logger);
    }
}

/** What a promise was rejected with. */
export const failureOf = async (promise: Promise<unknown>): Promise<Record<string, unknown>> => {
    try {
        await promise;
    } catch (error) {
        return error as Record<string, unknown>;
    }
    throw new Error('it did not fail');
};
