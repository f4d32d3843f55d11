import assert from 'node:assert/strict';
import type { Bench } from '../harness/bench.js';
import type { Json, PluginPage } from '../harness/plugin-page.js';
import type { Sent } from '../harness/wire.js';
import type { Suite } from '../suite.js';
import { openPlugin } from './scene.js';

const MCP = '/x2/mcp/';

const isListing = ({ method, path }: Sent): boolean => method === 'GET' && /\/table\?/.test(path);

async function findTable({ xano: { xano } }: Bench, name: string): Promise<{ readonly id: number }> {
    const [found] = (await xano.table.list({ search: name })).items;
    if (found === undefined) throw new Error(`the sample has no table ${name}`);
    return found;
}

const hintOf = ({ error }: { readonly error: Json | null }): string => String(error?.['hint']);

export const network: Suite = {
    name: 'network',
    about: 'servers that do not let pages read their answers, slow ones, and answers in another order',
    async run({ bench, check }) {
        const args = { tableId: bench.books.id };
        const open = (): Promise<PluginPage> => openPlugin(bench, 'editor');

        await check('MCP: the session header is hidden from pages', async () => {
            const page = await open();
            bench.wire.trouble = { cors: { instance: 'no-session' }, corsPath: MCP };
            const outcome = await page.run('listMcpTools', {});
            assert.ok(outcome.error !== null);
            assert.match(`${outcome.error.message} ${hintOf(outcome)}`, /session|MCP URL|CORS/i);
            await page.close();
        });
        await check('MCP: the server does not admit this page', async () => {
            const page = await open();
            bench.wire.trouble = { cors: { instance: 'none' }, corsPath: MCP };
            assert.match(hintOf(await page.run('listMcpTools', {})), /is there, but does not let a page/);
            assert.equal((await page.run('listRecords', args)).error, null, 'the Metadata API goes on');
            const probes = bench.wire.sent.filter(({ method }) => method === 'GET' || method === 'HEAD');
            assert.ok(
                probes
                    .filter(({ path }) => path.startsWith(MCP))
                    .every(({ headers }) => headers.authorization === undefined),
            );
            await page.openSettings('MCP');
            await page.tab.locator('[data-test=check]').click();
            const findings = page.tab.locator('[data-test=findings]');
            await findings.waitFor();
            assert.match(await findings.innerText(), /CORS settings do not admit the page/);
            await page.close();
        });
        await check('MCP: nobody is there', async () => {
            const page = await open();
            bench.wire.trouble = {
                hold: ({ path }) => (path.startsWith(MCP) ? Promise.reject(new Error('hung up')) : undefined),
            };
            assert.match(hintOf(await page.run('listMcpTools', {})), /Nothing answers/);
            await page.close();
        });
        await check('MCP: tools are there when everything may be read', async () => {
            const page = await open();
            const { error, result } = await page.run('listMcpTools', {});
            assert.equal(error, null);
            assert.ok((result as { items: unknown[] }).items.length > 20);
            await page.close();
        });
        await check('the Metadata API or the proxy does not admit this page', async () => {
            for (const [where, place] of [
                ['editor', 'instance'],
                ['app', 'proxy'],
            ] as const) {
                const page = await openPlugin(bench, where);
                bench.wire.trouble = { cors: { [place]: 'none' } };
                const { error } = await page.run('listRecords', args);
                assert.equal(error?.['kind'], 'connection', JSON.stringify(error));
                await page.close();
            }
        });

        await check('a slow network: the panel says that it loads, and can be used meanwhile', async () => {
            const page = await open();
            let go: () => void = () => undefined;
            const gate = new Promise<void>((resolve) => (go = resolve));
            bench.wire.trouble = { hold: (sent) => (isListing(sent) ? gate : undefined) };
            await page.openAction('listRecords');
            await page.tab.locator('[data-test=loading]').waitFor();
            await page.row('Page').locator('input').fill('2');
            assert.deepEqual(await page.value(), { page: 2 });
            go();
            await page.tab.locator('[data-test=loading]').waitFor({ state: 'hidden' });
            assert.ok((await page.row('Table').locator('option').count()) > 3);
            await page.close();
        });
        await check('an answer that comes late does not replace a newer one', async () => {
            const page = await open();
            const { id: customers } = await findTable(bench, 'customers');
            let go: () => void = () => undefined;
            const gate = new Promise<void>((resolve) => (go = resolve));
            const ofBooks = ({ method, path }: Sent): boolean =>
                method === 'GET' && path.endsWith(`/table/${args.tableId}`);
            bench.wire.trouble = { hold: (sent) => (ofBooks(sent) ? gate : undefined) };
            await page.openAction('createRecord', args);
            await page.row('Table').locator('option').nth(3).waitFor({ state: 'attached' });
            await page.row('Table').locator('select').selectOption({ label: 'customers' });
            await page.tab.locator('[data-field="email"]').waitFor();
            assert.deepEqual(await page.value(), { tableId: customers });
            const late = page.tab.evaluate(
                (path) =>
                    new Promise<void>((resolve) => {
                        new PerformanceObserver((list) => {
                            // Its promises are settled by then.
                            if (list.getEntries().some(({ name }) => name.endsWith(path)))
                                setTimeout(resolve);
                        }).observe({ type: 'resource' });
                    }),
                `/table/${args.tableId}`,
            );
            go();
            await late;
            assert.equal(
                await page.tab.locator('[data-field="title"]').count(),
                0,
                'the late columns are dropped',
            );
            assert.equal(await page.tab.locator('[data-field="email"]').count(), 1);
            await page.close();
        });
        await check('a listing that fails can be loaded again', async () => {
            const page = await open();
            bench.wire.trouble = {
                instead: (sent) =>
                    isListing(sent)
                        ? { status: 403, body: '{"code":"ERROR_CODE_ACCESS_DENIED","message":"No."}' }
                        : undefined,
            };
            await page.openAction('listRecords');
            const problem = page.tab.locator('[data-picker="Table"] [data-test=error]');
            await problem.waitFor();
            assert.match(await problem.innerText(), /Workspace Database|token|scope/);
            bench.wire.trouble = {};
            await page.tab.locator('[data-test=refresh]').click();
            await page.row('Table').locator('option').nth(3).waitFor({ state: 'attached' });
            assert.equal(await problem.count(), 0);
            await page.close();
        });
    },
};
