import { AnswerMeter } from '../answer-meter.js';
import { abortReason, AbortHub, createSleep, Deadline } from '../deadline.js';
import type { Timers } from '../deadline.js';
import { decoded, joined } from '../decoded.js';
import { toForm } from '../multipart.js';
import { cut, redactText } from '../redact.js';
import { isFile, TransportFailure, withoutLength } from '../runtime.js';
import type { HttpResponse, RequestOptions, Runtime } from '../runtime.js';

export interface BrowserRuntimeOptions {
    /** Default the platform's `fetch`. */
    readonly fetch?: typeof fetch;
}

const timers: Timers = {
    set: (callback, ms) => setTimeout(callback, ms),
    clear: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

type Chunk = Uint8Array<ArrayBuffer>;

/** By hand, because Safari cannot iterate a stream. */
async function* read(
    source: ReadableStream<Chunk> | null,
    meter: AnswerMeter,
): AsyncGenerator<Chunk, void, undefined> {
    const reader = source?.getReader();
    try {
        while (reader !== undefined) {
            const next = await reader.read();
            if (next.done) return;
            meter.take(next.value);
            yield next.value;
        }
    } finally {
        // Frees the connection when the reader stopped early; after the end it does nothing.
        await reader?.cancel().catch(() => undefined);
    }
}

/** One request on its way, from the first byte to the last. */
class Attempt {
    readonly #options: RequestOptions;
    readonly #controller = new AbortController();
    readonly #deadline: Deadline;
    #started = false;
    #answered = false;

    constructor(options: RequestOptions, hub: AbortHub) {
        this.#options = options;
        this.#deadline = new Deadline(options, { timers, hub }, () => this.#controller.abort());
    }

    async send(send: typeof fetch): Promise<HttpResponse> {
        const { method, url, headers, body, responseType = 'text', inPieces } = this.#options;
        let streaming = false;
        try {
            const data =
                typeof body === 'object'
                    ? await toForm(body, { FormClass: FormData, BlobClass: Blob })
                    : body;
            this.#controller.signal.throwIfAborted();
            this.#started = true;
            const response = await send(url, {
                method,
                headers,
                ...(data === undefined ? {} : { body: data }),
                signal: this.#controller.signal,
                // The token is the only credential; a cookie of the page would make CORS stricter for nothing.
                credentials: 'omit',
                // Followed, a redirect could carry the token to another origin.
                redirect: 'manual',
            });
            this.#answered = true;
            // A browser hides a redirect behind status 0 and no headers: all that is known is that it is one.
            const status = response.type === 'opaqueredirect' ? 302 : response.status;
            const answer = { status, headers: Object.fromEntries(response.headers), body: '' };
            const file = responseType === 'bytes' && isFile(answer);
            // How long a file may be is no measure for the reason why there is none.
            const told = inPieces && !file ? { ...this.#options, maxAnswerBytes: undefined } : this.#options;
            const meter = new AnswerMeter(told, answer.headers);
            // Some hosts have a fetch without streams: they answer whole bytes.
            const inParts = inPieces && file && response.body;
            if (responseType === 'stream' || inParts) {
                streaming = true;
                this.#deadline.pause();
                const pieces = this.#pieces(response.body, meter);
                // Of another origin a page learns the length, but not whether it was packed.
                const isPacked = response.type === 'cors' || 'content-encoding' in answer.headers;
                if (inParts) return { ...(isPacked ? withoutLength(answer) : answer), byteStream: pieces };
                return { ...answer, stream: decoded(pieces, new TextDecoder()) };
            }
            if (!file) return { ...answer, body: await this.#text(response, meter) };
            return { ...answer, bytes: await this.#bytes(response, meter) };
        } catch (error) {
            throw this.#failure(error);
        } finally {
            if (!streaming) this.#deadline.end();
        }
    }

    async #text(response: Response, meter: AnswerMeter): Promise<string> {
        // Some hosts have a fetch without streams: nothing can be measured there before all of it is read.
        if (!response.body) return response.text();
        return joined(decoded(read(response.body, meter), new TextDecoder()));
    }

    async #bytes(response: Response, meter: AnswerMeter): Promise<Uint8Array> {
        if (!response.body) return new Uint8Array(await response.arrayBuffer());
        const chunks: Chunk[] = [];
        for await (const chunk of read(response.body, meter)) chunks.push(chunk);
        return new Uint8Array(await new Blob(chunks).arrayBuffer());
    }

    /** choice: of a stream `timeoutMs` limits each wait for more, not the whole, or every big download would fail. */
    async *#pieces(
        source: ReadableStream<Chunk> | null,
        meter: AnswerMeter,
    ): AsyncGenerator<Chunk, void, undefined> {
        try {
            this.#deadline.resume();
            for await (const piece of read(source, meter)) {
                this.#deadline.pause();
                yield piece;
                this.#deadline.resume();
            }
        } catch (error) {
            throw this.#failure(error);
        } finally {
            this.#deadline.end();
        }
    }

    /**
     * `fetch` reports a closed port, an unknown host, a refused CORS preflight and a cut connection with one and the
     * same error, on purpose. So whatever was handed to it counts as sent.
     */
    #failure(error: unknown): TransportFailure {
        if (error instanceof TransportFailure) return error;
        const sent = this.#started;
        const stopped = this.#deadline.reason;
        if (stopped === 'aborted') {
            return new TransportFailure('aborted', { sent, cause: abortReason(this.#options.signal) });
        }
        if (stopped === 'timeout') return new TransportFailure('timeout', { sent, code: 'ETIMEDOUT' });
        const cause = new Error(cut(redactText(error instanceof Error ? error.message : 'no answer'), 300));
        return new TransportFailure(this.#answered ? 'broken' : 'unreachable', {
            sent,
            code: 'NETWORK',
            cause,
        });
    }
}

/** Requests over `fetch`: nothing but what the call itself needs, since each extra header must pass the server's CORS. */
export function createBrowserRuntime(options: BrowserRuntimeOptions = {}): Runtime {
    const hub = new AbortHub();
    // Called as a bare function: browsers refuse a fetch whose `this` is another object.
    const send: typeof fetch = options.fetch ?? ((input, init) => fetch(input, init));
    return {
        request(request) {
            if (request.signal?.aborted === true) {
                const cause = abortReason(request.signal);
                return Promise.reject(new TransportFailure('aborted', { sent: false, cause }));
            }
            return new Attempt(request, hub).send(send);
        },
        sleep: createSleep(timers, hub),
        now: () => Date.now(),
        random: () => Math.random(),
    };
}
