import assert from 'node:assert/strict';
import { panels } from '../../../../weweb-plugin/engine/panels.js';
import type { Json, PluginPage } from '../harness/plugin-page.js';
import type { Suite, SuiteContext } from '../suite.js';
import { CASES } from './action-cases.js';
import { openPlugin, sceneFor } from './scene.js';
import type { Scene, Where } from './scene.js';

async function runCase(page: PluginPage, code: string, scene: Scene): Promise<void> {
    const each = CASES[code];
    assert.ok(each !== undefined, 'there is a case for it');
    const { args, file, holds, refusedByProxy } = each;
    const { result, error } = await page.run(code, args(scene), file);
    if (scene.where === 'app' && refusedByProxy !== undefined) {
        assert.ok(error !== null, 'the proxy refuses it');
        assert.ok([error['kind'], error['code']].includes(refusedByProxy), JSON.stringify(error));
        return;
    }
    assert.equal(error, null, JSON.stringify(error));
    assert.equal(await page.variable('lastError'), null);
    await holds((result ?? {}) as Json, scene);
}

/** Nothing of a published app reaches Xano but through the proxy. */
function onlyTheProxy({ bench }: SuiteContext): void {
    const direct = bench.wire.to('instance', 'account').map(({ method, path }) => `${method} ${path}`);
    assert.deepEqual(direct, []);
    assert.ok(bench.wire.to('proxy').every(({ headers }) => !/SANDBOX-TOKEN/.test(JSON.stringify(headers))));
}

const LABEL: Readonly<Record<Where, string>> = { editor: 'in the editor', app: 'through the proxy' };

export const actions: Suite = {
    name: 'actions',
    about: 'every action of the editor bundle, and of the published one through the proxy',
    async run(context) {
        const { bench, check } = context;
        for (const where of ['editor', 'app'] as const) {
            const scene = await sceneFor(bench, where);
            const page = await openPlugin(bench, where);
            const order = [...Object.keys(CASES), ...panels.map(({ code }) => code)];
            for (const code of new Set(order)) {
                await check(`${code} ${LABEL[where]}`, async () => {
                    await runCase(page, code, scene);
                    if (where === 'app') onlyTheProxy(context);
                });
            }
            await check(`the workflow's log and the triggers ${LABEL[where]}`, async () => {
                const { actions: lines, triggers } = await page.log();
                assert.ok(lines.some(({ message }) => message.startsWith('[Xano Admin] bulkAddRecords')));
                const fired = new Set(
                    triggers.map(({ trigger }) => trigger.replace('plugin-under-test-', '')),
                );
                assert.ok(fired.has('progress') && fired.has('bulkFinished'), [...fired].join());
                const progress = (await page.variable('progress')) as Json;
                assert.equal(progress['running'], false);
                assert.doesNotMatch(JSON.stringify([lines, triggers]), /eyJ[\w-]{20}/);
            });
            await check(`no complaint of the page ${LABEL[where]}`, () => page.close());
        }
    },
};
