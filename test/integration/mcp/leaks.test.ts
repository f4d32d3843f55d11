import { spawn } from 'node:child_process';
import { getEventListeners, once } from 'node:events';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createNodeRuntime } from '../../../core/src/node/runtime.js';
import { answer, BrokenServer, event } from './broken-server.js';
import { makers } from './sessions.js';

/** A leak shows after a dozen; `npm run bench -- mcp` does ten thousand. */
const CALLS = 500;
const AT_ONCE = 32;

let server: BrokenServer;

beforeEach(async () => {
    server = await BrokenServer.open();
});

afterEach(() => server.close());

const matrix = makers.flatMap(([name, make]) =>
    (['streamable', 'sse'] as const).map((kind) => [name, kind, make] as const),
);

test.each(matrix)(
    `%s over %s: ${CALLS} calls with one signal leave no listener, no warning and no connection`,
    async (_, transport, make) => {
        if (transport === 'sse') {
            const { say } = server.legacy();
            server.onCall = (response, message) => {
                response.writeHead(202).end('Accepted');
                say(answer(message, { content: [] }));
            };
        } else {
            server.onCall = (response, message) =>
                void response
                    .writeHead(200, { 'content-type': 'text/event-stream' })
                    .end(event(answer(message, { content: [] })));
        }
        const warnings: Error[] = [];
        const note = (warning: Error): void => void warnings.push(warning);
        process.on('warning', note);
        const runtime = createNodeRuntime({ maxSockets: 8 });
        const session = make({ url: `${server.origin}/mcp`, token: 'token', transport }, runtime);
        const { signal } = new AbortController();
        let left = CALLS;
        const work = async (): Promise<void> => {
            while (left-- > 0) await session.callTool('a', {}, { signal });
        };
        try {
            await Promise.all(Array.from({ length: AT_ONCE }, work));
            // Warnings are emitted in a later turn.
            await new Promise((resolve) => setImmediate(resolve));
        } finally {
            process.off('warning', note);
            await session.close();
            runtime.close?.();
        }
        expect(warnings).toEqual([]);
        expect(getEventListeners(signal, 'abort')).toHaveLength(0);
        expect(server.count('tools/call a')).toBe(CALLS);
        expect(server.count('initialize')).toBe(1);
        // A few more than may be open at once: what is left early cannot be used again.
        expect(server.connections).toBeLessThanOrEqual(12);
        await server.emptied();
    },
    120_000,
);

const PROGRAM = `
    const { createPureSession } = await import('./core/src/mcp/session/index.ts');
    const { createSdkSession } = await import('./core/src/node/mcp/index.ts');
    const { createNodeRuntime } = await import('./core/src/node/runtime.ts');
    const [, which, transport, url] = process.argv;
    const settings = { url, token: 'token', transport };
    const session = which === 'sdk' ? createSdkSession(settings) : createPureSession(settings, createNodeRuntime());
    await session.open();
    const left = session.callTool('never', {}).catch(({ kind }) => kind);
    await session.callTool('a', {});
    await session.close();
    console.log(await left);
`;

test.each(matrix)(
    '%s over %s: a process ends by itself once its session is closed',
    async (which, transport) => {
        const { say } = server.legacy();
        server.onCall = (response, message, { url }) => {
            if (url === '/mcp' && message.params?.name === 'never') return;
            const text = answer(message, { content: [] });
            if (url === '/mcp')
                return void response.writeHead(200, { 'content-type': 'application/json' }).end(text);
            response.writeHead(202).end();
            if (message.params?.name !== 'never') say(text);
        };
        const options = ['--import', 'tsx', '--input-type=module', '-e', PROGRAM];
        const child = spawn(process.execPath, [...options, which, transport, `${server.origin}/mcp`]);
        try {
            let output = '';
            for (const stream of [child.stdout, child.stderr]) {
                stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
            }
            const [code] = (await once(child, 'close')) as [number];
            expect({ code, output }).toEqual({ code: 0, output: 'aborted\n' });
        } finally {
            child.kill('SIGKILL');
        }
    },
    30_000,
);
