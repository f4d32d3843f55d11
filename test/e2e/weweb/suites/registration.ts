import assert from 'node:assert/strict';
import { panels } from '../../../../weweb-plugin/engine/panels.js';
import { PluginPage, settingsFor } from '../harness/plugin-page.js';
import type { Suite } from '../suite.js';

interface Described {
    readonly name: string;
    readonly version: string;
    readonly type: string;
    readonly config: { readonly actions: readonly { readonly code: string; readonly isAsync: boolean }[] };
}

const codes = panels.map(({ code }) => code);

export const registration: Suite = {
    name: 'registration',
    about: 'WeWeb finds the plugin, in its editor and in a published app',
    async run({ bench, check }) {
        await check('the editor: name, version and all actions', async () => {
            const page = await PluginPage.open(bench, 'editor', settingsFor(bench).editor);
            const found = await page.tab.evaluate(
                () => JSON.parse(JSON.stringify(window.registered[0])) as Described,
            );
            assert.equal(found.name, 'xano-admin');
            assert.match(found.version, /^\d+\.\d+\.\d+$/);
            assert.equal(found.type, 'plugin');
            assert.deepEqual(
                found.config.actions.map(({ code }) => code),
                codes,
            );
            await page.close();
        });
        await check(
            'a published app: the actions without their panels, and nobody is asked anything',
            async () => {
                const page = await PluginPage.open(bench, 'app', settingsFor(bench).app);
                const found = await page.tab.evaluate(() => {
                    const { config, content } = window.__frontPlugin as {
                        readonly config: {
                            readonly editor: object;
                            readonly actions: readonly Record<string, unknown>[];
                        };
                        readonly content: Record<string, unknown>;
                    };
                    return {
                        editor: Object.keys(config.editor),
                        keys: [...new Set(config.actions.flatMap((action) => Object.keys(action)))],
                        missing: config.actions
                            .map(({ code }) => String(code))
                            .filter((code) => typeof content[code] !== 'function'),
                    };
                });
                assert.deepEqual(found, {
                    editor: ['collection'],
                    keys: ['name', 'code', 'parameters', 'isAsync'],
                    missing: [],
                });
                assert.deepEqual(
                    bench.wire.sent.map(({ host, path }) => host + path),
                    [],
                );
                await page.close();
            },
        );
        await check("WeWeb's AI is told the workspace and the names of its tables and columns", async () => {
            const page = await PluginPage.open(bench, 'editor', settingsFor(bench).editor);
            const context = await page.tab.evaluate(() => window.harness.context());
            const { tables } = context as { tables: { name: string; columns: string[] }[] };
            assert.ok(tables.find(({ name }) => name === 'books')?.columns.includes('price'));
            assert.doesNotMatch(JSON.stringify(context), /Volume 1/);
            await page.close();
        });
    },
};
