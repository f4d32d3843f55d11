import assert from 'node:assert/strict';
import type { Suite } from '../suite.js';

export const connection: Suite = {
    name: 'connection',
    about: 'Signing in and out, and what the proxy allows.',
    async run({ bench, check }) {
        await check('what the proxy allows is shown, table by table', () =>
            bench.view({ at: 'connection' }, async ({ page }) => {
                await page.getByText('Dana (admin)').first().waitFor();
                const row = page.locator('tbody tr').filter({ hasText: 'order_items' });
                assert.deepEqual(
                    (await row.locator('td').allTextContents()).map((text) => text.trim()),
                    ['Yes', 'No', 'No', 'No', 'all'],
                );
                await page.getByText('requestHistory.search').waitFor();
            }),
        );

        await check('a token that is typed signs in, and is kept nowhere', () =>
            bench.view({ user: null }, async ({ page, settled }) => {
                await page.getByLabel('Or with a token').fill('demo-dana');
                await page.getByRole('button', { name: 'Sign in', exact: true }).click();
                await settled();
                await page.getByRole('heading', { name: 'customers' }).waitFor();
                const kept = await page.evaluate(() =>
                    JSON.stringify([localStorage, sessionStorage, document.cookie, location.href]),
                );
                assert.ok(!kept.includes('demo-dana'), kept);
            }),
        );

        await check('a token that the proxy does not know is told, with what to do', () =>
            bench.view({ user: null }, async ({ page }) => {
                await page.getByLabel('Or with a token').fill('somebody-else');
                await page.getByRole('button', { name: 'Sign in', exact: true }).click();
                const box = page.locator('[role="alert"]').first();
                await box.waitFor();
                assert.match((await box.textContent()) ?? '', /not valid.*Sign in.*401/s);
            }),
        );

        await check('who is no admin is told so', () =>
            bench.view({ user: 'Noor' }, async ({ page }) => {
                assert.match(
                    (await page.locator('[role="alert"]').first().textContent()) ?? '',
                    /admin.*403/s,
                );
            }),
        );

        await check('signing out leaves nothing of the workspace on the page', () =>
            bench.view({}, async ({ page }) => {
                await page.getByRole('button', { name: 'Sign out' }).click();
                await page.getByRole('heading', { name: 'Sign in' }).waitFor();
                assert.equal(await page.getByText('customers').count(), 0);
            }),
        );
    },
};
