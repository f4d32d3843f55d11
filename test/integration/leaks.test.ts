import { spawn } from 'node:child_process';
import { getEventListeners, once } from 'node:events';
import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createXano } from 'xano-connect';

const PAGE = JSON.stringify({ curPage: 1, nextPage: null, prevPage: null, items: [] });

let server: Server;
let url: string;

beforeEach(async () => {
    server = createServer((_, response) => {
        response.writeHead(200, { 'content-type': 'application/json' }).end(PAGE);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
});

test('2,000 calls with one signal leave no listener and no warning', async () => {
    const warnings: Error[] = [];
    const note = (warning: Error): void => void warnings.push(warning);
    process.on('warning', note);
    const xano = createXano({ instanceUrl: url, accessToken: 'token-of-the-leak-test', workspaceId: 1 });
    const { signal } = new AbortController();
    try {
        for (let round = 0; round < 20; round++) {
            await Promise.all(Array.from({ length: 100 }, () => xano.table.list({}, { signal })));
        }
        // Warnings are emitted in a later turn.
        await new Promise((resolve) => setImmediate(resolve));
    } finally {
        process.off('warning', note);
        await xano.close();
    }
    expect(xano.stats.requests).toBe(2000);
    expect(warnings).toEqual([]);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
}, 30_000);

test('200 downloads that nobody reads to their end leave no connection and no listener', async () => {
    server.removeAllListeners('request').on('request', (_, response: ServerResponse) => {
        response.writeHead(200, { 'content-type': 'application/zip' }).write('the beginning');
    });
    const xano = createXano({ instanceUrl: url, accessToken: 'token-of-the-leak-test', workspaceId: 1 });
    const controller = new AbortController();
    const { signal } = controller;
    const read = async (leave: boolean): Promise<void> => {
        for await (const piece of xano.workspace.export.stream({}, { signal })) {
            expect(piece).toHaveLength(13);
            if (leave) break;
            controller.abort();
        }
    };
    try {
        await Promise.all(Array.from({ length: 200 }, () => read(true)));
        expect(getEventListeners(signal, 'abort')).toHaveLength(0);
        await expect(read(false)).rejects.toMatchObject({ kind: 'aborted' });
        // Without end where one was kept for a next request that it could not serve.
        while ((await connections()) > 0) await new Promise((resolve) => setImmediate(resolve));
    } finally {
        await xano.close();
    }
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
}, 30_000);

const connections = (): Promise<number> =>
    new Promise((resolve, reject) => {
        server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
    });

const PROGRAM = `
    const { createXano } = await import('./core/src/node/index.ts');
    const xano = createXano({ instanceUrl: process.argv[1], accessToken: 'token-of-the-leak-test', workspaceId: 1 });
    const { signal } = new AbortController();
    await Promise.all(Array.from({ length: 20 }, () => xano.table.list({}, { signal })));
    if (process.argv[2] === 'close') xano.close();
    console.log(xano.stats.requests);
`;

test.each(['close', 'leave open'])(
    'a process ends by itself after its calls: %s',
    async (end) => {
        const child = spawn(process.execPath, [
            '--import',
            'tsx',
            '--input-type=module',
            '-e',
            PROGRAM,
            url,
            end,
        ]);
        try {
            let output = '';
            for (const stream of [child.stdout, child.stderr]) {
                stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
            }
            const [code] = await once(child, 'close');
            expect({ code, output }).toEqual({ code: 0, output: '20\n' });
        } finally {
            child.kill('SIGKILL');
        }
    },
    30_000,
);
