import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createXano } from 'xano-connect';
import { writeTableTypes } from 'xano-connect/files';
import { typesCommand } from '../../../core/src/node/table-types/command.js';
import { startSandbox } from '../../sandbox/index.js';
import type { Sandbox } from '../../sandbox/index.js';

let sandbox: Sandbox;
let folder: string;
let settings: { instanceUrl: string; accessToken: string };

beforeAll(async () => {
    sandbox = await startSandbox();
    folder = await mkdtemp(join(tmpdir(), 'xano-types-'));
    settings = { instanceUrl: sandbox.origin, accessToken: sandbox.tokens.full };
}, 60_000);

afterAll(async () => {
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
});

const inFolder = (name: string): string => join(folder, name);
const run = (...args: string[]) => typesCommand(args, { ...settings, workspaceId: sandbox.workspaceId });

describe('xano-types', () => {
    test('writes test/types/xano-tables.d.ts, which the type tests are compiled with', async () => {
        const out = inFolder('all.d.ts');
        const told = await run('--all', '--out', out);
        expect(told).toEqual({ status: 0, out: `${out}: types of customers, order_items, orders\n` });
        expect(await readFile(out, 'utf8')).toBe(await readFile('test/types/xano-tables.d.ts', 'utf8'));
    });

    test('takes tables by name and id, and says when nothing is new', async () => {
        const out = inFolder('two.d.ts');
        const xano = createXano({ ...settings, workspaceId: sandbox.workspaceId });
        const { items } = await xano.table.list({ search: 'customers' });
        const named = ['--table', 'orders', '--table', String(items[0]?.id), '--out', out];
        expect(await run(...named)).toMatchObject({ out: `${out}: types of customers, orders\n` });
        expect(await run(...named)).toMatchObject({
            out: `${out}: types of customers, orders (as before)\n`,
        });
        const text = await readFile(out, 'utf8');
        expect(text).not.toContain('OrderItems');
        expect(text).toContain('/** Id of a record of `customers`. */');
        expect(await writeTableTypes(xano, { tables: ['customers'], file: out })).toEqual({
            file: out,
            tables: ['customers'],
            changed: true,
        });
        await xano.close();
    });

    test('leaves a file alone that it did not write', async () => {
        const out = inFolder('mine.d.ts');
        await writeFile(out, 'export type Mine = 1;\n');
        const told = await run('--all', '--out', out);
        expect(told.status).toBe(1);
        expect(told.error).toContain('was not written by xano-types');
        expect(await readFile(out, 'utf8')).toBe('export type Mine = 1;\n');
    });

    test('names what is near, and the workspaces to choose from', async () => {
        const near = await run('--table', 'custmers', '--out', inFolder('x.d.ts'));
        expect(near).toMatchObject({ status: 1 });
        expect(near.error).toMatch(/Did you mean "customers"\?\nThe tables are /);
        const several = await typesCommand(['--all', '--out', inFolder('x.d.ts')], settings);
        expect(several.error).toMatch(/reaches 2 workspaces: .*\nChoose one with --workspace\./);
        const chosen = await typesCommand(
            ['--all', '--out', inFolder('w.d.ts'), '--workspace', String(sandbox.workspaceId)],
            settings,
        );
        expect(chosen.status).toBe(0);
    });

    test.each([
        [[], 'Name tables with --table'],
        [['--all', '--table', 'orders'], 'Name tables with --table'],
        [['--all', '--out', 'index.ts'], 'ends in .d.ts'],
        [['--tables', 'orders'], '--tables'],
    ])('%j is called in a wrong way', async (args, text) => {
        const told = await typesCommand(args, settings);
        expect(told.status).toBe(2);
        expect(told.error).toContain(text);
    });

    test('--help', async () => {
        expect(await typesCommand(['--help'])).toMatchObject({ status: 0 });
    });
});
