import { createServer } from 'node:https';
import { request as ask } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { makeCertificate } from './certificate.js';
import { HOSTS, placeOf } from './hosts.js';
import type { Place } from './hosts.js';

/** One request as it arrived. */
export interface Sent {
    readonly place: Place | undefined;
    readonly host: string;
    readonly method: string;
    /** Path and query. */
    readonly path: string;
    readonly headers: IncomingHttpHeaders;
    readonly body: string;
}

/** An answer in place of the real one. */
export interface Instead {
    readonly status: number;
    readonly type?: string;
    /** Seconds. */
    readonly retryAfter?: number;
    readonly body: string;
}

/** What a page on another origin is let see: everything, all but the MCP session, nothing. */
export type Cors = 'full' | 'no-session' | 'none';

/** What is done to requests on their way, until {@link Wire.reset}. */
export interface Trouble {
    /** Which are answered in another way. */
    instead?: (sent: Sent) => Instead | undefined;
    /** Waited for before a request is passed on. */
    hold?: (sent: Sent) => Promise<void> | undefined;
    /** By place; default `full`. */
    cors?: Partial<Record<Place, Cors>>;
    /** Default: every path of the place. */
    corsPath?: string;
}

/** Where the places are really served. */
export interface Origins {
    /** `http://127.0.0.1:1234` */
    readonly xano: string;
    readonly proxy: string;
    /** Files of the two pages, by path. */
    readonly pages: (
        place: Place,
        path: string,
    ) => { readonly type: string; readonly body: string } | undefined;
}

const ALLOWED = 'access-control-allow-origin';
const EXPOSED = 'access-control-expose-headers';

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of request as AsyncIterable<Uint8Array>) chunks.push(chunk);
    return Buffer.concat(chunks);
}

/** One TLS server for all host names: preflights, CORS and headers are those of a real network. */
export class Wire {
    /** Every request since the last {@link reset} but those for the pages themselves, the newest last. */
    sent: Sent[] = [];
    /** Every request of all. */
    readonly all: Sent[] = [];
    trouble: Trouble = {};
    readonly port: number;
    readonly close: () => Promise<void>;

    private constructor(port: number, close: () => Promise<void>) {
        this.port = port;
        this.close = close;
    }

    static async open(origins: Origins): Promise<Wire> {
        const server = createServer(await makeCertificate());
        await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
        const address = server.address();
        const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
        const wire = new Wire(
            port,
            () =>
                new Promise((resolve) => {
                    server.close(() => resolve());
                    server.closeAllConnections();
                }),
        );
        server.on('request', (request, response) => {
            // A page that is closed leaves in the middle of its requests.
            wire.#serve(origins, request, response).catch(() => response.destroy());
        });
        return wire;
    }

    reset(): void {
        this.sent = [];
        this.trouble = {};
    }

    /** Requests to these places so far. */
    to(...places: readonly Place[]): readonly Sent[] {
        return this.sent.filter(({ place }) => place !== undefined && places.includes(place));
    }

    async #serve(origins: Origins, request: IncomingMessage, response: ServerResponse): Promise<void> {
        const { method = 'GET', url = '/', headers } = request;
        const place = placeOf(headers.host);
        const page = place === undefined ? undefined : origins.pages(place, url);
        const raw = await bodyOf(request);
        const sent = {
            place,
            host: headers.host ?? '',
            method,
            path: url,
            headers,
            body: raw.toString('utf8'),
        };
        const { hold, instead } = this.trouble;
        if (page !== undefined) {
            await hold?.(sent);
            const { status, type, body } = instead?.(sent) ?? { status: 200, ...page };
            response.writeHead(status, { 'content-type': type ?? page.type }).end(body);
            return;
        }
        // Chromium talks to its maker now and then; what a page asks has the page's origin.
        if (place === undefined && headers.origin?.endsWith('.lab.test') !== true) {
            response.writeHead(404).end();
            return;
        }
        this.sent.push(sent);
        this.all.push(sent);
        if (place === undefined || place === 'editor' || place === 'app') {
            response.writeHead(404).end();
            return;
        }
        await hold?.(sent);
        const other = method === 'OPTIONS' ? undefined : instead?.(sent);
        if (other === undefined) await this.#pass(origins, sent, raw, response);
        else
            this.#answer(
                sent,
                response,
                other.status,
                {
                    'content-type': other.type ?? 'application/json',
                    [ALLOWED]: headers.origin ?? '*',
                    ...(other.retryAfter === undefined
                        ? {}
                        : { [EXPOSED]: 'retry-after', 'retry-after': String(other.retryAfter) }),
                },
                other.body,
            );
    }

    #pass(origins: Origins, sent: Sent, raw: Buffer, response: ServerResponse): Promise<void> {
        const { place, method, path, headers } = sent;
        const target = new URL(
            (place === 'account' ? '/account' : '') + path,
            place === 'proxy' ? origins.proxy : origins.xano,
        );
        const { host: _host, connection: _connection, ...others } = headers;
        // Pages elsewhere are refused by a server that is on loopback only, which the real one is not.
        if (place !== 'proxy' && others.origin !== undefined) others.origin = origins.xano;
        return new Promise((resolve, reject) => {
            const onward = ask(target, { method, headers: others }, (answer) => {
                response.once('close', () => {
                    onward.destroy();
                    resolve();
                });
                const known = { ...answer.headers };
                if (known[ALLOWED] === origins.xano && headers.origin !== undefined)
                    known[ALLOWED] = headers.origin;
                delete known['transfer-encoding'];
                delete known.connection;
                const isJson = /json/.test(known['content-type'] ?? '');
                if (!isJson) {
                    response.writeHead(answer.statusCode ?? 502, this.#shown(sent, known));
                    // An event stream arrives piece by piece.
                    response.flushHeaders();
                    answer.pipe(response);
                    return;
                }
                bodyOf(answer).then((bytes) => {
                    // The sandbox tells its own address; here it has another.
                    const text = bytes
                        .toString('utf8')
                        .replaceAll(origins.xano, `https://${HOSTS.instance}`)
                        .replaceAll(new URL(origins.xano).host, HOSTS.instance);
                    delete known['content-length'];
                    this.#answer(sent, response, answer.statusCode ?? 502, known, text);
                }, reject);
            });
            onward.once('error', reject);
            response.once('close', () => resolve());
            onward.end(raw);
        });
    }

    #answer(
        sent: Sent,
        response: ServerResponse,
        status: number,
        headers: IncomingHttpHeaders,
        body: string,
    ): void {
        response.writeHead(status, this.#shown(sent, headers)).end(body);
    }

    /** The headers that are left when the trouble is a server that does not let pages read. */
    #shown({ place, path }: Sent, headers: IncomingHttpHeaders): IncomingHttpHeaders {
        const { cors = {}, corsPath } = this.trouble;
        const kind =
            place === undefined || (corsPath !== undefined && !path.startsWith(corsPath))
                ? 'full'
                : (cors[place] ?? 'full');
        const hidden = (name: string): boolean =>
            kind === 'none' ? name.startsWith('access-control-') : kind === 'no-session' && name === EXPOSED;
        return Object.fromEntries(Object.entries(headers).filter(([name]) => !hidden(name)));
    }
}
