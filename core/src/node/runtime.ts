import type http from 'node:http';
import type https from 'node:https';
import type { Readable } from 'node:stream';
import type { AxiosInstance, AxiosResponse } from 'axios';
import { AnswerMeter, answerLimit } from '../answer-meter.js';
import { abortReason, AbortHub, createSleep, Deadline } from '../deadline.js';
import type { Timers } from '../deadline.js';
import { decoded, joined } from '../decoded.js';
import { toForm } from '../multipart.js';
import { isFile, TransportFailure, withoutLength } from '../runtime.js';
import type { HttpResponse, RequestOptions, Runtime } from '../runtime.js';
import { VERSION } from '../version.js';
import { BodyBuffers } from './body-buffers.js';
import { QuietHttpAgent, QuietHttpsAgent } from './idle-sockets.js';
import { isTooLong, toFailure, Wire } from './wire.js';

export interface NodeRuntimeOptions {
    /** Connections kept per host; default 64. More requests than that wait for one. */
    readonly maxSockets?: number;
    /** Milliseconds an unused connection is kept; default 15,000. */
    readonly idleMs?: number;
    /** Accepts any TLS certificate, for a sandbox with its own; default false. */
    readonly insecure?: boolean;
    /** Certificates to trust besides none: as for `tls.connect`. */
    readonly ca?: string | Buffer | (string | Buffer)[];
    /** The client's own certificate and key, where a gateway asks for one. */
    readonly cert?: string | Buffer;
    readonly key?: string | Buffer;
    /** Default `xano-connect/<version>`. */
    readonly userAgent?: string;
}

const DEFAULTS = {
    maxSockets: 64,
    // choice: gateways close idle connections after 60 s or more, Node servers announce their 5 s. A connection that
    // closes under a write makes its outcome unknown, so ours are dropped well before.
    idleMs: 15_000,
} as const;

const timers: Timers = {
    set: (callback, ms) => setTimeout(callback, ms),
    clear: (timer) => clearTimeout(timer as NodeJS.Timeout),
};

type Agents = { readonly httpAgent: http.Agent; readonly httpsAgent: https.Agent };

function createAgents({ maxSockets, idleMs, insecure, ca, cert, key }: NodeRuntimeOptions): Agents {
    const pool = {
        keepAlive: true,
        maxSockets: maxSockets ?? DEFAULTS.maxSockets,
        maxFreeSockets: maxSockets ?? DEFAULTS.maxSockets,
        // The most recently used connection is the least likely to be closed by the other side.
        scheduling: 'lifo',
        timeout: idleMs ?? DEFAULTS.idleMs,
    } as const;
    const tls = {
        ...(ca === undefined ? {} : { ca }),
        ...(cert === undefined ? {} : { cert }),
        ...(key === undefined ? {} : { key }),
        ...(insecure === true ? { rejectUnauthorized: false } : {}),
    };
    return { httpAgent: new QuietHttpAgent(pool), httpsAgent: new QuietHttpsAgent({ ...pool, ...tls }) };
}

async function createInstance(agents: Agents, userAgent: string): Promise<AxiosInstance> {
    const { default: axios } = await import('axios');
    return axios.create({
        ...agents,
        adapter: 'http',
        headers: { 'User-Agent': userAgent },
        // A redirect is returned as it is: followed, it could carry the token to another origin.
        maxRedirects: 0,
        // No limit, nor Infinity: axios would count each chunk all the same.
        maxBodyLength: -1,
        validateStatus: null,
        // Text stays text: what is JSON is decided by the content type, not by whether it happens to parse.
        transformRequest: [],
        transformResponse: [],
    });
}

function plainHeaders(headers: AxiosResponse['headers']): Record<string, string> {
    const plain: Record<string, string> = {};
    for (const name of Object.keys(headers)) {
        const value: unknown = headers[name];
        if (typeof value === 'string') plain[name] = value;
        else if (Array.isArray(value)) plain[name] = value.join(', ');
    }
    return plain;
}

/** Which of axios' response types gives it. */
const RESPONSE_TYPES = { text: 'text', bytes: 'arraybuffer', stream: 'stream' } as const;

/** All that axios uses of a signal. Half of what one of the platform is made of is garbage that only a full collection finds. */
class Stop {
    aborted = false;
    readonly #listeners = new Set<() => void>();

    addEventListener(_: 'abort', listener: () => void): void {
        this.#listeners.add(listener);
    }

    removeEventListener(_: 'abort', listener: () => void): void {
        this.#listeners.delete(listener);
    }

    abort(): void {
        this.aborted = true;
        for (const listener of this.#listeners) listener();
    }
}

/** Of a Buffer, whose members differ from those of bytes elsewhere, what it looks at. */
const plainBytes = ({ buffer, byteOffset, byteLength }: Uint8Array): Uint8Array =>
    new Uint8Array(buffer, byteOffset, byteLength);

/** One request on its way, from the first byte to the last. */
class Attempt {
    readonly #options: RequestOptions;
    readonly #bodies: BodyBuffers;
    readonly #wire = new Wire();
    readonly #stop = new Stop();
    readonly #deadline: Deadline;
    /** The answer is read as it comes in. */
    readonly #isStream: boolean;
    /** As axios takes it: -1 is none. */
    readonly #maxBytes: number;

    constructor(options: RequestOptions, { hub, bodies }: { hub: AbortHub; bodies: BodyBuffers }) {
        const limit = answerLimit(options);
        this.#options = options;
        this.#bodies = bodies;
        this.#isStream = options.responseType === 'stream' || options.inPieces === true;
        // Limited, axios would wrap a stream so that leaving it early does not close the connection.
        this.#maxBytes = this.#isStream || limit === Infinity ? -1 : limit;
        this.#deadline = new Deadline(options, { timers, hub }, () => this.#stop.abort());
    }

    async send(loaded: AxiosInstance | Promise<AxiosInstance>): Promise<HttpResponse> {
        const { method, url, headers, body, responseType = 'text' } = this.#options;
        let streaming = false;
        try {
            const instance = loaded instanceof Promise ? await loaded : loaded;
            const data =
                typeof body === 'object'
                    ? await toForm(body, { FormClass: FormData, BlobClass: Blob })
                    : body && this.#bodies.fill(body);
            const response = await instance.request<unknown>({
                method,
                url,
                data,
                // Without a body axios would still claim one of the type of a web form.
                headers: data === undefined ? { ...headers, 'content-type': false } : headers,
                responseType: this.#isStream ? 'stream' : RESPONSE_TYPES[responseType],
                // Counts what comes out of gzip and the like.
                maxContentLength: this.#maxBytes,
                signal: this.#stop,
                transport: this.#wire,
            });
            streaming = this.#isStream;
            // An answer may come before the whole body has left; then its bytes are not touched again.
            if (Buffer.isBuffer(data) && this.#wire.flushed) this.#bodies.giveBack(data);
            return await this.#answer(response);
        } catch (error) {
            throw this.#failure(error);
        } finally {
            if (!streaming) this.#deadline.end();
        }
    }

    #answer({ status, headers, data }: AxiosResponse<unknown>): HttpResponse | Promise<HttpResponse> {
        const answer = { status, headers: plainHeaders(headers), body: '' };
        if (typeof data === 'string') return { ...answer, body: data };
        if (data instanceof Uint8Array) {
            // A refused download says why, in JSON.
            if (!isFile(answer)) return { ...answer, body: new TextDecoder().decode(data) };
            return { ...answer, bytes: plainBytes(data) };
        }
        this.#deadline.pause();
        return this.#options.inPieces === true
            ? this.#file(data as Readable, answer)
            : { ...answer, stream: decoded(this.#pieces(data as Readable, answer), new TextDecoder()) };
    }

    async #file(source: Readable, answer: HttpResponse): Promise<HttpResponse> {
        if (!isFile(answer)) {
            // How long a file may be is no measure for the reason why there is none.
            const pieces = this.#pieces(source, answer, { ...this.#options, maxAnswerBytes: undefined });
            return { ...answer, body: await joined(decoded(pieces, new TextDecoder())) };
        }
        const told = this.#wire.packed ? withoutLength(answer) : answer;
        return { ...told, byteStream: this.#pieces(source, answer) };
    }

    /** choice: of a stream `timeoutMs` limits each wait for more, not the whole, or every big download would fail. */
    async *#pieces(
        source: Readable,
        { headers }: HttpResponse,
        limits = this.#options,
    ): AsyncGenerator<Uint8Array, void, undefined> {
        const meter = new AnswerMeter(limits, headers);
        const chunks = source.iterator() as AsyncIterator<Uint8Array>;
        try {
            for (;;) {
                this.#deadline.resume();
                const next = await chunks.next();
                this.#deadline.pause();
                // Ended before it was read, by an abort or a cut, a stream looks as if it were whole.
                if (next.done === true && source.readableEnded) break;
                if (next.done === true) throw new Error('the stream ended early');
                meter.take(next.value);
                yield plainBytes(next.value);
            }
        } catch (error) {
            throw this.#failure(error);
        } finally {
            this.#deadline.end();
            source.destroy();
        }
    }

    #failure(error: unknown): TransportFailure {
        if (error instanceof TransportFailure) return error;
        if (isTooLong(error, this.#maxBytes)) return new TransportFailure('too-long', { sent: true });
        return toFailure(error, {
            connected: this.#wire.connected,
            stopped: this.#deadline.reason,
            abortedWith: abortReason(this.#options.signal),
        });
    }
}

/**
 * Requests over axios, with connections kept alive. Honours HTTPS_PROXY, HTTP_PROXY and NO_PROXY; https goes through
 * a tunnel, so that the proxy sees neither the token nor the data.
 */
export function createNodeRuntime(options: NodeRuntimeOptions = {}): Runtime {
    const agents = createAgents(options);
    const hub = new AbortHub();
    const bodies = new BodyBuffers();
    // Loading axios takes longer than the rest of a short script: it begins here and is awaited by the first request.
    let loaded: AxiosInstance | Promise<AxiosInstance> = createInstance(
        agents,
        options.userAgent ?? `xano-connect/${VERSION}`,
    ).then((instance) => (loaded = instance));
    // The first request reports a failure to load; without this a client that sends none would end the process.
    loaded.catch(() => undefined);

    return {
        request(request) {
            if (request.signal?.aborted === true) {
                const cause = abortReason(request.signal);
                return Promise.reject(new TransportFailure('aborted', { sent: false, cause }));
            }
            return new Attempt(request, { hub, bodies }).send(loaded);
        },
        sleep: createSleep(timers, hub),
        now: () => Date.now(),
        random: () => Math.random(),
        close() {
            agents.httpAgent.destroy();
            agents.httpsAgent.destroy();
            bodies.clear();
        },
    };
}
