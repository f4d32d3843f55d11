import { getEventListeners } from 'node:events';
import net from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { createBrowserRuntime } from '../../../core/src/browser/runtime.js';
import { TransportFailure } from '../../../core/src/runtime.js';
import type { RequestOptions } from '../../../core/src/runtime.js';
import { closeAll, listen, readAll, serve } from '../node/loopback.js';

const runtime = createBrowserRuntime();
const send = (url: string, more: Partial<RequestOptions> = {}) =>
    runtime.request({ method: 'GET', url, headers: {}, timeoutMs: 5000, ...more });

async function failureOf(request: Promise<unknown>): Promise<TransportFailure> {
    const error: unknown = await request.then(
        () => new Error('it succeeded'),
        (reason: unknown) => reason,
    );
    if (!(error instanceof TransportFailure)) throw error;
    return error;
}

async function drain(stream: AsyncIterable<string> | undefined): Promise<string> {
    let text = '';
    for await (const chunk of stream ?? []) text += chunk;
    return text;
}

afterEach(closeAll);

describe('answers', () => {
    test.each([200, 204, 400, 401, 404, 429, 500, 503])('status %i is an answer', async (status) => {
        const { url } = await serve((_, answer) => answer.writeHead(status, { 'X-Trace-ID': 'abc' }).end());
        expect(await send(url)).toMatchObject({ status, headers: { 'x-trace-id': 'abc' }, body: '' });
    });

    test('text, bytes and streams', async () => {
        const { url } = await serve((_, answer) => answer.end('{"name":"Zoë"}'));
        expect((await send(url)).body).toBe('{"name":"Zoë"}');
        expect((await send(url, { responseType: 'bytes' })).bytes).toEqual(
            new TextEncoder().encode('{"name":"Zoë"}'),
        );
        expect(await drain((await send(url, { responseType: 'stream' })).stream)).toBe('{"name":"Zoë"}');
    });

    test('a stream is text, wherever its characters are cut', async () => {
        const bytes = Buffer.concat([Buffer.from('\ufeffß€😀'), Buffer.of(0xf0)]);
        let at = 0;
        let write = (): void => undefined;
        const { url } = await serve((_, answer) => {
            answer.flushHeaders();
            write = () => {
                if (at++ < bytes.length) answer.write(bytes.subarray(at - 1, at));
                else answer.end();
            };
        });
        const { stream } = await send(url, { responseType: 'stream' });
        let text = '';
        write();
        for await (const piece of stream!) {
            text += piece;
            write();
        }
        expect(text).toBe('ß€😀\ufffd');
    });

    test('a redirect is not followed', async () => {
        let visits = 0;
        const other = await serve((_, answer) => {
            visits++;
            answer.end();
        });
        const { url } = await serve((_, answer) => answer.writeHead(307, { location: other.url }).end());
        expect((await send(url, { headers: { authorization: 'Bearer x' } })).status).toBe(307);
        expect(visits).toBe(0);
    });

    test('the redirect a browser hides is still told as one', async () => {
        const opaque = Object.defineProperties(new Response(null), {
            type: { value: 'opaqueredirect' },
            status: { value: 0 },
        });
        const hidden = createBrowserRuntime({ fetch: () => Promise.resolve(opaque) });
        const answer = await hidden.request({
            method: 'GET',
            url: 'https://x.example',
            headers: {},
            timeoutMs: 0,
        });
        expect(answer).toEqual({ status: 302, headers: {}, body: '' });
    });
});

describe('requests', () => {
    test('nothing is added that CORS would have to allow', async () => {
        const seen: { input: unknown; init: RequestInit | undefined }[] = [];
        const spied = createBrowserRuntime({
            fetch: (input, init) => {
                seen.push({ input, init });
                return Promise.resolve(new Response('ok'));
            },
        });
        const headers = { authorization: 'Bearer x', 'content-type': 'application/json' };
        await spied.request({
            method: 'POST',
            url: 'https://x.example/a',
            headers,
            body: '{}',
            timeoutMs: 0,
        });
        await spied.request({ method: 'GET', url: 'https://x.example/a', headers: {}, timeoutMs: 0 });
        expect(seen[0]?.init).toMatchObject({
            method: 'POST',
            body: '{}',
            credentials: 'omit',
            redirect: 'manual',
        });
        expect(seen[0]?.init?.headers).toEqual(headers);
        expect(seen[1]?.init?.headers).toEqual({});
        expect(seen[1]?.init).not.toHaveProperty('body');
    });

    test('parts are sent as multipart/form-data', async () => {
        const { url } = await serve((request, answer) => {
            void readAll(request).then((body) =>
                answer.end(`${request.headers['content-type'] ?? ''}\n${body}`),
            );
        });
        const parts = [
            { name: 'type', value: 'image' },
            { name: 'content', value: new Blob(['hi'], { type: 'image/png' }), filename: 'a.png' },
        ];
        const { body } = await send(url, { method: 'POST', body: { parts } });
        expect(body).toMatch(/^multipart\/form-data; boundary=/);
        expect(body).toMatch(/name="content"; filename="a.png"\r\nContent-Type: image\/png\r\n\r\nhi/);
    });
});

describe('failures', () => {
    test('a browser cannot tell a closed port from a cut connection: it may have been sent', async () => {
        const server = net.createServer();
        const port = await listen(server);
        await closeAll();
        const failure = await failureOf(send(`http://127.0.0.1:${port}`));
        expect(failure).toMatchObject({ reason: 'unreachable', sent: true, code: 'NETWORK' });
    });

    test('a cut body', async () => {
        const { url } = await serve((request, answer) => {
            answer.writeHead(200, { 'content-length': '100' });
            answer.write('half', () => setTimeout(() => request.socket.destroy(), 20));
        });
        expect(await failureOf(send(url))).toMatchObject({ reason: 'broken', sent: true });
        const { stream } = await send(url, { responseType: 'stream' });
        expect(await failureOf(drain(stream))).toMatchObject({ reason: 'broken', sent: true });
    });

    test('the time limit covers the body, and each wait of a stream', async () => {
        const { url } = await serve((_, answer) => answer.write('half'));
        expect(await failureOf(send(url, { timeoutMs: 100 }))).toMatchObject({
            reason: 'timeout',
            sent: true,
        });
        const { stream } = await send(url, { timeoutMs: 100, responseType: 'stream' });
        expect(await failureOf(drain(stream))).toMatchObject({ reason: 'timeout', sent: true });
    });

    test('aborted before and on its way', async () => {
        const reason = new Error('changed my mind');
        const before = await failureOf(send('http://127.0.0.1:1', { signal: AbortSignal.abort(reason) }));
        expect(before).toMatchObject({ reason: 'aborted', sent: false, cause: reason });

        const controller = new AbortController();
        const { url } = await serve(() => controller.abort(reason));
        const during = await failureOf(send(url, { signal: controller.signal }));
        expect(during).toMatchObject({ reason: 'aborted', sent: true, cause: reason });
        expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
    });

    test('what the platform says is masked', async () => {
        const leaky = createBrowserRuntime({
            fetch: () => Promise.reject(new TypeError('Failed to fetch https://x.example/?token=s3cr3t')),
        });
        const failure = await failureOf(
            leaky.request({ method: 'GET', url: 'https://x.example', headers: {}, timeoutMs: 0 }),
        );
        expect(String(failure.cause)).toBe('Error: Failed to fetch https://x.example/?token=***');
    });
});

test('leaving a stream early closes its connection', async () => {
    let closed = (): void => undefined;
    const ended = new Promise<void>((resolve) => (closed = resolve));
    const { url } = await serve((request, answer) => {
        request.socket.once('close', closed);
        answer.write('first');
    });
    const { stream } = await send(url, { responseType: 'stream' });
    for await (const chunk of stream!) {
        expect(chunk).toHaveLength(5);
        break;
    }
    await ended;
});

test('many calls on one signal leave no listener and no warning', async () => {
    const warnings: Error[] = [];
    const warned = (warning: Error): void => void warnings.push(warning);
    process.on('warning', warned);
    const quick = createBrowserRuntime({ fetch: () => Promise.resolve(new Response('ok')) });
    const { signal } = new AbortController();
    const one = () =>
        quick.request({ method: 'GET', url: 'https://x.example', headers: {}, timeoutMs: 9000, signal });
    for (let i = 0; i < 20; i++) await Promise.all(Array.from({ length: 500 }, one));
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', warned);
    expect(warnings).toEqual([]);
});
