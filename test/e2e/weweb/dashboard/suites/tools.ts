import assert from 'node:assert/strict';
import type { Suite } from '../suite.js';

const HOSTILE = '<img src=x onerror="window.hacked = true"><b>bold</b>';

export const tools: Suite = {
    name: 'tools',
    about: 'Tools of the MCP server: found, filled in, run; results as text; what removes asks first.',
    async run({ bench, check }) {
        await check('the search finds tools by name', () =>
            bench.view({ at: 'tools' }, async ({ page }) => {
                await page.getByLabel('Search tools').fill('history');
                const names = await page.locator('nav[aria-label="Tools"] a').allTextContents();
                assert.equal(names.length, 1);
                assert.match(names[0] ?? '', /searchApiRequestHistory/);
            }),
        );

        await check('a tool is run with its form, and its answer shown as JSON', async () => {
            const id = await bench.tableId('customers');
            await bench.view({ at: 'tools/getTableContent' }, async ({ page }) => {
                await page.getByLabel('table_id').fill(String(id));
                await page.getByLabel('per_page').fill('2');
                await page.getByRole('button', { name: 'Run tool' }).click();
                const result = page.locator('pre[aria-label="Result"]');
                await result.waitFor();
                const { items, itemsTotal } = JSON.parse((await result.textContent()) ?? '') as {
                    items: readonly unknown[];
                    itemsTotal: number;
                };
                assert.deepEqual([items.length, itemsTotal], [2, 800]);
            });
        });

        await check('a value of the wrong type is told before anything is sent', () =>
            bench.view({ at: 'tools/getTableContent' }, async ({ page }) => {
                await page.getByLabel('table_id').fill('many');
                await page.getByRole('button', { name: 'Run tool' }).click();
                assert.match((await page.locator('[role="alert"]').textContent()) ?? '', /table_id/);
            }),
        );

        await check('what records hold is never taken for HTML', async () => {
            const { sandbox } = bench.backEnd;
            const table = await bench.tableId('customers');
            await fetch(`${sandbox.metaUrl}/workspace/${sandbox.workspaceId}/table/${table}/content/9`, {
                method: 'PUT',
                headers: {
                    authorization: `Bearer ${sandbox.tokens.full}`,
                    'content-type': 'application/json',
                },
                body: JSON.stringify({ name: HOSTILE }),
            });
            await bench.view({ at: 'tools/getTableContent' }, async ({ page, open }) => {
                await page.getByLabel('table_id').fill(String(table));
                await page.getByRole('button', { name: 'Run tool' }).click();
                const result = page.locator('pre[aria-label="Result"]');
                await result.filter({ hasText: 'onerror' }).waitFor();
                await open('tables');
                await page.getByText('<b>bold</b>').first().waitFor();
                assert.equal(await page.evaluate(() => 'hacked' in window), false);
            });
        });

        await check('a tool that removes asks first, and does nothing when told no', async () => {
            const table = await bench.tableId('orders');
            await bench.view({ at: 'tools/deleteTableContentItem' }, async ({ page }) => {
                await page.getByLabel('table_id').fill(String(table));
                await page.getByLabel('content_id').fill('1399');
                await page.getByRole('button', { name: 'Run tool' }).click();
                await page.getByRole('heading', { name: 'Run deleteTableContentItem?' }).waitFor();
                await page.getByRole('button', { name: 'Cancel' }).click();
                assert.equal((await bench.record('orders', 1399))['id'], 1399);
                await page.getByRole('button', { name: 'Run tool' }).click();
                await page.getByRole('button', { name: 'Run it' }).click();
                await page.locator('pre[aria-label="Result"]').waitFor();
                assert.equal((await bench.record('orders', 1399))['id'], undefined);
            });
        });
    },
};
