import assert from 'node:assert/strict';
import type { Page } from '../playwright.js';
import type { Suite } from '../suite.js';

/** The cell of a record, by the heading of its column. */
export async function cellOf(page: Page, id: number, column: string) {
    const heads = await page.locator('[role="grid"] thead th').allTextContents();
    const at = heads.findIndex((text) => text.trim() === column);
    assert.ok(at > 0, `there is no column ${column}`);
    const row = page.locator('[role="grid"] tbody tr').filter({
        hasText: new RegExp(`^\\s*${id}\\D`),
    });
    return row.first().locator('td').nth(at);
}

const headings = (page: Page): Promise<string[]> => page.locator('[role="grid"] thead th').allTextContents();

/** What is typed for a column of each type, and what it is stored as. */
const EDITS = [
    ['customers', 3, 'name', 'text', 'Oda of the Mill', 'Oda of the Mill'],
    ['customers', 3, 'status', 'enum', 'paused', 'paused'],
    ['customers', 3, 'newsletter', 'bool', 'true', true],
    ['customers', 3, 'credit', 'decimal', '12.25', 12.25],
    ['customers', 3, 'last_seen_at', 'timestamp', '2026-02-03T04:05:06', Date.UTC(2026, 1, 3, 4, 5, 6)],
    ['customers', 3, 'preferences', 'json', '{"language":"fr","topics":[]}', { language: 'fr', topics: [] }],
    ['products', 2, 'stock', 'int', '77', 77],
] as const;

export const tables: Suite = {
    name: 'tables',
    about: 'Tables are listed, their records paged, sorted, filtered, searched and edited in place.',
    async run({ bench, check }) {
        await check('the tables that the proxy offers are listed', () =>
            bench.view({}, async ({ page }) => {
                const names = await page.locator('nav[aria-label="Tables"] strong').allTextContents();
                assert.deepEqual(names, ['customers', 'events', 'order_items', 'orders', 'products']);
            }),
        );

        await check('records come page by page, and as many as asked for', () =>
            bench.view({}, async ({ page, settled }) => {
                const ids = page.locator('[role="grid"] tbody tr td:nth-child(2)');
                assert.equal(await ids.count(), 50);
                await page.getByRole('button', { name: 'Next' }).click();
                await settled();
                assert.equal((await ids.first().textContent())?.trim(), '51');
                await page.getByLabel('Per page').selectOption('25');
                await settled();
                assert.equal(await ids.count(), 25);
                await page.getByLabel('Page', { exact: true }).fill('32');
                await page.getByLabel('Page', { exact: true }).press('Enter');
                await settled();
                assert.equal((await ids.first().textContent())?.trim(), '776');
                assert.ok(await page.getByRole('button', { name: 'Next' }).isDisabled());
            }),
        );

        await check('a click on a heading sorts, up and then down', () =>
            bench.view({ at: 'tables' }, async ({ page, settled }) => {
                const credit = page.locator('[role="grid"] tbody tr td:nth-child(8)');
                await page.getByRole('button', { name: 'credit' }).click();
                await settled();
                assert.equal((await credit.first().textContent())?.trim(), '0');
                await page.getByRole('button', { name: 'credit' }).click();
                await settled();
                const shown = (await credit.allTextContents()).map(Number);
                assert.deepEqual(
                    shown,
                    shown.toSorted((a, b) => b - a),
                );
                assert.ok((shown[0] ?? 0) > 90);
                const head = page.getByRole('columnheader', { name: 'credit' });
                assert.equal(await head.getAttribute('aria-sort'), 'descending');
            }),
        );

        await check('a filter and a search leave what meets both, and say so when nothing does', () =>
            bench.view({}, async ({ page, settled }) => {
                await page.getByRole('button', { name: 'Filter' }).click();
                await page.getByLabel('Column', { exact: true }).selectOption('status');
                await page.getByLabel('Value').selectOption('closed');
                await page.getByRole('button', { name: 'Add filter' }).click();
                await settled();
                const states = await page.locator('[role="grid"] tbody td.choice').allTextContents();
                assert.ok(states.length > 5);
                assert.deepEqual(new Set(states), new Set(['closed']));
                const box = page.getByLabel('Search in text columns');
                await box.fill('ASHMOOR');
                await box.press('Enter');
                await settled();
                const found = await page.locator('[role="grid"] tbody tr').allTextContents();
                assert.ok(
                    found.length > 0 && found.every((text) => /closed/.test(text) && /Ashmoor/.test(text)),
                );
                await box.fill('nobody is called so');
                await box.press('Enter');
                await page.getByRole('heading', { name: 'No records' }).waitFor();
                await page.getByRole('button', { name: 'Remove filter status' }).click();
                await box.fill('');
                await box.press('Enter');
                await page.getByText('800 records').waitFor();
            }),
        );

        await check('columns that are left out are neither shown nor asked for', () =>
            bench.view({}, async ({ page, settled }) => {
                await page.getByRole('button', { name: 'Columns' }).click();
                await page.getByLabel('email').click();
                await settled();
                assert.ok(!(await headings(page)).some((text) => text.includes('email')));
            }),
        );

        for (const [table, id, column, type, typed, stored] of EDITS) {
            await check(`a cell of the type ${type} is edited in place and stored`, async () =>
                bench.view({ at: `tables/${await bench.tableId(table)}` }, async ({ page }) => {
                    await (await cellOf(page, id, column)).dblclick();
                    const editor = page.locator(`form[aria-label="Edit ${column}"]`);
                    const input = editor.locator('input, select, textarea');
                    if (type === 'enum' || type === 'bool') await input.selectOption(typed);
                    else await input.fill(typed);
                    await editor.getByRole('button', { name: 'Save' }).click();
                    await editor.waitFor({ state: 'hidden' });
                    assert.deepEqual((await bench.record(table, id))[column], stored);
                    if (type === 'text') {
                        assert.equal((await (await cellOf(page, id, column)).textContent())?.trim(), typed);
                    }
                }),
            );
        }

        await check('what does not fit is told at the cell, with what was typed kept', () =>
            bench.view({}, async ({ page }) => {
                await (await cellOf(page, 5, 'preferences')).dblclick();
                const editor = page.locator('form[aria-label="Edit preferences"]');
                await editor.locator('textarea').fill('{ no json');
                await editor.getByRole('button', { name: 'Save' }).click();
                await editor.getByText('This is no JSON').waitFor();
                assert.equal(await editor.locator('textarea').inputValue(), '{ no json');
            }),
        );

        await check('an error of Xano is shown with what to do about it', () =>
            bench.view({}, async ({ page }) => {
                await (await cellOf(page, 5, 'email')).dblclick();
                const editor = page.locator('form[aria-label="Edit email"]');
                const { email } = await bench.record('customers', 6);
                await editor.locator('input').fill(String(email));
                await editor.getByRole('button', { name: 'Save' }).click();
                const box = editor.locator('[role="alert"]');
                await box.waitFor();
                assert.match((await box.textContent()) ?? '', /unique|already|duplicate/i);
            }),
        );

        await check('a table that may only be read is shown as such', async () =>
            bench.view({ at: `tables/${await bench.tableId('order_items')}` }, async ({ page }) => {
                await page.getByText('read only').waitFor();
                await page.locator('[role="grid"] tbody input').first().check();
                assert.equal(await page.getByRole('button', { name: 'Patch selected' }).count(), 0);
            }),
        );
    },
};
