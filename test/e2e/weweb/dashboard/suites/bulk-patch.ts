import assert from 'node:assert/strict';
import type { Suite } from '../suite.js';
import type { View } from '../view.js';

/** Ticks all records of pages of the table of products or orders, and opens the dialog. */
async function openDialog({ page, settled }: View, pages: number): Promise<void> {
    await page.getByLabel('Per page').selectOption('100');
    await settled();
    for (let done = 1; done <= pages; done++) {
        await page.getByLabel('Select all records of this page').check();
        if (done === pages) break;
        await page.getByRole('button', { name: 'Next' }).click();
        await settled();
    }
    await page.getByRole('button', { name: 'Patch selected' }).click();
}

async function dryRun({ page }: View, column: string, value: string): Promise<string> {
    await page.getByLabel('Column to change').selectOption(column);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    const input = page.locator(`#patch-${column}`);
    if ((await input.evaluate(({ tagName }) => tagName)) === 'SELECT') await input.selectOption(value);
    else await input.fill(value);
    await page.getByRole('button', { name: 'Dry run' }).click();
    const report = page.locator('dialog .report');
    await report.waitFor();
    return (await report.textContent()) ?? '';
}

/** Collects what the progress bar shows from now on, in `window.shown`. */
const watchProgress = (): void => {
    const shown: number[] = [];
    Object.assign(window, { shown });
    new MutationObserver(() => {
        const bar = document.querySelector<HTMLProgressElement>('dialog progress');
        if (bar !== null && bar.value !== shown.at(-1)) shown.push(bar.value);
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
};

export const bulkPatch: Suite = {
    name: 'bulk patch',
    about: 'Selected records are patched after a dry run and the name of the table, with a progress bar.',
    async run({ bench, check }) {
        await check('a dry run tells what would be written, and writes nothing', async () =>
            bench.view({ at: `tables/${await bench.tableId('products')}` }, async (view) => {
                const before = await bench.record('products', 1);
                await openDialog(view, 1);
                const text = await dryRun(view, 'state', 'sold out');
                assert.match(text, /24 records would be written.*nothing was written/s);
                assert.deepEqual(await bench.record('products', 1), before);
            }),
        );

        await check('nothing is written without the exact name of the table', async () =>
            bench.view({ at: `tables/${await bench.tableId('products')}` }, async (view) => {
                const { page } = view;
                await openDialog(view, 1);
                await dryRun(view, 'state', 'sold out');
                const patch = page.getByRole('button', { name: 'Patch 24 records' });
                assert.ok(await patch.isDisabled());
                await page.locator('#confirmation').fill('product');
                assert.ok(await patch.isDisabled());
                await page.locator('#confirmation').fill('products');
                await patch.click();
                await page.getByText('24 records written.').waitFor();
                assert.equal((await bench.record('products', 1))['state'], 'sold out');
                assert.equal((await bench.record('products', 24))['state'], 'sold out');
            }),
        );

        await check('400 records of several pages are patched, and the bar goes along', async () =>
            bench.view({ at: `tables/${await bench.tableId('orders')}` }, async (view) => {
                const { page } = view;
                await openDialog(view, 4);
                await dryRun(view, 'shipping', '7.5');
                await page.evaluate(watchProgress);
                await page.locator('#confirmation').fill('orders');
                await page.getByRole('button', { name: 'Patch 400 records' }).click();
                await page.getByText('400 records written.').waitFor();
                await page.getByRole('heading', { name: 'Patch 400 records of orders' }).waitFor();
                const shown = await page.evaluate(() => (window as unknown as { shown: number[] }).shown);
                assert.ok(shown.length >= 3, `the bar showed ${shown.join(', ')}`);
                assert.deepEqual(
                    shown,
                    shown.toSorted((a, b) => a - b),
                );
                for (const id of [1, 150, 400]) {
                    assert.equal((await bench.record('orders', id))['shipping'], 7.5);
                }
                assert.notEqual((await bench.record('orders', 401))['shipping'], 7.5);
                await page.getByRole('button', { name: 'Close' }).nth(1).click();
                assert.equal(await page.getByText('selected', { exact: false }).count(), 0);
            }),
        );

        await check('rows that cannot be written are named, with what is wrong', async () =>
            bench.view({ at: `tables/${await bench.tableId('products')}` }, async (view) => {
                await openDialog(view, 1);
                // The same for all, where it must be another for each.
                const text = await dryRun(view, 'sku', 'SAME');
                const { page } = view;
                await page.locator('#confirmation').fill('products');
                await page.getByRole('button', { name: 'Patch 24 records' }).click();
                const failed = page.locator('dialog .report li, dialog [role="alert"]');
                await failed.first().waitFor();
                assert.match(`${text} ${(await failed.allTextContents()).join(' ')}`, /Record \d+:|unique/i);
            }),
        );

        await check('each write is in the audit of the proxy, with who did it', () => {
            const entries = bench.backEnd.proxy
                .audit()
                .filter(({ operation }) => operation === 'record.bulkPatch');
            assert.ok(entries.length > 3);
            assert.ok(entries.every(({ user }) => user === 1));
        });
    },
};
