import { getEventListeners } from 'node:events';
import type http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { createNodeRuntime } from '../../../core/src/node/runtime.js';
import { TransportFailure } from '../../../core/src/runtime.js';
import type { RequestOptions, Runtime } from '../../../core/src/runtime.js';
import { createCertificate } from './certificate.js';
import { closeAll, listen, serve } from './loopback.js';

const TOKEN = 's3cr3t-t0ken';
const runtime = createNodeRuntime();

const post = (url: string, more: Partial<RequestOptions> = {}, through: Runtime = runtime) =>
    through.request({
        method: 'POST',
        url,
        headers: { authorization: `Bearer ${TOKEN}` },
        body: '{}',
        timeoutMs: 5000,
        ...more,
    });

async function failureOf(request: Promise<unknown>): Promise<TransportFailure> {
    const error: unknown = await request.then(
        () => new Error('it succeeded'),
        (reason: unknown) => reason,
    );
    if (!(error instanceof TransportFailure)) throw error;
    // Axios errors hold the configuration with the token; none of it may come along.
    expect(inspect(error, { depth: 20, showHidden: true })).not.toContain(TOKEN);
    return error;
}

afterEach(closeAll);
afterAll(() => runtime.close?.());

describe('nothing was sent', () => {
    test('nobody listens', async () => {
        const server = net.createServer();
        const port = await listen(server);
        await closeAll();
        const failure = await failureOf(post(`http://127.0.0.1:${port}`));
        expect(failure).toMatchObject({ reason: 'unreachable', sent: false, code: 'ECONNREFUSED' });
    });

    test('the certificate is not trusted', async () => {
        let requests = 0;
        const port = await listen(https.createServer(createCertificate(), () => requests++));
        const failure = await failureOf(post(`https://127.0.0.1:${port}`));
        expect(failure).toMatchObject({
            reason: 'unreachable',
            sent: false,
            code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
        });
        expect(requests).toBe(0);
    });

    test('the TLS handshake does not end', async () => {
        const port = await listen(net.createServer());
        const failure = await failureOf(post(`https://127.0.0.1:${port}`, { timeoutMs: 100 }));
        expect(failure).toMatchObject({ reason: 'timeout', sent: false });
    });

    test('the other side speaks no TLS, or hangs up on it', async () => {
        const plain = await serve((_, answer) => answer.end());
        const first = await failureOf(post(plain.url.replace('http:', 'https:')));
        expect(first).toMatchObject({ reason: 'unreachable', sent: false });
        const port = await listen(net.createServer((socket) => socket.once('data', () => socket.destroy())));
        const second = await failureOf(post(`https://127.0.0.1:${port}`));
        expect(second).toMatchObject({ reason: 'unreachable', sent: false, code: 'ECONNRESET' });
    });

    test('it still waited for a free connection', async () => {
        let requests = 0;
        const { url } = await serve(() => requests++);
        const narrow = createNodeRuntime({ maxSockets: 1 });
        const first = failureOf(post(url, { timeoutMs: 400 }, narrow));
        const second = failureOf(post(url, { timeoutMs: 200 }, narrow));
        expect(await second).toMatchObject({ reason: 'timeout', sent: false });
        expect(await first).toMatchObject({ reason: 'timeout', sent: true });
        expect(requests).toBe(1);
        narrow.close?.();
    });

    test('the signal had aborted before', async () => {
        const reason = new Error('changed my mind');
        const failure = await failureOf(post('http://127.0.0.1:1', { signal: AbortSignal.abort(reason) }));
        expect(failure).toMatchObject({ reason: 'aborted', sent: false, cause: reason });
    });
});

describe('it may have been sent', () => {
    // Its header is whole, its content is not.
    const damaged = gzipSync('x'.repeat(100)).fill(0xff, 10);
    const cases: [string, http.RequestListener][] = [
        ['before the answer', (request) => request.socket.destroy()],
        [
            'in the middle of the body',
            (request, answer) => {
                answer.writeHead(200, { 'content-length': '100' });
                answer.write('half', () => request.socket.destroy());
            },
        ],
        [
            'in the middle of a chunked body',
            (request, answer) => void answer.write('half', () => request.socket.destroy()),
        ],
        [
            'with a damaged compressed body',
            (_, answer) => void answer.writeHead(200, { 'content-encoding': 'gzip' }).end(damaged),
        ],
        ['with no HTTP at all', (request) => void request.socket.end('hello\r\n\r\n')],
    ];
    test.each(cases)('the connection breaks %s', async (_, handler) => {
        const { url } = await serve(handler);
        const failure = await failureOf(post(url));
        expect(failure).toMatchObject({ reason: 'broken', sent: true });
        expect(failure.code).toMatch(/^(?:ECONNRESET|Z_DATA_ERROR|HPE_\w+)$/);
    });

    test('a kept connection turns out closed', async () => {
        const { url } = await serve((request, answer) => {
            if (request.method === 'GET') answer.end();
            else request.socket.destroy();
        });
        await post(url, { method: 'GET' });
        expect(await failureOf(post(url))).toMatchObject({ reason: 'broken', sent: true });
    });

    test('no answer in time', async () => {
        const { url } = await serve(() => undefined);
        const failure = await failureOf(post(url, { timeoutMs: 100 }));
        expect(failure).toMatchObject({ reason: 'timeout', sent: true, code: 'ETIMEDOUT' });
    });

    test('the body trickles on beyond the limit', async () => {
        const { url } = await serve((request, answer) => {
            const timer = setInterval(() => answer.write('.'), 20);
            request.socket.once('close', () => clearInterval(timer));
        });
        for (const responseType of ['text', 'bytes'] as const) {
            const failure = await failureOf(post(url, { timeoutMs: 150, responseType }));
            expect(failure).toMatchObject({ reason: 'timeout', sent: true });
        }
    });

    test('aborted on its way: the connection is closed and the reason kept', async () => {
        const controller = new AbortController();
        const reason = new Error('changed my mind');
        let closed = (): void => undefined;
        const ended = new Promise<void>((resolve) => (closed = resolve));
        const { url } = await serve((request) => {
            request.socket.once('close', closed);
            controller.abort(reason);
        });
        const failure = await failureOf(post(url, { signal: controller.signal }));
        expect(failure).toMatchObject({ reason: 'aborted', sent: true, cause: reason });
        await ended;
        expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
    });
});

describe('streams', () => {
    const read = async (stream: AsyncIterable<string>): Promise<number> => {
        let length = 0;
        for await (const chunk of stream) length += chunk.length;
        return length;
    };

    test('may take longer than the limit, but not pause longer', async () => {
        const { url } = await serve((request, answer) => {
            let left = 10;
            const timer = setInterval(() => {
                answer.write('.');
                if (--left === 0) clearInterval(timer);
            }, 40);
            request.socket.once('close', () => clearInterval(timer));
        });
        const { stream } = await post(url, { responseType: 'stream', timeoutMs: 200 });
        const start = performance.now();
        expect(await failureOf(read(stream!))).toMatchObject({ reason: 'timeout', sent: true });
        expect(performance.now() - start).toBeGreaterThan(400);
    });

    test('report a cut, and an abort', async () => {
        const { url } = await serve((request, answer) => {
            answer.write('half', () => setTimeout(() => request.socket.destroy(), 30));
        });
        const cut = await post(url, { responseType: 'stream' });
        expect(await failureOf(read(cut.stream!))).toMatchObject({ reason: 'broken', sent: true });

        const cutBefore = await post(url, { responseType: 'stream' });
        await new Promise((resolve) => setTimeout(resolve, 100));
        expect(await failureOf(read(cutBefore.stream!))).toMatchObject({ reason: 'broken', sent: true });

        const controller = new AbortController();
        const aborted = await post(url, { responseType: 'stream', signal: controller.signal });
        controller.abort();
        expect(await failureOf(read(aborted.stream!))).toMatchObject({ reason: 'aborted', sent: true });
        expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
    });
});

test('10,000 calls on one signal leave no listener and no warning', async () => {
    const warnings: Error[] = [];
    const warned = (warning: Error): void => void warnings.push(warning);
    process.on('warning', warned);
    const { url } = await serve((_, answer) => answer.end());
    const { signal } = new AbortController();
    for (let i = 0; i < 50; i++) {
        await Promise.all(
            Array.from({ length: 200 }, () => post(url, { method: 'GET', signal, timeoutMs: 30_000 })),
        );
    }
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', warned);
    expect(warnings).toEqual([]);
}, 60_000);
