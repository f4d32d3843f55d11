import assert from 'node:assert/strict';
import { join } from 'node:path';
import { HOSTS, MCP_URL, PROXY_URL } from '../harness/hosts.js';
import { PluginPage, settingsFor } from '../harness/plugin-page.js';
import type { Suite } from '../suite.js';

const EMPTY = { publicData: {}, privateData: {} };

export const settings: Suite = {
    name: 'settings',
    about: 'Connection, Workspace, Proxy, Writes and MCP: filled in, checked, refused, saved',
    async run({ bench, check, pictures }) {
        const { tokens, workspaceId } = bench.xano.sandbox;
        const picture = (page: PluginPage, name: string): Promise<unknown> =>
            page.tab.locator('#panel').screenshot({ path: join(pictures, `weweb-settings-${name}.png`) });
        const open = (given: object): Promise<PluginPage> =>
            PluginPage.open(bench, 'editor', given as Record<string, unknown>);

        await check('a token that Xano refuses says why', async () => {
            const page = await open(EMPTY);
            await page.openSettings('Connection');
            assert.ok(
                await page.row('Instance').locator('select').isDisabled(),
                'no instance without a token',
            );
            await page.row('Access token').locator('input').fill(tokens.expired);
            const problem = page.tab.locator('[data-test=error]').first();
            await problem.waitFor();
            assert.match(await problem.innerText(), /expired|token/i);
            assert.ok(!(await problem.innerText()).includes(tokens.expired));
            await picture(page, 'refused');
            await page.close();
        });
        await check(
            'a token finds its instances; the test tells account, role and rights; it is saved',
            async () => {
                const page = await open(EMPTY);
                await page.openSettings('Connection');
                await page.row('Access token').locator('input').fill(`  ${tokens.full}  `);
                await page.row('Instance').locator('option').nth(1).waitFor({ state: 'attached' });
                await page.row('Instance').locator('select').selectOption({ label: 'Local sandbox' });
                assert.equal(
                    await page.row('Access token').locator('input').getAttribute('type'),
                    'password',
                );
                await page.tab.locator('[data-test=check]').click();
                const findings = page.tab.locator('[data-test=findings]');
                await findings.waitFor();
                assert.match(await findings.innerText(), /belongs to .*role "admin".*may read tables/s);
                assert.ok(await page.tab.evaluate(() => window.harness.isValid('Connection')));
                await picture(page, 'connection');
                assert.deepEqual(await page.value(), {
                    publicData: {
                        instanceHost: HOSTS.instance,
                        workspaceId: null,
                        branch: {},
                        dataSource: {},
                    },
                    privateData: { metaToken: tokens.full },
                });
                await page.tab.evaluate(() => window.harness.save('Connection'));
                await page.openSettings('Connection', 'summary');
                assert.match(await page.tab.locator('#panel').innerText(), /shop\.lab\.xano\.io/);
                await page.close();
            },
        );
        await check(
            'a typed address gives its host, and clears what belonged to another instance',
            async () => {
                const page = await open(settingsFor(bench).editor);
                await page.openSettings('Connection');
                await page
                    .row('Or its address')
                    .locator('input')
                    .fill('https://other.lab.xano.io/workspace/1');
                const { publicData } = (await page.value()) as { publicData: Record<string, unknown> };
                assert.equal(publicData['instanceHost'], 'other.lab.xano.io');
                assert.equal(publicData['workspaceId'], null);
                await page.close();
            },
        );
        await check('a token in the public half cannot be saved, in any section', async () => {
            const { editor } = settingsFor(bench);
            const page = await open({
                ...editor,
                publicData: { ...editor.publicData, proxyUrl: `${PROXY_URL}?t=${tokens.full}` },
            });
            for (const name of ['Connection', 'Workspace', 'Proxy', 'Writes', 'MCP']) {
                await page.openSettings(name);
                assert.equal(
                    await page.tab.evaluate((given) => window.harness.isValid(given), name),
                    false,
                    name,
                );
            }
            await page.close();
        });
        await check('workspace, branch and data source of each environment', async () => {
            const { editor } = settingsFor(bench);
            const page = await open({
                ...editor,
                publicData: { ...editor.publicData, workspaceId: undefined },
            });
            await page.openSettings('Workspace');
            assert.ok(await page.row('Branch in production').locator('select').isDisabled());
            assert.equal(await page.tab.evaluate(() => window.harness.isValid('Workspace')), false);
            await page.row('Workspace').locator('option').nth(1).waitFor({ state: 'attached' });
            await page.row('Workspace').locator('select').selectOption({ index: 1 });
            await page.row('Branch in staging').locator('option').nth(2).waitFor({ state: 'attached' });
            await page.row('Branch in staging').locator('select').selectOption({ label: 'dev' });
            await page.row('Data source in the editor').locator('select').selectOption({ label: 'test' });
            const { publicData } = (await page.value()) as { publicData: Record<string, unknown> };
            assert.equal(publicData['workspaceId'], workspaceId);
            assert.deepEqual(publicData['branch'], { staging: 'dev' });
            assert.deepEqual(publicData['dataSource'], { editor: 'test' });
            await picture(page, 'workspace');
            await page.openSettings('Workspace', 'summary');
            await page.close();
        });
        await check('the proxy is asked what it offers, with and without a user', async () => {
            const page = await open(settingsFor(bench).editor);
            await page.openSettings('Proxy');
            await page.tab.locator('[data-test=check]').click();
            const findings = page.tab.locator('[data-test=findings]');
            await findings.waitFor();
            assert.match(await findings.innerText(), /answers and wants an administrator/);
            await page.signIn('user-token-of-an-admin');
            await page.tab.locator('[data-test=check]').click();
            await page.tab.waitForFunction(() => document.body.innerText.includes('other operations'));
            assert.match(await findings.innerText(), /5 tables \(books/);
            await picture(page, 'proxy');
            await page.row('Proxy URL').locator('input').fill('http://plain.example');
            assert.equal(await page.tab.evaluate(() => window.harness.isValid('Proxy')), false);
            await page.openSettings('Proxy', 'summary');
            await page.close();
        });
        await check('writes are off until they are switched on, family by family', async () => {
            const page = await open(EMPTY);
            await page.openSettings('Writes');
            await picture(page, 'writes');
            await page.row('Records').locator('input').setChecked(true);
            await page.row('Bulk').locator('input').setChecked(true);
            await page.row('Records').locator('input').setChecked(false);
            assert.deepEqual((await page.value())['publicData'], { allowWrites: ['bulk'] });
            await page.openSettings('Writes', 'summary');
            await page.close();
        });
        await check('the MCP server is looked at', async () => {
            const page = await open(settingsFor(bench).editor);
            await page.openSettings('MCP');
            assert.equal(await page.row('MCP URL').locator('input').inputValue(), MCP_URL);
            await page.tab.locator('[data-test=check]').click();
            const findings = page.tab.locator('[data-test=findings]');
            await findings.waitFor();
            assert.match(await findings.innerText(), /xano-sandbox.* answers over streamable/s);
            await picture(page, 'mcp');
            await page.openSettings('MCP', 'summary');
            await page.close();
        });
    },
};
