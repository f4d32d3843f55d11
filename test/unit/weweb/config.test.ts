import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { writeConfig, writeImports, writePanels } from '../../../weweb-plugin/config/weweb-config.js';
import { actions } from '../../../weweb-plugin/engine/actions/index.js';
import { panels } from '../../../weweb-plugin/engine/panels.js';
import { without } from '../../e2e/weweb/build/markers.js';

const PLUGIN = fileURLToPath(new URL('../../../weweb-plugin/', import.meta.url));
const read = (path: string): string => readFileSync(join(PLUGIN, path), 'utf8');

const sources = ['ww-config.js', 'src/wwPlugin.js'].concat(
    readdirSync(join(PLUGIN, 'src'), { recursive: true, encoding: 'utf8' })
        .filter((path) => /\.(?:vue|js)$/.test(path))
        .map((path) => `src/${path}`),
);

describe('ww-config.js', () => {
    test('is what `npm run weweb:config` writes', async () => {
        expect(read('ww-config.js')).toBe(await writeConfig(actions, panels));
    });

    test('every panel has its file, the same that is written', async () => {
        const files = await writePanels(actions, panels);
        for (const [path, text] of Object.entries(files)) expect(read(`src/components/${path}`)).toBe(text);
        const there = readdirSync(join(PLUGIN, 'src/components/Actions')).filter(
            (name) => name !== 'ActionForm.vue',
        );
        expect(there.sort()).toEqual(
            Object.keys(files)
                .map((path) => path.replace('Actions/', ''))
                .sort(),
        );
    });

    test('every panel it names is imported by the plugin, so that all stand in one file', async () => {
        expect(read('src/components/index.js')).toBe(await writeImports(read('ww-config.js')));
        const named = [...read('ww-config.js').matchAll(/import\('\.\/src\/(.+?)'\)/g)].map(
            ([, path]) => path,
        );
        for (const path of named) expect(sources).toContain(`src/${path ?? ''}`);
    });

    test('an action that is shown and does not exist, or shows what it does not take, is refused', async () => {
        const [panel] = panels;
        if (panel === undefined) throw new Error('there are no panels');
        await expect(writeConfig({}, panels)).rejects.toThrow(`there is a panel ${panel.code} and no action`);
        const odd = { ...panel, fields: { odd: { label: 'Odd', box: 'text' } } } as const;
        await expect(writeConfig(actions, [odd])).rejects.toThrow(`${panel.code} takes no odd`);
    });
});

describe('actions', () => {
    test('each has one panel, and each panel an action', () => {
        expect(panels.map(({ code }) => code).sort()).toEqual(Object.keys(actions).sort());
    });

    test('each shows all of its arguments', () => {
        for (const { code, fields } of panels)
            expect([code, ...Object.keys(fields).sort()]).toEqual([
                code,
                ...Object.keys(actions[code]?.args ?? {}).sort(),
            ]);
    });

    test('each is a method of the plugin, asynchronous, and described for the AI of WeWeb', () => {
        const plugin = read('src/wwPlugin.js');
        const published = without('wwEditor', plugin, 'wwPlugin.js');
        const config = read('ww-config.js');
        for (const { code, description, returns } of panels) {
            expect(published).toMatch(new RegExp(`^    (?:async )?${code}\\(`, 'm'));
            const text = config.slice(config.indexOf(`code: '${code}'`)).split('/* wwEditor:end */', 1)[0];
            expect(text).toMatch(/isAsync: true.*getIsValid:.*copilot: \{/s);
            expect(description).toMatch(/\.$/);
            expect(returns).not.toBe('');
        }
    });

    test('variables, formulas and triggers stand in the plugin, too', () => {
        const plugin = read('src/wwPlugin.js');
        for (const name of [
            'formatError',
            'formatDuration',
            'statusColour',
            'columnsToTable',
            'searchFilter',
        ])
            expect(plugin).toMatch(new RegExp(`^    ${name}[,(]`, 'm'));
        for (const name of ['lastError', 'progress']) expect(plugin).toContain(`show('${name}'`);
        for (const name of ['error', 'progress', 'bulkFinished']) expect(plugin).toContain(`fire('${name}'`);
    });
});

describe('the halves of the plugin', () => {
    test('blocks balance and do not nest, in every file', () => {
        for (const path of sources) expect(() => without('wwEditor', read(path), path)).not.toThrow();
    });

    test('a block that nests, or never ends, is found', () => {
        const start = '/* wwEditor:start */';
        expect(() => without('wwEditor', `${start} a ${start}`, 'x')).toThrow('begins inside');
        expect(() => without('wwEditor', start, 'x')).toThrow('never ends');
        expect(() => without('wwEditor', '/* wwEditor:end */', 'x')).toThrow('without having begun');
        expect(without('wwEditor', `a ${start} b /* wwEditor:end */ c`, 'x')).toBe('a  c');
    });

    test('what is published names nothing of the private half', () => {
        for (const path of ['ww-config.js', 'src/wwPlugin.js'])
            expect(without('wwEditor', read(path), path)).not.toMatch(
                /privateData|metaToken|app\.xano\.com|copilot:/,
            );
    });
});
