import { afterEach, expect, test } from '@jest/globals';
import { createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { createNodeRuntime } from 'xano-connect';

const runtime = createNodeRuntime();
let server: Server;

afterEach(async () => {
    runtime.close?.();
    await new Promise((resolve) => server.close(resolve));
});

const answer = (text: string): string =>
    `HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: ${text.length}\r\n\r\n${text}`;

/** Answers each request with its path, then says `more` on the same connection, `afterMs` later. */
async function serve(more: (path: string) => string, afterMs: number): Promise<string> {
    const sockets = new Set<Socket>();
    server = createServer((socket) => {
        sockets.add(socket);
        socket.on('error', () => undefined);
        socket.on('data', (chunk) => {
            const path = /^GET (\S+)/.exec(chunk.toString())?.[1] ?? '?';
            socket.write(answer(path));
            setTimeout(() => socket.destroyed || socket.write(more(path)), afterMs);
        });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const get = async (url: string): Promise<string> =>
    (await runtime.request({ method: 'GET', url, headers: {}, timeoutMs: 5_000 })).body;

test.each([0, 5])(
    'an answer delivered twice, %i ms apart, is no answer to the next request',
    async (afterMs) => {
        const origin = await serve(answer, afterMs);
        for (const path of ['/one', '/two', '/three']) {
            expect(await get(origin + path)).toBe(path);
            // The second copy arrives while nobody asks anything.
            await delay(30);
        }
    },
);
