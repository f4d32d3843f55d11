import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import ts from 'typescript';
import { MARKER, unfinished } from './stub/marker.js';
import { planned } from './stub/plan.js';
import type { Files } from './stub/plan.js';
import { readWish } from './stub/wish.js';

const root = process.cwd();

const TASK = '/workspace/{workspace_id}/task/{task_id}/archive';
const wish = (id: string, method: string, path: string) =>
    planned(root, readWish([id, '--method', method, '--path', path]));

const options: ts.CompilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noUnusedLocals: true,
    skipLibCheck: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    lib: ['lib.es2023.d.ts'],
    types: [],
};
const disk = ts.createCompilerHost(options);
/** Files that are the same for every case, read once. */
const kept = new Map<string, ts.SourceFile | undefined>();

/** What the compiler says of these files, with them in place of those on the disk. */
function complaints(files: Files): string[] {
    const given = new Map([...files].map(([file, text]) => [resolve(root, file), text]));
    const host: ts.CompilerHost = {
        ...disk,
        fileExists: (name) => given.has(name) || disk.fileExists(name),
        readFile: (name) => given.get(name) ?? disk.readFile(name),
        getSourceFile: (name, version) => {
            const text = given.get(name);
            if (text !== undefined) return ts.createSourceFile(name, text, version);
            if (!kept.has(name)) kept.set(name, disk.getSourceFile(name, version));
            return kept.get(name);
        },
    };
    const sources = [...given.keys()].filter((name) => name.endsWith('.ts'));
    const program = ts.createProgram(sources, options, host);
    return sources
        .flatMap((name) => {
            const source = program.getSourceFile(name);
            return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
        })
        .map(
            ({ file, messageText }) =>
                `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`,
        );
}

const markers = (files: Files): number =>
    [...files].reduce((sum, [file, text]) => sum + unfinished(file, text).length, 0);

describe('npm run new:operation', () => {
    test('adds to the resource there is: it compiles, and says what is to be written', async () => {
        const files = await wish('task.archive', 'POST', TASK);
        expect([...files.keys()].sort()).toEqual([
            'core/src/operations/logic/task.ts',
            'test/contract/facts/task.json',
            'test/unit/operations/rows/index.ts',
            'test/unit/operations/rows/task.ts',
        ]);
        expect(complaints(files)).toEqual([]);
        expect(files.get('core/src/operations/logic/task.ts')).toContain(
            `rest: { method: 'POST', path: '${TASK}' },\n    },\n});\n`,
        );
        expect(files.get('test/unit/operations/rows/task.ts')).toContain(
            `url: '/workspace/7/task/8/archive'`,
        );
        const facts = JSON.parse(files.get('test/contract/facts/task.json') ?? '') as { id: string }[];
        expect(facts.at(-1)).toMatchObject({ id: 'task.archive', method: 'POST', path: TASK });
        expect(markers(files)).toBe(7);
    });

    test('adds to a resource that is made by a function, and asks for a confirmation', async () => {
        const path = '/workspace/{workspace_id}/middleware/{middleware_id}/draft';
        const files = await wish('middleware.discard', 'DELETE', path);
        expect(complaints(files)).toEqual([]);
        const text = files.get('core/src/operations/logic/middleware.ts');
        expect(text).toMatch(/defineOperations\('middleware', \{\n {4}\.\.\.described\(/);
        expect(text).toContain(`destroys: '${MARKER}`);
    });

    test('makes a resource', async () => {
        const files = await wish('dashboardWidget.list', 'GET', '/workspace/{workspace_id}/widget/{kind}');
        expect([...files.keys()].sort()).toEqual([
            'core/src/operations/dashboard-widget.ts',
            'core/src/operations/more.ts',
            'test/contract/facts/dashboard-widget.json',
            'test/unit/operations/rows/dashboard-widget.ts',
            'test/unit/operations/rows/index.ts',
        ]);
        expect(complaints(files)).toEqual([]);
        expect(files.get('core/src/operations/more.ts')).toContain(
            'dashboardWidget: dashboardWidgetOperations,',
        );
    });

    test.each([
        [['task'], 'resource.verb'],
        [['task.archive', '--method', 'FETCH'], '--method takes'],
        [['task.archive', '--method', 'POST', '--path', 'task'], '--path takes'],
        [['task.archive', 'x', '--method', 'POST', '--path', TASK], 'one operation'],
    ])('%j is called in a wrong way', (args, text) => {
        expect(() => readWish(args)).toThrow(text);
    });

    test.each([
        ['task.get', 'There is an operation task.get.'],
        ['tenantEnv.archive', 'made by a function'],
    ])('%s is refused', async (id, text) => {
        await expect(wish(id, 'POST', TASK)).rejects.toThrow(text);
    });
});

describe('what it writes', () => {
    test.each(['core/src/operations', 'test/unit/operations/rows', 'test/contract/facts'])(
        'is filled in: %s',
        (folder) => {
            const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
                /\.(ts|json)$/.test(name),
            );
            expect(files.length).toBeGreaterThan(10);
            expect(
                files.flatMap((name) => unfinished(name, readFileSync(join(folder, name), 'utf8'))),
            ).toEqual([]);
        },
    );
});
