import assert from 'node:assert/strict';
import type { Page } from '../playwright.js';
import type { Suite } from '../suite.js';

const FARTHEST = 80;

/** What has the focus: its name, and whether it can be seen that it has it. */
const focused = (page: Page) =>
    page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        const isField = element instanceof HTMLInputElement || element instanceof HTMLSelectElement;
        const label = isField ? element.labels?.[0]?.textContent : undefined;
        const named = element.getAttribute('aria-label') ?? label ?? element.textContent;
        return {
            name: named.trim().replaceAll(/\s+/g, ' '),
            tag: element.tagName,
            isSeen: outlineStyle !== 'none' && outlineWidth !== '0px',
        };
    });

/** Presses Tab until something with this name has the focus; all on the way must show it. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
    const passed: string[] = [];
    for (let pressed = 0; pressed < FARTHEST; pressed++) {
        await page.keyboard.press('Tab');
        const now = await focused(page);
        assert.ok(now.isSeen || now.tag === 'BODY', `the focus cannot be seen on ${now.name}`);
        if (typeof name === 'string' ? now.name === name : name.test(now.name)) return;
        passed.push(now.name.slice(0, 30));
    }
    assert.fail(`${String(name)} is not reached: ${passed.join(' | ')}`);
}

export const keyboard: Suite = {
    name: 'keyboard',
    about: 'Everything can be done with the keyboard alone, and one sees where the focus is.',
    async run({ bench, check }) {
        await check('signing in, editing a cell, and leaving an edit', () =>
            bench.view({ user: null }, async ({ page, settled }) => {
                const { keyboard: keys } = page;
                await tabTo(page, /^Sign in as Dana/);
                await keys.press('Enter');
                await settled();
                await tabTo(page, 'Select record 1');
                for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight', 'ArrowRight'])
                    await keys.press(key);
                const before = (await focused(page)).name;
                await keys.press('Enter');
                await keys.press('Escape');
                assert.equal((await focused(page)).name, before, 'the focus is back at the cell');
                await keys.press('F2');
                await keys.press('Control+A');
                await keys.type('Typed by Keys');
                await keys.press('Enter');
                await page.locator('form.editor').waitFor({ state: 'hidden' });
                assert.equal((await focused(page)).name, 'Typed by Keys');
                assert.equal((await bench.record('customers', 2))['name'], 'Typed by Keys');
            }),
        );

        await check('the grid is one stop; Ctrl+Home and Ctrl+End go to its corners', () =>
            bench.view({}, async ({ page }) => {
                await tabTo(page, 'Select record 1');
                await page.keyboard.press('Control+End');
                await page.keyboard.press('Control+Home');
                assert.equal((await focused(page)).name, 'Select record 1');
                await page.keyboard.press('Control+End');
                await page.keyboard.press('Tab');
                assert.equal((await focused(page)).tag, 'SELECT');
            }),
        );

        await check('selecting and patching records', async () =>
            bench.view({ at: `tables/${await bench.tableId('products')}` }, async ({ page }) => {
                const { keyboard: keys } = page;
                await tabTo(page, 'Select record 1');
                await keys.press('Space');
                await keys.press('ArrowDown');
                await keys.press('ArrowRight');
                await keys.press('Space');
                await page.getByText('2 records selected').waitFor();
                await page
                    .getByRole('button', { name: 'Skip to content' })
                    .evaluate((button) => button.focus());
                await keys.press('Enter');
                await tabTo(page, 'Patch selected');
                await keys.press('Enter');
                await tabTo(page, 'Column to change');
                await keys.type('seasonal');
                await tabTo(page, 'Add');
                await keys.press('Enter');
                await keys.type('Yes');
                await tabTo(page, 'Dry run');
                await keys.press('Enter');
                await page.locator('dialog .report').waitFor();
                assert.match((await focused(page)).name, /^To write this/);
                await keys.type('products');
                await keys.press('Enter');
                await page.getByText('2 records written.').waitFor();
                assert.equal((await bench.record('products', 2))['seasonal'], true);
                assert.equal((await focused(page)).name, 'Close');
                await keys.press('Enter');
                await page.locator('dialog').waitFor({ state: 'hidden' });
            }),
        );

        await check('a request opens and closes, and gives the focus back', () =>
            bench.view({ at: 'requests' }, async ({ page }) => {
                await tabTo(page, /^GET \//);
                const { name } = await focused(page);
                await page.keyboard.press('Enter');
                await page.getByRole('heading', { name: 'Request headers' }).waitFor();
                await page.keyboard.press('Escape');
                await page.locator('dialog').waitFor({ state: 'hidden' });
                assert.equal((await focused(page)).name, name);
            }),
        );

        await check('a tool is chosen and run', () =>
            bench.view({ at: 'tools' }, async ({ page }) => {
                await tabTo(page, /^getTables/);
                await page.keyboard.press('Enter');
                await page.getByRole('heading', { name: 'getTables' }).waitFor();
                await tabTo(page, 'Run tool');
                await page.keyboard.press('Enter');
                await page.locator('pre[aria-label="Result"]').waitFor();
            }),
        );
    },
};
