import { explained } from '../../../core/src/mcp/explain/index.js';
import { createPureSession } from '../../../core/src/mcp/session/index.js';
import { AbortHub } from '../../../core/src/deadline.js';
import { follow, Stop } from '../../../core/src/mcp/session/stop.js';
import type { McpSession, McpSettings } from '../../../core/src/mcp/types.js';
import { createSdkSession } from '../../../core/src/node/mcp/index.js';
import { createNodeRuntime } from '../../../core/src/node/runtime.js';
import { TransportFailure } from '../../../core/src/runtime.js';
import type { HttpResponse, RequestOptions, Runtime } from '../../../core/src/runtime.js';

export const PATHS = {
    streamable: '/x2/mcp/meta/mcp/stream',
    sse: '/x2/mcp/meta/mcp/sse',
    simple: '/api/mcp/sse',
} as const;
export type Kind = keyof typeof PATHS;

type Make = (settings: McpSettings, runtime: Runtime) => McpSession;

/** Both sessions keep one contract. */
export const makers: readonly (readonly [string, Make])[] = [
    ['pure', (settings, runtime) => explained(createPureSession)(settings, runtime, undefined)],
    ['sdk', (settings, runtime) => createSdkSession(settings, { runtime })],
];

const FIRST_PAUSE_MS = 500;
const LATE = 'late';

/** A Node runtime that notes what it sends: `POST initialize`, `POST tools/call`, `GET`, `DELETE`. */
export class NotingRuntime implements Runtime {
    readonly log: string[] = [];
    /** Requests that have neither ended nor failed; of a stream, until it is read to its end or left. */
    underway = 0;
    readonly #inner = createNodeRuntime();
    readonly #hub = new AbortHub();
    /** Each makes something that waits for its time be late. */
    readonly #limits = new Set<() => void>();

    /** The time of everything that waits now has run out: how long that takes is no matter of the machine's load. */
    async expire(): Promise<void> {
        for (const end of [...this.#limits]) {
            // One timer at a time, as a platform has it: the first may clear the next.
            if (this.#limits.has(end)) end();
            await new Promise((resolve) => setImmediate(resolve));
        }
    }

    async request(options: RequestOptions) {
        const body = typeof options.body === 'string' ? options.body : '{}';
        const { method, tool } = JSON.parse(body) as { method?: string; tool?: string };
        this.log.push([options.method, method ?? tool].filter((part) => part !== undefined).join(' '));
        this.underway++;
        let stays = false;
        try {
            const response = await this.#limited(options);
            if (response.stream === undefined) return response;
            stays = true;
            return { ...response, stream: this.#watched(response.stream) };
        } finally {
            if (!stays) this.underway--;
        }
    }

    async #limited(options: RequestOptions): Promise<HttpResponse> {
        if (!(options.timeoutMs > 0)) return this.#inner.request(options);
        const signal = new Stop();
        // Of a stream the link stays: whoever stops the request ends its reading, too.
        const unlink = follow(signal, options.signal, this.#hub);
        const end = (): void => signal.raise(LATE);
        this.#limits.add(end);
        try {
            const response = await this.#inner.request({ ...options, signal });
            if (response.stream === undefined) unlink();
            return response;
        } catch (error) {
            unlink();
            throw signal.reason === LATE ? new TransportFailure('timeout', { sent: true }) : error;
        } finally {
            this.#limits.delete(end);
        }
    }

    async *#watched(stream: AsyncIterable<string>) {
        try {
            yield* stream;
        } finally {
            this.underway--;
        }
    }

    count(line: string): number {
        return this.log.filter((each) => each === line).length;
    }

    /** The pause before a second attempt takes no time; limits do. */
    sleep = async (ms: number, signal?: RequestOptions['signal']): Promise<void> => {
        const own = new Stop();
        const unlink = follow(own, signal, this.#hub);
        let end = (): void => undefined;
        const expired = new Promise<void>((resolve) => (end = resolve));
        this.#limits.add(end);
        try {
            await Promise.race([expired, this.#inner.sleep(ms === FIRST_PAUSE_MS ? 1 : ms, own)]);
        } finally {
            this.#limits.delete(end);
            unlink();
            // Leaves no timer when it has expired.
            own.raise();
        }
    };
    now = (): number => this.#inner.now();
    random = (): number => 0;
    close(): void {
        this.#inner.close?.();
    }
}

export interface Failure {
    readonly kind: string;
    readonly message: string;
    readonly hint: string;
    readonly status?: number;
    readonly code?: string;
    readonly retryAfterMs?: number;
    readonly maybeExecuted: boolean;
}

export const failureOf = async (promise: Promise<unknown>): Promise<Failure> => {
    try {
        await promise;
    } catch (error) {
        if (typeof error === 'object' && error !== null && 'kind' in error) return error as Failure;
        throw error;
    }
    throw new Error('it did not fail');
};

export const toolNames = async (session: McpSession): Promise<string[]> => {
    const names: string[] = [];
    for await (const { name } of session.tools()) names.push(name);
    return names;
};
