import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { Random } from '../../sandbox/seed/random.js';
import type { Answer, Exchange, FaultKind, ProxiedRequest } from './exchange.js';
import { factsOf } from './sort.js';
import { Streams } from './streams.js';
import { isStream, plain, readAll, Upstream } from './upstream.js';

/** Says what is done to each request: nothing, or a fault. */
export interface Spoiler {
    readonly random: Random;
    next(request: ProxiedRequest): FaultKind | undefined;
}

export interface FaultProxy {
    readonly origin: string;
    /** Requests seen. */
    readonly seen: number;
    /** Resolves when nothing is on its way to the sandbox any more, late deliveries included. */
    quiet(): Promise<void>;
    close(): Promise<void>;
}

/** No connection ends by itself: every end is a fault's doing. */
const KEEP_ALIVE_MS = 120_000;
const RETAKE_MS = 5;

/** A proxy on loopback before `target` that does to each request what `spoiler` says. */
export async function startFaultProxy(target: string, spoiler: Spoiler): Promise<FaultProxy> {
    const upstream = new Upstream(target);
    const streams = new Streams();
    const underway = new Set<Promise<unknown>>();
    let seen = 0;
    let closed = false;
    let port = 0;
    let reopening: Promise<void> | undefined;

    const tracked = <T>(work: Promise<T>): Promise<T> => {
        underway.add(work);
        const forget = (): void => void underway.delete(work);
        work.then(forget, forget);
        return work;
    };

    const server = createServer((request, response) => {
        seen++;
        tracked(serve(request, response)).catch(() => response.destroy());
    });
    server.keepAliveTimeout = KEEP_ALIVE_MS;

    const listen = (): Promise<void> =>
        new Promise((resolve, reject) => {
            server.once('error', reject);
            server.listen(port, '127.0.0.1', () => {
                server.off('error', reject);
                resolve();
            });
        });

    async function reopen(ms: number): Promise<void> {
        server.close();
        for (let wait = ms; !closed && !server.listening; wait = RETAKE_MS) {
            await delay(wait);
            // Somebody else may have been given the port in the meantime, for a moment.
            await listen().catch(() => undefined);
        }
        reopening = undefined;
    }

    async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
        const { method = 'GET', url: path = '/', headers } = incoming;
        const body = await readAll(incoming);
        const request: ProxiedRequest = { method, path, headers, body, ...factsOf(method, path, body) };
        const fault = spoiler.next(request);
        if (fault !== undefined) {
            await fault.act(exchange(request, response));
            return;
        }
        const answer = await upstream.send(request);
        if (isStream(request, answer)) {
            streams.carry(answer, response);
            return;
        }
        const whole = await readAll(answer);
        reply(response, { status: answer.statusCode ?? 0, headers: plain(answer), body: whole });
    }

    function sendHead(response: ServerResponse, { status, headers, body }: Answer): void {
        // Nobody listens: who keeps this connection would not notice.
        if (reopening !== undefined) response.shouldKeepAlive = false;
        response.writeHead(status, { ...headers, 'content-length': body.length });
    }

    function reply(response: ServerResponse, answer: Answer): void {
        if (response.destroyed) return;
        sendHead(response, answer);
        response.end(answer.body);
    }

    async function trickle(
        response: ServerResponse,
        answer: Answer,
        size: number,
        pause: () => number,
    ): Promise<void> {
        const { body } = answer;
        if (!response.destroyed) sendHead(response, answer);
        for (let sent = 0; sent < body.length && !response.destroyed; sent += size) {
            response.write(body.subarray(sent, sent + size));
            await delay(pause());
        }
        response.end();
    }

    function exchange(request: ProxiedRequest, response: ServerResponse): Exchange {
        const { random } = spoiler;
        const socket = response.socket;
        return {
            request,
            random,
            left: new Promise((resolve) => {
                if (response.closed) resolve();
                else response.once('close', resolve);
            }),
            forward: (headers) => upstream.ask({ ...request, headers: { ...request.headers, ...headers } }),
            forwardPart: (bytes) => upstream.sendPart(request, bytes),
            answer: (answer) => reply(response, answer),
            answerTwice: (answer) => {
                socket?.cork();
                reply(response, answer);
                if (socket?.destroyed === false) socket.write(bytesOf(answer));
                socket?.uncork();
            },
            answerSlowly: (answer, size, pause) => trickle(response, answer, size, pause),
            bytesOf,
            write: (bytes) => {
                if (socket?.destroyed === false) socket.write(bytes);
            },
            hangUp: () => socket?.destroySoon(),
            reset: () => {
                socket?.resetAndDestroy();
            },
            refuse: (ms) => {
                reopening ??= tracked(reopen(ms));
            },
            mute: () => streams.mute(),
            sandbox: (control, given) => upstream.control(control, given),
            wait: (ms) => delay(ms),
        };
    }

    await listen();
    port = (server.address() as AddressInfo).port;
    return {
        origin: `http://127.0.0.1:${port}`,
        get seen() {
            return seen;
        },
        async quiet() {
            while (underway.size > 0) await Promise.allSettled([...underway]);
        },
        async close() {
            closed = true;
            server.closeAllConnections();
            while (underway.size > 0) await Promise.allSettled([...underway]);
            await new Promise((resolve) => (server.listening ? server.close(resolve) : resolve(undefined)));
            upstream.close();
        },
    };
}

function bytesOf({ status, headers, body }: Answer): Buffer {
    const lines = Object.entries({ ...headers, 'content-length': body.length });
    const head = lines.map(([name, value]) => `${name}: ${String(value)}\r\n`).join('');
    return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} -\r\n${head}\r\n`), body]);
}
