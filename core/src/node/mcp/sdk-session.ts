import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { SSEClientTransport } from '@modelcontextprotocol/sdk/client/sse.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { ElicitRequestSchema, McpError, ResultSchema } from '@modelcontextprotocol/sdk/types.js';
import type { jsonSchemaValidator, JsonSchemaValidator } from '@modelcontextprotocol/sdk/validation';
import { INTRODUCTION } from '../../mcp/session/conversation.js';
import type { Conversation, Dial, Line, RequestLimits } from '../../mcp/session/conversation.js';
import { reportProgress } from '../../mcp/session/progress.js';
import { brokenOff, Refusal, unusable } from '../../mcp/session/refusal.js';
import { isJson } from '../../mcp/session/rpc.js';
import type { Json } from '../../mcp/session/rpc.js';
import type { Limits, Stop } from '../../mcp/session/stop.js';
import type { McpServerInfo } from '../../mcp/types.js';
import { TransportFailure } from '../../runtime.js';
import { ask, watchedOf } from './ask.js';
import type { Fetch } from './fetch.js';
import { RepairedTransport } from './transport.js';
import type { SdkTransport } from './transport.js';

/** The user's reply: `content` belongs to `accept`; fields with a default may be left out of it. */
export interface ElicitReply {
    readonly action: 'accept' | 'decline' | 'cancel';
    readonly content?: Record<string, string | number | boolean | string[]>;
}

/** What only a session over the SDK can do. */
export interface SdkFeatures {
    /** Answers a server that asks the user something in the middle of a call. Without it the server is told not to. */
    readonly onElicit?: (request: {
        readonly message: string;
        readonly schema: Json;
    }) => Promise<ElicitReply>;
    /** Least level of the server's own log that is sent, as `notifications/message`; default: the server's choice. */
    readonly logLevel?:
        'debug' | 'info' | 'notice' | 'warning' | 'error' | 'critical' | 'alert' | 'emergency';
}

/** The longest a timer can wait: the SDK's own limits never act, ours do. */
const NEVER = 2 ** 31 - 1;

/** Results are taken as they come, so nothing is compiled out of a schema, which a page with CSP would refuse. */
const NO_VALIDATION: jsonSchemaValidator = {
    getValidator:
        <T>(): JsonSchemaValidator<T> =>
        (input) => ({ valid: true, data: input as T, errorMessage: undefined }),
};

const TRANSPORTS = {
    streamable: StreamableHTTPClientTransport,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- older servers speak nothing else
    sse: SSEClientTransport,
} as const;

function createClient({ settings, logger }: Line, { onElicit }: SdkFeatures): Client {
    const capabilities = onElicit === undefined ? {} : { elicitation: { form: { applyDefaults: true } } };
    const client = new Client(INTRODUCTION.clientInfo, { capabilities, jsonSchemaValidator: NO_VALIDATION });
    if (onElicit !== undefined) {
        client.setRequestHandler(ElicitRequestSchema, async ({ params }) => ({
            ...(await onElicit({
                message: params.message,
                schema: 'requestedSchema' in params ? { ...params.requestedSchema } : {},
            })),
        }));
    }
    client.fallbackNotificationHandler = ({ method, params }) => {
        settings.onNotification?.(method, params ?? {});
        return Promise.resolve();
    };
    // What matters of these also rejects a call; the rest is about streams nobody waits for.
    client.onerror = ({ name }) => logger?.('debug', 'sdk error', { name });
    return client;
}

class SdkConversation implements Conversation {
    readonly #kind: 'streamable' | 'sse';
    readonly #line: Line;
    readonly #client: Client;
    readonly #transport: RepairedTransport;
    #underway = 0;
    #isDropped = false;

    constructor(
        kind: 'streamable' | 'sse',
        { url, line, features }: { url: string; line: Line; features: SdkFeatures },
    ) {
        this.#kind = kind;
        this.#line = line;
        this.#client = createClient(line, features);
        const options = { requestInit: { headers: line.address.headers } };
        const make = (fetch: Fetch): SdkTransport =>
            // The SDK's classes miss its own Transport type under exactOptionalPropertyTypes, and so ours.
            new TRANSPORTS[kind](new URL(url), { ...options, fetch }) as unknown as SdkTransport;
        this.#transport = new RepairedTransport(kind, line, make);
    }

    get lost(): boolean {
        return this.#transport.closed;
    }

    get server(): McpServerInfo {
        if (this.#transport.server === undefined) throw new Error('asked before it was open');
        return this.#transport.server;
    }

    /** Connects and initializes; a failed start is closed, or EventSource would go on dialling. */
    async open(limits: Limits, { logLevel }: SdkFeatures): Promise<void> {
        const connected = async (signal: AbortSignal): Promise<void> => {
            await this.#client.connect(this.#transport, { timeout: NEVER, signal });
            const canLog = this.#client.getServerCapabilities()?.logging !== undefined;
            if (logLevel !== undefined && canLog)
                await this.#client.setLoggingLevel(logLevel, { timeout: NEVER, signal });
        };
        try {
            await this.#within(limits, connected);
        } catch (error) {
            const { failure, isWithoutEndpoint } = this.#transport;
            await this.#transport.close();
            if (failure !== undefined) throw failure;
            const isLate = error instanceof TransportFailure && error.reason === 'timeout';
            const isStopped = error instanceof TransportFailure && error.reason === 'aborted';
            if (!isWithoutEndpoint || isStopped) throw error;
            throw unusable(isLate ? 'no endpoint' : 'foreign endpoint');
        }
    }

    async request(method: string, params: Json, limits: RequestLimits): Promise<Json> {
        if (this.lost) throw new TransportFailure('broken', { sent: false });
        this.#underway++;
        try {
            const { direct } = this.#transport;
            return await (direct ? ask(direct, method, params, limits) : this.#ask(method, params, limits));
        } finally {
            this.#underway--;
            if (this.#isDropped) void this.close();
        }
    }

    #ask(method: string, params: Json, limits: RequestLimits): Promise<Json> {
        const { onProgress } = limits;
        return this.#within(watchedOf(limits), (signal, touch) =>
            this.#client.request({ method, params }, ResultSchema, {
                signal,
                timeout: NEVER,
                ...(onProgress === undefined
                    ? {}
                    : {
                          onprogress: (progress) => {
                              touch();
                              reportProgress(progress, onProgress);
                          },
                      }),
            }),
        );
    }

    async close(polite?: Limits): Promise<void> {
        this.#isDropped = true;
        if (polite === undefined && this.#underway > 0) return;
        if (polite !== undefined && !this.lost) await this.#transport.terminate();
        await this.#client.close();
        await this.#transport.close();
    }

    /** Runs `work` with a signal of its own, which the SDK never forgets, until a limit is reached. */
    async #within<T>(
        limits: Limits,
        work: (signal: AbortSignal, touch: () => void) => Promise<T>,
    ): Promise<T> {
        const controller = new AbortController();
        const relay = async (stop: Stop, touch: () => void): Promise<T> => {
            stop.addEventListener('abort', () => controller.abort(stop.reason));
            try {
                return await work(controller.signal, touch);
            } catch (error) {
                throw this.#refusal(error);
            }
        };
        return this.#line.clock.within(limits, relay);
    }

    /** The SDK's error in the terms of this engine; what our own part threw passes through it unchanged. */
    #refusal(error: unknown): Error {
        if (error instanceof Refusal || error instanceof TransportFailure) return error;
        const { broken } = this.#transport;
        if (broken?.reason === 'too-long') return broken;
        if (this.lost) return new TransportFailure('broken', { sent: true });
        if (!(error instanceof McpError)) return brokenOff('no reply');
        const message = error.message.replace(/^MCP error -?\d+: /, '');
        const rpc = { code: error.code, message, ...(isJson(error.data) ? { data: error.data } : {}) };
        return new Refusal({ status: 200, rpc, transport: this.#kind });
    }
}

/** Dials over the SDK's transport of that kind, with a client of its own each time. */
export function sdkDial(kind: 'streamable' | 'sse', features: SdkFeatures): Dial {
    return async (line, url, limits) => {
        const conversation = new SdkConversation(kind, { url, line, features });
        await conversation.open(limits, features);
        return conversation;
    };
}
