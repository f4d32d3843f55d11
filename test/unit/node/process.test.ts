import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test } from '@jest/globals';
import { closeAll, serve } from './loopback.js';

afterEach(closeAll);

/** Runs a program and returns its exit code and everything it wrote. */
async function run(program: string): Promise<{ code: unknown; output: string }> {
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program]);
    let output = '';
    for (const stream of [child.stdout, child.stderr])
        stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const [code] = await once(child, 'close');
    return { code, output };
}

const START =
    "const { createNodeRuntime } = await import('./core/src/node/runtime.ts'); const runtime = createNodeRuntime();";

test('a process ends by itself after its requests, closed or not', async () => {
    const { url } = await serve((_, answer) => answer.end('ok'));
    const request = `console.log((await runtime.request({ method: 'GET', url: '${url}', headers: {}, timeoutMs: 60000, signal: new AbortController().signal })).body);`;
    expect(await run(`${START} ${request} runtime.close();`)).toEqual({ code: 0, output: 'ok\n' });
    expect(await run(`${START} ${request}`)).toEqual({ code: 0, output: 'ok\n' });
}, 30_000);

test('a runtime nobody uses neither holds the process nor fails', async () => {
    expect(await run(START)).toEqual({ code: 0, output: '' });
}, 30_000);
