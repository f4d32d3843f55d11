import { sleep } from 'n8n-workflow';
import type { IHttpRequestOptions } from 'n8n-workflow';
import { toForm, TransportFailure } from 'xano-connect/pure';
import type { AbortSignalLike, HttpResponse, RequestOptions, Runtime } from 'xano-connect/pure';
import { toFailure } from './failure.js';
import { CREDENTIAL } from './host.js';
import type { Host } from './host.js';
import { isStream, pieces } from './stream.js';

/** The headers n8n adds by itself: its own credential makes this one. */
const withoutAuthorization = ({ authorization: _, ...headers }: RequestOptions['headers']) => headers;

const ENCODING = { text: 'text', bytes: 'arraybuffer', stream: 'stream' } as const;

interface FullResponse {
    readonly statusCode: number;
    readonly headers: Readonly<Record<string, unknown>>;
    readonly body: unknown;
}

/**
 * The host, as what its request helper is called on. Of a running node the helper takes the signal of the whole run in place
 * of the request's own: then no request could end earlier, and none tell a server that the run was stopped. And it would read
 * the credential from n8n's database for each request: once in a run is enough.
 */
function callerOf(host: Host): Host {
    let credential: ReturnType<Host['getCredentials']> | undefined;
    return {
        getCredentials: () => (credential ??= host.getCredentials(CREDENTIAL)),
        getNode: () => host.getNode(),
        helpers: host.helpers,
        logger: host.logger,
    } as unknown as Host; // all that the helper uses
}

async function ask(host: Host, request: RequestOptions): Promise<FullResponse> {
    const { method, url, body, timeoutMs, signal, responseType = 'text', ownAuthorization } = request;
    // A fresh object each time: n8n changes what it is given.
    const options: IHttpRequestOptions = {
        method,
        url,
        headers: ownAuthorization === true ? { ...request.headers } : withoutAuthorization(request.headers),
        encoding: ENCODING[responseType],
        returnFullResponse: true,
        // The engine reads every status itself; the credential has no session that a 401 could renew.
        ignoreHttpStatusErrors: true,
        // Followed, a redirect could carry the token to another origin.
        disableFollowRedirect: true,
        ...(timeoutMs > 0 ? { timeout: timeoutMs } : {}),
        ...(signal === undefined ? {} : { abortSignal: signal }),
    };
    if (typeof body === 'object') {
        options.body = await toForm(body, { FormClass: FormData, BlobClass: Blob });
    } else if (body !== undefined) options.body = body;
    const answered: unknown =
        ownAuthorization === true
            ? await host.helpers.httpRequest(options)
            : await host.helpers.httpRequestWithAuthentication.call(host, CREDENTIAL, options);
    return answered as FullResponse; // what returnFullResponse promises
}

const headersOf = (headers: FullResponse['headers']): Record<string, string> =>
    Object.fromEntries(
        Object.entries(headers)
            .filter(([, value]) => value !== undefined && value !== null)
            .map(([name, value]) => [name.toLowerCase(), [value].flat().join(', ')]),
    );

async function send(host: Host, request: RequestOptions): Promise<HttpResponse> {
    const { signal, timeoutMs, responseType = 'text' } = request;
    if (signal?.aborted === true) {
        throw new TransportFailure('aborted', { sent: false, cause: signal.reason });
    }
    try {
        const { statusCode: status, headers: raw, body } = await ask(host, request);
        const answer = { status, headers: headersOf(raw), body: '' };
        if (isStream(body)) return { ...answer, stream: pieces(body, timeoutMs, signal) };
        // A refused download says why, in JSON.
        if (responseType === 'bytes' && status < 400) return { ...answer, bytes: bytesOf(body) };
        return { ...answer, body: textOf(body) };
    } catch (cause) {
        throw toFailure(cause, signal);
    }
}

const bytesOf = (body: unknown): Uint8Array =>
    body instanceof Uint8Array ? body : new Uint8Array(Buffer.from(textOf(body)));

function textOf(body: unknown): string {
    if (typeof body === 'string') return body;
    if (body === undefined || body === null) return '';
    if (body instanceof Uint8Array) return Buffer.from(body).toString('utf8');
    // Hosts that read JSON by its content type, whatever encoding they were asked for.
    return JSON.stringify(body);
}

/** n8n's own waiting cannot be ended early: what was ended leaves no timer that runs for longer. Milliseconds. */
const NAP_MS = 1000;

async function sleepUntil(end: number, signal: AbortSignalLike): Promise<void> {
    for (let left = end - Date.now(); left > 0 && !signal.aborted; left = end - Date.now()) {
        await sleep(Math.min(left, NAP_MS));
    }
}

/** Rejects when the signal aborts. */
function waiting(ms: number, signal: AbortSignalLike | undefined): Promise<void> {
    if (signal === undefined) return sleep(ms);
    return new Promise((resolve, reject) => {
        const stop = () => {
            // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- whoever aborts says why
            reject(signal.reason);
        };
        if (signal.aborted) {
            stop();
            return;
        }
        signal.addEventListener('abort', stop, { once: true });
        void sleepUntil(Date.now() + ms, signal).then(() => {
            signal.removeEventListener('abort', stop);
            resolve();
        });
    });
}

/** What the engine needs of the outside world, as n8n has it: proxy, certificates, SSRF protection and cancellation come with its request helper. */
export function createN8nRuntime(host: Host): Runtime {
    const caller = callerOf(host);
    return {
        request: (request) => send(caller, request),
        sleep: waiting,
        now: () => Date.now(),
        random: () => Math.random(),
    };
}
