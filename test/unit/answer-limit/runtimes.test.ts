import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { createBrowserRuntime } from '../../../core/src/browser/runtime.js';
import { createNodeRuntime } from '../../../core/src/node/runtime.js';
import { closeAll, serve } from '../node/loopback.js';

const MB = 1024 * 1024;
const node = createNodeRuntime();
const browser = createBrowserRuntime();

afterEach(closeAll);
afterAll(() => node.close?.());

const TOO_LONG = { reason: 'too-long', sent: true };

describe.each([
    ['Node', node],
    ['a browser', browser],
])('on %s', (_, runtime) => {
    const get = (url: string, more: object = {}) =>
        runtime.request({ method: 'GET', url, headers: {}, timeoutMs: 5000, ...more });

    test.each(['text', 'bytes'] as const)(
        'an answer as long as it may be is whole: %s',
        async (responseType) => {
            const { url } = await serve((__, answer) => answer.end('x'.repeat(1000)));
            const { body, bytes } = await get(url, { responseType, maxAnswerBytes: 1000 });
            expect(body.length + (bytes?.length ?? 0)).toBe(1000);
            await expect(get(url, { responseType, maxAnswerBytes: 999 })).rejects.toMatchObject(TOO_LONG);
        },
    );

    test('a few KB that unpack to 100 MB are not unpacked', async () => {
        const bomb = gzipSync(Buffer.alloc(100 * MB));
        expect(bomb.length).toBeLessThan(MB / 8);
        const { url } = await serve((__, answer) =>
            answer
                .writeHead(200, { 'content-encoding': 'gzip', 'content-type': 'application/json' })
                .end(bomb),
        );
        await expect(get(url)).rejects.toMatchObject(TOO_LONG);
        await expect(get(url, { responseType: 'bytes' })).rejects.toMatchObject(TOO_LONG);
    });

    test('an answer without end is left, and its connection closed', async () => {
        let closed = (): void => undefined;
        const ended = new Promise<void>((resolve) => (closed = resolve));
        const { url } = await serve((request, answer) => {
            request.socket.once('close', closed);
            const more = (): void => {
                while (!answer.destroyed && answer.write('x'.repeat(MB)));
            };
            answer.on('drain', more);
            more();
        });
        await expect(get(url, { maxAnswerBytes: 10 * MB })).rejects.toMatchObject(TOO_LONG);
        await ended;
    });

    test('a download as a stream has no limit, events have one each', async () => {
        const { url } = await serve((request, answer) => {
            const type = request.url === '/events' ? 'text/event-stream' : 'application/octet-stream';
            answer.writeHead(200, { 'content-type': type });
            answer.write(`data: ${'x'.repeat(100)}\n\n`.repeat(100));
            answer.end('x'.repeat(2000));
        });
        const lengthOf = async (path: string, maxAnswerBytes?: number): Promise<number> => {
            const { stream } = await get(url + path, { responseType: 'stream', maxAnswerBytes });
            let length = 0;
            for await (const chunk of stream!) length += chunk.length;
            return length;
        };
        expect(await lengthOf('/file')).toBe(12_800);
        expect(await lengthOf('/events', 12_800)).toBe(12_800);
        await expect(lengthOf('/events', 1000)).rejects.toMatchObject(TOO_LONG);
        await expect(lengthOf('/file', 1000)).rejects.toMatchObject(TOO_LONG);
    });
});

test('a fetch without streams still answers', async () => {
    const plain = Object.defineProperty(new Response('text'), 'body', { value: undefined });
    const runtime = createBrowserRuntime({ fetch: () => Promise.resolve(plain) });
    const answer = await runtime.request({
        method: 'GET',
        url: 'https://x.example',
        headers: {},
        timeoutMs: 0,
    });
    expect(answer.body).toBe('text');
});
