import { once } from 'node:events';
import { createServer } from 'node:https';
import type { Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createNodeRuntime, diagnose } from 'xano-connect';
import type { CheckReport, NodeClientOptions } from 'xano-connect';
import { createCertificate } from '../node/certificate.js';

const { key, cert } = createCertificate();
let server: Server;
let origin: string;

beforeAll(async () => {
    server = createServer({ key, cert }, (_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":1,"name":"Ada"}');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `https://localhost:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
    server.closeAllConnections();
    server.close();
});

const set = new Set<string>();
afterEach(() => {
    for (const name of set) Reflect.deleteProperty(process.env, name);
    set.clear();
});

async function check(id: string, options: NodeClientOptions = {}): Promise<CheckReport | undefined> {
    const diagnosis = await diagnose({ instanceUrl: origin, accessToken: 'a-token-of-nobody', ...options });
    return diagnosis.checks.find((one) => one.id === id);
}

describe('what only Node can look at', () => {
    test('the addresses of a name', async () => {
        expect(await check('dns')).toMatchObject({
            state: 'ok',
            facts: { host: 'localhost', addresses: expect.arrayContaining(['127.0.0.1']) },
        });
    });

    test('a certificate that is not trusted is the verdict, with what to do', async () => {
        expect(await check('tls')).toMatchObject({
            state: 'failed',
            message: expect.stringContaining('not trusted'),
            next: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
        });
        expect(await check('answer')).toMatchObject({ state: 'failed' });
    });

    test('a client that does not look at certificates is warned of', async () => {
        expect(await check('tls', { insecure: true })).toMatchObject({
            state: 'warning',
            message: expect.stringContaining('not checked'),
        });
        expect(await check('answer', { insecure: true })).toMatchObject({ state: 'ok' });
    });

    test('a runtime of the caller has rules of its own', async () => {
        const runtime = createNodeRuntime({ ca: cert });
        expect(await check('tls', { runtime })).toMatchObject({ state: 'skipped' });
        expect(await check('answer', { runtime })).toMatchObject({ state: 'ok' });
    });

    test('behind a proxy neither names nor certificates are looked at', async () => {
        for (const [name, value] of [
            ['HTTPS_PROXY', 'http://127.0.0.1:9'],
            ['NO_PROXY', 'localhost'],
        ] as const) {
            process.env[name] = value;
            set.add(name);
        }
        expect(await check('dns')).toMatchObject({
            state: 'skipped',
            message: expect.stringContaining('HTTPS_PROXY'),
        });
        expect(await check('tls')).toMatchObject({ state: 'skipped' });
    });

    test('an IP address has no name to look up', async () => {
        expect(await check('dns', { instanceUrl: origin.replace('localhost', '127.0.0.1') })).toMatchObject({
            state: 'skipped',
        });
    });
});
