import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createNodeRuntime } from '../../../core/src/node/runtime.js';
import type { NodeRuntimeOptions } from '../../../core/src/node/runtime.js';
import type { HttpResponse } from '../../../core/src/runtime.js';
import { createCertificate } from './certificate.js';
import { closeAll, listen, serve } from './loopback.js';

const NAMES = ['HTTPS_PROXY', 'HTTP_PROXY', 'NO_PROXY', 'ALL_PROXY'].flatMap((name) => [
    name,
    name.toLowerCase(),
]);
const before = new Map(NAMES.map((name) => [name, process.env[name]]));
const certificate = createCertificate();

// axios takes an empty variable for one that is not set.
beforeEach(() => NAMES.forEach((name) => (process.env[name] = '')));
afterEach(async () => {
    for (const [name, value] of before) process.env[name] = value ?? '';
    await closeAll();
});

/** A proxy that keeps everything it can read. */
async function createProxy(status = 200) {
    const connects: string[] = [];
    const requests: string[] = [];
    const readable: string[] = [];
    const { url, server } = await serve((request, answer) => {
        requests.push(request.url ?? '');
        const onward = http.get(request.url ?? '', { headers: request.headers }, (reply) => {
            answer.writeHead(reply.statusCode ?? 0, reply.headers);
            reply.pipe(answer);
        });
        onward.on('error', () => answer.destroy());
    });
    server.on('connect', (request: http.IncomingMessage, socket: net.Socket) => {
        connects.push(request.url ?? '');
        readable.push(JSON.stringify(request.rawHeaders));
        if (status !== 200) {
            socket.on('data', (chunk: Buffer) => readable.push(chunk.toString('latin1')));
            socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`);
            return;
        }
        const [host, port] = (request.url ?? '').split(':');
        const onward = net.connect(Number(port), host, () => {
            socket.write('HTTP/1.1 200 OK\r\n\r\n');
            socket.on('data', (chunk: Buffer) => readable.push(chunk.toString('latin1')));
            socket.pipe(onward).pipe(socket);
        });
        onward.on('error', () => socket.destroy());
    });
    return { url, connects, requests, readable };
}

async function secureServer(): Promise<string> {
    const port = await listen(
        https.createServer(certificate, (request, answer) => answer.end(request.headers.authorization)),
    );
    return `https://127.0.0.1:${port}/x`;
}

async function get(url: string, options: NodeRuntimeOptions = {}): Promise<HttpResponse> {
    const runtime = createNodeRuntime(options);
    const headers = { authorization: 'Bearer s3cr3t' };
    return runtime.request({ method: 'GET', url, headers, timeoutMs: 5000 }).finally(() => runtime.close?.());
}

describe('TLS', () => {
    test('a certificate of one’s own is trusted by `ca` or `insecure`, with a proxy or without', async () => {
        const url = await secureServer();
        expect((await get(url, { ca: certificate.cert })).body).toBe('Bearer s3cr3t');
        expect((await get(url, { insecure: true })).body).toBe('Bearer s3cr3t');
        process.env.HTTPS_PROXY = (await createProxy()).url;
        expect((await get(url, { ca: certificate.cert })).body).toBe('Bearer s3cr3t');
        expect((await get(url, { insecure: true })).body).toBe('Bearer s3cr3t');
    });

    test('a certificate of the client is shown', async () => {
        const own = { ...certificate, ca: certificate.cert, requestCert: true, rejectUnauthorized: true };
        const port = await listen(https.createServer(own, (_, answer) => answer.end('known')));
        const url = `https://127.0.0.1:${port}`;
        expect((await get(url, { ca: certificate.cert, ...certificate })).body).toBe('known');
        await expect(get(url, { ca: certificate.cert })).rejects.toThrow('transport');
    });
});

describe('proxies', () => {
    test('https goes through a tunnel in which the proxy reads nothing', async () => {
        const proxy = await createProxy();
        process.env.HTTPS_PROXY = proxy.url;
        const url = await secureServer();
        expect((await get(url, { insecure: true })).body).toBe('Bearer s3cr3t');
        expect(proxy.connects).toEqual([new URL(url).host]);
        expect(proxy.requests).toEqual([]);
        expect(proxy.readable.join('')).not.toMatch(/s3cr3t|authorization/i);
    });

    test('http asks the proxy for the whole URL', async () => {
        const proxy = await createProxy();
        process.env.HTTP_PROXY = proxy.url;
        const { url } = await serve((_, answer) => answer.end('behind'));
        expect((await get(`${url}/x?y=1`)).body).toBe('behind');
        expect(proxy.requests).toEqual([`${url}/x?y=1`]);
    });

    test('NO_PROXY goes around it', async () => {
        const proxy = await createProxy();
        process.env.HTTPS_PROXY = proxy.url;
        process.env.NO_PROXY = '127.0.0.1';
        expect((await get(await secureServer(), { insecure: true })).status).toBe(200);
        expect(proxy.connects).toEqual([]);
    });

    test('the check of the certificate holds through a tunnel, and nothing was sent when it fails', async () => {
        process.env.HTTPS_PROXY = (await createProxy()).url;
        await expect(get(await secureServer())).rejects.toMatchObject({
            reason: 'unreachable',
            sent: false,
            code: 'DEPTH_ZERO_SELF_SIGNED_CERT',
        });
    });

    test('a proxy that refuses the tunnel gets no token; its status is the answer', async () => {
        const proxy = await createProxy(407);
        process.env.HTTPS_PROXY = proxy.url;
        expect((await get(await secureServer())).status).toBe(407);
        expect(proxy.readable.join('')).not.toMatch(/s3cr3t|authorization/i);
    });

    test('a proxy that is not there: nothing was sent', async () => {
        const gone = await createProxy();
        process.env.HTTPS_PROXY = gone.url;
        await closeAll();
        const url = await secureServer();
        await expect(get(url)).rejects.toMatchObject({
            reason: 'unreachable',
            sent: false,
            code: 'ECONNREFUSED',
        });
    });
});
