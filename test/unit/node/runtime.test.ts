import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { createNodeRuntime } from '../../../core/src/node/runtime.js';
import type { RequestOptions } from '../../../core/src/runtime.js';
import { VERSION } from '../../../core/src/version.js';
import { closeAll, readAll, serve } from './loopback.js';

const runtime = createNodeRuntime();
const get = (url: string, more: Partial<RequestOptions> = {}) =>
    runtime.request({ method: 'GET', url, headers: {}, timeoutMs: 5000, ...more });

afterEach(closeAll);
afterAll(() => runtime.close?.());

test('the version is that of the package', () => {
    expect(VERSION).toBe(JSON.parse(readFileSync('core/package.json', 'utf8')).version);
});

describe('answers', () => {
    test.each([200, 204, 302, 400, 401, 404, 429, 500, 503])('status %i is an answer', async (status) => {
        const { url } = await serve((_, answer) =>
            answer.writeHead(status, { location: '/elsewhere' }).end(),
        );
        expect((await get(url)).status).toBe(status);
    });

    test('a redirect is not followed, so the token goes nowhere else', async () => {
        const seen: (string | undefined)[] = [];
        const other = await serve((request, answer) => {
            seen.push(request.headers.authorization);
            answer.end();
        });
        const { url } = await serve((_, answer) => answer.writeHead(307, { location: other.url }).end());
        const answer = await get(url, { headers: { authorization: 'Bearer x' } });
        expect([answer.status, answer.headers.location, seen]).toEqual([307, other.url, []]);
    });

    test('the body stays text, byte for byte', async () => {
        const body = '{"id": 12345678901234567890,  "name":"Zoë 🚀"}\n';
        const { url } = await serve((_, answer) =>
            answer.writeHead(200, { 'content-type': 'application/json' }).end(body),
        );
        expect((await get(url)).body).toBe(body);
    });

    test('header names are in lower case, repeated ones joined', async () => {
        const { url } = await serve((_, answer) => {
            answer.setHeader('X-Trace-ID', 'abc');
            answer.setHeader('X-Many', ['a', 'b']);
            answer.setHeader('Set-Cookie', ['a=1', 'b=2']);
            answer.end();
        });
        expect((await get(url)).headers).toMatchObject({
            'x-trace-id': 'abc',
            'x-many': 'a, b',
            'set-cookie': 'a=1, b=2',
        });
    });

    test('a compressed body is unpacked', async () => {
        const { url } = await serve((_, answer) =>
            answer.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('packed')),
        );
        expect((await get(url)).body).toBe('packed');
        expect((await get(url, { responseType: 'bytes' })).bytes).toEqual(
            new Uint8Array(Buffer.from('packed')),
        );
    });

    test('bytes are bytes', async () => {
        const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
        const { url } = await serve((_, answer) => answer.end(bytes));
        const answer = await get(url, { responseType: 'bytes' });
        expect(answer.bytes).toEqual(bytes);
        expect(answer.body).toBe('');
    });

    test('a stream comes in chunks, before the answer has ended', async () => {
        let finish = (): void => undefined;
        const { url } = await serve((_, answer) => {
            answer.write('first');
            finish = () => answer.end('second');
        });
        const { stream } = await get(url, { responseType: 'stream' });
        const seen: string[] = [];
        for await (const chunk of stream!) {
            seen.push(chunk);
            finish();
        }
        expect(seen).toEqual(['first', 'second']);
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
        const { stream } = await get(url, { responseType: 'stream' });
        let text = '';
        write();
        for await (const piece of stream!) {
            text += piece;
            write();
        }
        expect(text).toBe('ß€😀\ufffd');
    });

    test('leaving a stream early closes its connection', async () => {
        let closed = (): void => undefined;
        const ended = new Promise<void>((resolve) => (closed = resolve));
        const { url } = await serve((request, answer) => {
            request.socket.once('close', closed);
            answer.write('first');
        });
        const { stream } = await get(url, { responseType: 'stream' });
        for await (const chunk of stream!) {
            expect(chunk).toHaveLength(5);
            break;
        }
        await ended;
    });
});

describe('requests', () => {
    const echo = () =>
        serve((request, answer) => {
            void readAll(request).then((body) =>
                answer.end(JSON.stringify({ method: request.method, headers: request.headers, body })),
            );
        });

    test('a text body is sent as it is, under the given headers', async () => {
        const { url } = await echo();
        const body = '{"a":"ü"}';
        const headers = { 'content-type': 'application/json', 'x-data-source': 'test' };
        const seen = JSON.parse((await get(url, { method: 'POST', body, headers })).body);
        expect(seen).toMatchObject({ method: 'POST', body, headers: { ...headers, 'content-length': '10' } });
        expect(seen.headers['user-agent']).toBe(`xano-connect/${VERSION}`);
    });

    test.each(['POST', 'PUT', 'PATCH', 'DELETE'] as const)(
        '%s without a body claims no type of one',
        async (method) => {
            const { url } = await echo();
            const seen = JSON.parse((await get(url, { method })).body);
            expect(seen.headers).not.toHaveProperty('content-type');
            expect(seen.body).toBe('');
        },
    );

    test('of the memory that Buffers share, only the bytes of the file are sent', async () => {
        const { url } = await echo();
        const shared = new ArrayBuffer(8);
        Buffer.from(shared).write('secretAB');
        const value = Buffer.from(shared, 6, 2);
        const { body } = await get(url, { method: 'POST', body: { parts: [{ name: 'data', value }] } });
        expect(body).toContain('AB');
        expect(body).not.toContain('secret');
    });

    test('parts are sent as multipart/form-data', async () => {
        const { url } = await echo();
        const seen = JSON.parse(
            (
                await get(url, {
                    method: 'POST',
                    body: {
                        parts: [
                            { name: 'type', value: 'image' },
                            {
                                name: 'data',
                                value: new Uint8Array([65, 66]),
                                filename: 'a "b".txt',
                                contentType: 'text/plain',
                            },
                            {
                                name: 'blob',
                                value: new Blob(['hello'], { type: 'text/css' }),
                                filename: 'x.css',
                            },
                            {
                                name: 'odd',
                                value: {
                                    size: 1,
                                    type: 'text/html',
                                    arrayBuffer: () => new Blob(['<']).arrayBuffer(),
                                },
                            },
                            { name: 'json', value: '{}', contentType: 'application/json' },
                        ],
                    },
                })
            ).body,
        );
        const [, boundary] = /^multipart\/form-data; boundary=(.+)$/.exec(seen.headers['content-type']) ?? [];
        const parts = String(seen.body).split(`--${boundary ?? '?'}`);
        expect(parts).toHaveLength(7);
        expect(parts[1]).toMatch(/name="type"\r\n\r\nimage\r\n$/);
        expect(parts[2]).toMatch(
            /name="data"; filename="a %22b%22.txt"\r\nContent-Type: text\/plain\r\n\r\nAB/,
        );
        expect(parts[3]).toMatch(/filename="x.css"\r\nContent-Type: text\/css\r\n\r\nhello/);
        expect(parts[4]).toMatch(/Content-Type: text\/html\r\n\r\n</);
        expect(parts[5]).toMatch(/Content-Type: application\/json\r\n\r\n\{\}/);
    });

    test('connections are kept and reused', async () => {
        const { url, server } = await serve((_, answer) => answer.end());
        let connections = 0;
        server.on('connection', () => connections++);
        for (let i = 0; i < 20; i++) await get(url);
        expect(connections).toBe(1);
    });

    test('a slow answer is not mistaken for an idle connection, and an idle one is closed', async () => {
        const quick = createNodeRuntime({ idleMs: 40 });
        let closed = (): void => undefined;
        const ended = new Promise<void>((resolve) => (closed = resolve));
        const { url } = await serve((request, answer) => {
            request.socket.once('close', closed);
            setTimeout(() => answer.end('late'), 120);
        });
        const answer = await quick.request({ method: 'GET', url, headers: {}, timeoutMs: 5000 });
        expect(answer.body).toBe('late');
        await ended;
        quick.close?.();
    });

    test('a closed runtime can be used again', async () => {
        const { url } = await serve((_, answer) => answer.end('again'));
        const own = createNodeRuntime();
        await own.request({ method: 'GET', url, headers: {}, timeoutMs: 0 });
        own.close?.();
        expect((await own.request({ method: 'GET', url, headers: {}, timeoutMs: 0 })).body).toBe('again');
        own.close?.();
    });
});
