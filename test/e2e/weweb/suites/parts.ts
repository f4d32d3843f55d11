import assert from 'node:assert/strict';
import { USERS } from '../harness/bench.js';
import { PluginPage, settingsFor } from '../harness/plugin-page.js';
import type { Json } from '../harness/plugin-page.js';
import type { Sent, Trouble } from '../harness/wire.js';
import type { Suite } from '../suite.js';
import { openPlugin } from './scene.js';

/** Names of the scripts that a page has loaded from its own address, but those it is made of. */
const scripts = (page: PluginPage): Promise<readonly string[]> =>
    page.tab.evaluate(() => {
        const own = ['vue', 'axios', 'lodash', 'weweb', 'components', 'harness'];
        return performance
            .getEntriesByType('resource')
            .map(({ name }) => new URL(name))
            .filter(({ host, pathname }) => host === location.host && pathname.endsWith('.js'))
            .map(({ pathname }) => pathname.slice(1))
            .filter((name) => !own.includes(name.replace('.js', '')));
    });

const isPart = ({ place, path }: Sent): boolean => place === 'app' && path === '/bulk.js';

/** How a part may be out of reach. */
const AWAY: readonly (readonly [name: string, trouble: Trouble])[] = [
    ['is gone', { instead: (sent) => (isPart(sent) ? { status: 404, body: 'Not found' } : undefined) }],
    ['is cut off', { hold: (sent) => (isPart(sent) ? Promise.reject(new Error('cut off')) : undefined) }],
];

export const parts: Suite = {
    name: 'parts',
    about: 'what few visitors need is loaded by the first action that needs it, and by no page before',
    async run({ bench, check }) {
        const table: Json = { tableId: bench.books.id };
        const change: Json = { ...table, items: [{ id: 1, stock: 7 }], dryRun: true };

        await check(
            'a published app begins with one script, and reads and writes records with it',
            async () => {
                const page = await openPlugin(bench, 'app');
                assert.equal((await page.run('listRecords', table)).error, null);
                const { error } = await page.run('updateRecord', {
                    ...table,
                    recordId: 1,
                    values: { stock: 0 },
                });
                assert.equal(error, null, JSON.stringify(error));
                assert.deepEqual(await scripts(page), ['front.js']);
                await page.close();
            },
        );
        await check('the part for many records comes with the first action that needs it, once', async () => {
            const page = await openPlugin(bench, 'app');
            for (let round = 0; round < 2; round++)
                assert.equal((await page.run('bulkPatchRecords', change)).error, null);
            const loaded = await scripts(page);
            assert.equal(loaded.filter((name) => name === 'bulk.js').length, 1, loaded.join());
            assert.ok(!loaded.includes('tables.js'), loaded.join());
            await page.close();
        });
        for (const [name, trouble] of AWAY) {
            await check(
                `a part that ${name}: nothing is sent, and the page works once it is reloaded`,
                async () => {
                    const page = await openPlugin(bench, 'app');
                    bench.wire.trouble = trouble;
                    const { error } = await page.run('bulkPatchRecords', change);
                    assert.equal(error?.['code'], 'PART_NOT_LOADED', JSON.stringify(error));
                    assert.equal(error['kind'], 'connection');
                    assert.match(String(error['hint']), /reload the page/);
                    assert.deepEqual(bench.wire.to('proxy', 'instance'), []);
                    assert.equal((await page.run('listRecords', table)).error, null, 'the rest goes on');
                    bench.wire.trouble = {};
                    await page.close();
                    const again = await openPlugin(bench, 'app');
                    assert.equal((await again.run('bulkPatchRecords', change)).error, null);
                    await again.close();
                },
            );
        }
        await check('a published app that is one file loads no other', async () => {
            const page = await PluginPage.open(bench, 'app', settingsFor(bench).app, { url: '/whole.js' });
            await page.signIn(USERS.admin);
            for (const [code, args] of [
                ['listRecords', table],
                ['bulkPatchRecords', change],
                ['exportCsv', table],
                ['ensureTable', { name: 'books', fields: { title: 'text' }, dryRun: true }],
                ['summarizeRequests', {}],
                ['listMcpTools', {}],
            ] as const) {
                const { error } = await page.run(code, args);
                assert.equal(error, null, `${code}: ${JSON.stringify(error)}`);
            }
            assert.deepEqual(await scripts(page), ['whole.js']);
            await page.close();
        });
        await check('the editor loads one file, whatever is done', async () => {
            const page = await openPlugin(bench, 'editor');
            assert.equal((await page.run('bulkPatchRecords', change)).error, null);
            assert.equal((await page.run('exportCsv', table)).error, null);
            assert.deepEqual(await scripts(page), ['manager.js']);
            await page.close();
        });
    },
};
