import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, test } from '@jest/globals';
import { BodyBuffers } from '../../../core/src/node/body-buffers.js';
import { createNodeRuntime } from '../../../core/src/node/runtime.js';

const long = (letter: string, length: number): string => letter.repeat(length);

function filled(bodies: BodyBuffers, body: string): Buffer {
    const bytes = bodies.fill(body);
    if (typeof bytes === 'string') throw new Error('a long body is sent from memory of its own');
    return bytes;
}

test('memory goes to the next body only once it was given back', () => {
    const bodies = new BodyBuffers();
    expect(bodies.fill('{"items":[]}')).toBe('{"items":[]}');
    const first = filled(bodies, long('a', 20_000));
    const second = filled(bodies, long('b', 20_000));
    expect(second.buffer).not.toBe(first.buffer);
    expect(first.toString()).toBe(long('a', 20_000));
    bodies.giveBack(first);
    const third = filled(bodies, long('ü', 15_000) + long('c', 5_000));
    expect(third.buffer).toBe(first.buffer);
    expect(third.toString()).toBe(long('ü', 15_000) + long('c', 5_000));
    bodies.giveBack(third);
    // Too long for what is kept.
    expect(filled(bodies, long('d', 200_000)).toString()).toBe(long('d', 200_000));
});

test('long bodies of different lengths arrive whole, several on their way at once', async () => {
    const server = createServer((request, response) => {
        void text(request).then((body) => {
            response.setHeader('content-type', 'text/plain');
            response.end(`${request.url ?? ''} ${request.headers['content-length'] ?? ''} ${body}`);
        });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const runtime = createNodeRuntime({ maxSockets: 4 });
    try {
        const answers = Array.from({ length: 60 }, async (_, i) => {
            const body = `${i}:`.repeat(4_000 + ((i * 7_919) % 30_000)) + (i % 3 === 0 ? 'ü€' : '');
            const answer = await runtime.request({
                method: 'POST',
                url: `http://127.0.0.1:${port}/${i}`,
                headers: { 'content-type': 'text/plain' },
                body,
                timeoutMs: 10_000,
            });
            expect(answer.body === `/${i} ${Buffer.byteLength(body)} ${body}`).toBe(true);
        });
        await Promise.all(answers);
    } finally {
        runtime.close?.();
        server.close();
    }
});
