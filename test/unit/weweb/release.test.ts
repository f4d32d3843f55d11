import { expect, test } from '@jest/globals';
import { rules } from '../../../weweb-plugin/release/rules.js';
import { readTree } from '../../../weweb-plugin/release/tree.js';

const good = {
    'package.json': '{ "name": "xano-admin", "version": "1.2.3", "private": true }',
    'ww-config.js':
        "export default { /* wwEditor:start */ edit: () => import('./src/components/A.vue') /* wwEditor:end */ };",
    'src/texts.js': "export const schema = { from: { type: 'string' }, import: { type: 'text' } };",
    'src/wwPlugin.js':
        "/* wwEditor:start */\nimport './components/A.vue';\n/* wwEditor:end */\nimport { run } from './core/index.js';\n",
    'src/components/A.vue': '<script>\nexport default {};\n</script>\n',
    'src/core/index.js':
        'const a=()=>import(/* webpackMode: "eager" */"../parts/bulk.js"),b=", from";export{a as run};',
    'src/markdown/general.md': 'Text',
    'src/markdown/settings.md': 'Text',
    'src/markdown/collection.md': 'Text',
    'src/parts/bulk.js': 'import{run as a}from"../core/index.js";export const b=a;',
};

const problemsOf = (changes: Readonly<Record<string, string>>): string[] => {
    const tree = new Map(Object.entries({ ...good, ...changes }));
    return rules.flatMap(({ check }) => check(tree));
};

test('a plugin that follows every rule', () => {
    expect(problemsOf({})).toEqual([]);
});

test('the plugin as it stands follows every rule', () => {
    const tree = readTree('weweb-plugin');
    expect(tree.size).toBeGreaterThan(60);
    expect(rules.flatMap(({ check }) => check(tree))).toEqual([]);
});

/** Code that no packing makes small. */
const heavy = Array.from({ length: 20_000 }, (_, n) => `${Math.sin(n)}`).join(';');

const JWT = ['eyJhbGciOiJIUzI1NiJ9', 'eyJzdWIiOiIxIn0', 'c2ln'].join('.');

test.each<[what: string, changes: Readonly<Record<string, string>>, says: RegExp]>([
    [
        'a version with letters',
        { 'package.json': '{ "name": "xano-admin", "version": "1.0.0-beta", "private": true }' },
        /1\.0\.0-beta/,
    ],
    [
        'a package that could be published',
        { 'package.json': '{ "name": "xano-admin", "version": "1.0.0" }' },
        /private/,
    ],
    [
        'a dependency on a folder',
        {
            'package.json':
                '{ "name": "xano-admin", "version": "1.0.0", "private": true, "dependencies": { "core": "file:../core" } }',
        },
        /file:\.\.\/core/,
    ],
    [
        'an import of what is not released',
        { 'src/core.js': "import '../../core/src/errors.js';" },
        /not released/,
    ],
    ['an import of a package that is no dependency', { 'src/a.js': "import axios from 'axios';" }, /axios/],
    ['TypeScript', { 'src/a.ts': '' }, /a\.ts is TypeScript/],
    ['TypeScript in a panel', { 'src/components/A.vue': '<script lang="ts"></script>' }, /with a lang/],
    ['a block that never ends', { 'src/a.js': '/* wwEditor:start */' }, /never ends/],
    [
        'a block inside another',
        { 'src/a.js': '/* wwEditor:start *//* wwFront:start *//* wwFront:end *//* wwEditor:end */' },
        /begins inside/,
    ],
    [
        'an engine that imports a package',
        { 'src/parts/bulk.js': 'import{z}from"zod";export{z}' },
        /imports zod, which is not of the engine/,
    ],
    [
        'an engine that loads a part which is not there',
        {
            'src/core/index.js':
                'const a=()=>import(/* webpackMode: "eager" */"../parts/csv.js");export{a as run}',
        },
        /imports \.\.\/parts\/csv\.js, which is not of the engine/,
    ],
    [
        'an engine that imports what is written by hand',
        { 'src/parts/bulk.js': 'import{a}from"../texts.js";export{a}' },
        /imports \.\.\/texts\.js, which is not of the engine/,
    ],
    [
        'an engine that begins with two files',
        { 'src/core/index.js': 'import{b}from"../parts/bulk.js";export{b as run}' },
        /would begin with both/,
    ],
    [
        'an engine that every visitor would wait for',
        { 'src/core/index.js': heavy },
        /src\/core has 1\d\d\.\d KB gzip: what few need belongs in engine\/parts/,
    ],
    [
        'a core of two files that is too large as a whole',
        { 'src/core/index.js': heavy.slice(0, 90_000), 'src/core/more.js': heavy.slice(-90_000) },
        /src\/core has \d+\.\d KB gzip/,
    ],
    ['parts that grew', { 'src/parts/bulk.js': heavy }, /src\/parts has 1\d\d\.\d KB gzip/],
    [
        "a part that would be a second file of the editor's build",
        { 'src/core/index.js': 'const a=()=>import("../parts/bulk.js");export{a as run}' },
        /without the word to webpack/,
    ],
    [
        'an engine with a marker',
        { 'src/core/index.js': '/* wwEditor:start *//* wwEditor:end */' },
        /holds a marker/,
    ],
    [
        'a panel that is not imported at the beginning',
        {
            'src/components/B.vue': '',
            'ww-config.js': "export default { edit: () => import('./src/components/B.vue') };",
        },
        /B\.vue is not imported/,
    ],
    ['an empty text of the store', { 'src/markdown/general.md': ' ' }, /general\.md/],
    ['a token', { 'src/markdown/general.md': `Use ${JWT}` }, /looks like a secret/],
])('%s is refused', (_, changes, says) => {
    const problems = problemsOf(changes);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(says);
});
