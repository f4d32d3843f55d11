import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openBench, recordsOf } from './bench.js';
import type { Bench } from './bench.js';

let bench: Bench;

beforeAll(async () => {
    bench = await openBench();
    await bench.xano.table.ensure({
        name: 'guests',
        fields: { email: { type: 'email', unique: true }, age: 'int' },
    });
}, 60_000);
afterAll(() => bench.close());

async function example(...args: string[]): Promise<{ code: number | null; out: string; error: string }> {
    const { origin, tokens, workspaceId } = bench.sandbox;
    const child = spawn(process.execPath, ['--import', 'tsx', 'examples/import-csv.ts', ...args], {
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
            ...process.env,
            // Where CI is set, the library that colours takes a pipe for a screen; the expectations below are plain.
            NO_COLOR: '1',
            XANO_INSTANCE_URL: origin,
            XANO_ACCESS_TOKEN: tokens.full,
            XANO_WORKSPACE_ID: String(workspaceId),
        },
    });
    const [out, error, [code]] = await Promise.all([
        text(child.stdout),
        text(child.stderr),
        once(child, 'exit') as Promise<[number | null]>,
    ]);
    return { code, out, error };
}

test('examples/import-csv.ts asks, imports, says what was rejected, and knows records again', async () => {
    const file = bench.path('guests.csv');
    await writeFile(file, 'E-Mail,age,x\na@example.test,30,\nb@example.test,old,\nc@example.test,40,\n');
    const args = [file, '--table', 'guests', '--column', 'E-Mail=email', '--column', 'x='];

    const unasked = await example(...args);
    expect(unasked).toMatchObject({ code: 1, out: expect.stringContaining('Nothing was done. Pass --yes') });
    expect(await recordsOf(bench.xano, 'guests')).toEqual([]);

    const done = await example(...args, '--yes', '--match', 'email');
    expect(done).toMatchObject({ code: 0, error: '' });
    expect(done.out).toMatch(/Done\. Of 3 rows: 2 added, in [\d.]+ s/);
    expect(done.out).toMatch(/1 row was not imported; they are in .*guests\.rejects\.csv/);
    expect(done.out).toContain('line 3: Column "age" takes an int, not "old".');
    expect(await recordsOf(bench.xano, 'guests')).toMatchObject([
        { email: 'a@example.test', age: 30 },
        { email: 'c@example.test', age: 40 },
    ]);
    expect(existsSync(`${file}.checkpoint.json`)).toBe(false);

    const again = await example(...args, '--match', 'email', '--dry-run', '--rejects', bench.path('r.csv'));
    expect(again).toMatchObject({ code: 0, out: expect.stringContaining('2 as they should be already') });
}, 60_000);

test('examples/import-csv.ts says what is wrong with its options', async () => {
    expect(await example('--column', 'x')).toMatchObject({
        code: 2,
        out: expect.stringContaining('from=to'),
    });
    expect(await example()).toMatchObject({ code: 2, out: expect.stringContaining('Name the file') });
}, 60_000);
