import http from 'node:http';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import type { Answer, ProxiedRequest } from './exchange.js';

type Outgoing = Pick<ProxiedRequest, 'method' | 'path' | 'headers' | 'body'>;

/** The sandbox behind the proxy. */
export class Upstream {
    readonly #origin: URL;
    readonly #agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

    constructor(origin: string) {
        this.#origin = new URL(origin);
    }

    /** Resolves when the head of the answer is there. */
    send({ method, path, headers, body }: Outgoing): Promise<IncomingMessage> {
        const { hostname, port } = this.#origin;
        return new Promise((resolve, reject) => {
            const request = http.request(
                { hostname, port, method, path, headers: this.#headers(headers, body), agent: this.#agent },
                resolve,
            );
            request.once('error', reject);
            request.end(body);
        });
    }

    async ask(request: Outgoing): Promise<Answer> {
        const answer = await this.send(request);
        if (isStream(request, answer)) {
            // It never ends: of a stream a fault spoils only the beginning is left.
            answer.destroy();
            return { status: answer.statusCode ?? 0, headers: plain(answer), body: Buffer.alloc(0) };
        }
        return { status: answer.statusCode ?? 0, headers: plain(answer), body: await readAll(answer) };
    }

    /** The head and the first `bytes` of the body; resolves when they have left and the connection is reset. */
    async sendPart({ method, path, headers, body }: Outgoing, bytes: number): Promise<void> {
        const lines = Object.entries(this.#headers(headers, body)).map(
            ([name, value]) => `${name}: ${String(value)}`,
        );
        const socket = connect(Number(this.#origin.port), this.#origin.hostname);
        socket.on('error', () => undefined);
        await new Promise<void>((resolve) => {
            socket.once('close', () => resolve());
            socket.write(`${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`);
            socket.write(body.subarray(0, bytes), () => socket.resetAndDestroy());
        });
    }

    async control(path: string, body?: unknown): Promise<void> {
        const { status } = await this.ask({
            method: 'POST',
            path: `/_sandbox/${path}`,
            headers: {},
            body: Buffer.from(JSON.stringify(body ?? {})),
        });
        if (status !== 200) throw new Error(`the sandbox refused ${path}: ${status}`);
    }

    close(): void {
        this.#agent.destroy();
    }

    #headers({ connection, ...headers }: Outgoing['headers'], body: Buffer): http.OutgoingHttpHeaders {
        const length = body.length > 0 ? { 'content-length': String(body.length) } : {};
        return { ...headers, host: this.#origin.host, ...length };
    }
}

/** Does it stay open? */
export const isStream = ({ method }: Pick<Outgoing, 'method'>, { headers }: IncomingMessage): boolean =>
    method === 'GET' && headers['content-type']?.startsWith('text/event-stream') === true;

/** Headers of an answer without those about the connection it came on. */
export function plain({ headers }: IncomingMessage): http.OutgoingHttpHeaders {
    const { connection, 'keep-alive': keepAlive, 'transfer-encoding': encoding, ...rest } = headers;
    return rest;
}

export async function readAll(source: AsyncIterable<unknown>): Promise<Buffer> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of source) if (chunk instanceof Uint8Array) chunks.push(chunk);
    return Buffer.concat(chunks);
}
