import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { sandboxViolations, violations } from './rules.js';

const root = process.cwd();

const filesIn = (folder: string): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
        .map((entry) => join(entry.parentPath, entry.name));

describe('the layers of core/src', () => {
    const core = join(root, 'core/src');

    test('imports point downwards only, and the pure part has no effects', () => {
        const files = filesIn(core);
        expect(files.length).toBeGreaterThan(30);
        expect(files.flatMap((file) => violations(relative(core, file), readFileSync(file, 'utf8')))).toEqual(
            [],
        );
    });

    test.each([
        ['retry.ts', "import { send } from './client.js';", 'imports upwards'],
        ['metadata/wire.ts', "import { x } from '../operations/table.js';", 'imports upwards'],
        ['search/a.ts', "export * from '../node/runtime.js';", 'imports upwards'],
        ['operations/table.ts', "import { readFileSync } from 'node:fs';", 'imports node:fs'],
        ['client.ts', "const later = await import('axios');", 'imports axios'],
        ['send.ts', 'setTimeout(() => undefined, 1);', 'global setTimeout'],
        ['send.ts', 'export const o = { process };', 'global process'],
        ['search/a.ts', "console.log('x');", 'global console'],
        ['url.ts', "export const u = new URL('x');", 'global URL'],
        ['url.ts', "export const u = globalThis['URL'];", 'global globalThis'],
        ['browser/runtime.ts', "import { x } from '../node/runtime.js';", 'mixes the two runtimes'],
        ['oddments/a.ts', 'export {};', 'in no layer'],
    ])('%s with %s is refused', (file, text, reason) => {
        expect(violations(file, text).join('\n')).toContain(reason);
    });

    test('names of properties and types are no globals', () => {
        const text =
            'interface A { process: number; URL: string } export const f = (a: A) => a.process + a.URL.length;';
        expect(violations('send.ts', text)).toEqual([]);
    });
});

describe('the sandbox', () => {
    const sandbox = join(root, 'test/sandbox');

    test('imports nothing from the engine', () => {
        const files = filesIn(sandbox);
        expect(files.length).toBeGreaterThan(5);
        expect(files.flatMap((file) => sandboxViolations(file, readFileSync(file, 'utf8'), root))).toEqual(
            [],
        );
    });

    test.each(["import { x } from '../../core/src/url.js';", "import { createXano } from 'xano-connect';"])(
        '%s is refused',
        (text) => {
            expect(sandboxViolations(join(sandbox, 'a.ts'), text, root)).toHaveLength(1);
        },
    );
});
