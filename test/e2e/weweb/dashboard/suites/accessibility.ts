import assert from 'node:assert/strict';
import { Findings } from '../../../report.js';
import type { Suite } from '../suite.js';
import type { View } from '../view.js';

const WIDTHS = [375, 768, 1280, 1920] as const;
const PAGES = ['tables', 'requests', 'tools', 'connection'] as const;

/** What lies over a page, and how it is opened. */
const OPEN: Readonly<Record<string, readonly [at: string, open: (view: View) => Promise<void>]>> = {
    'editing a cell': [
        'tables',
        async ({ page }) => page.locator('[role="grid"] tbody td.choice').first().dblclick(),
    ],
    'adding a filter': ['tables', async ({ page }) => page.getByRole('button', { name: 'Filter' }).click()],
    'choosing columns': ['tables', async ({ page }) => page.getByRole('button', { name: 'Columns' }).click()],
    'patching records': [
        'tables',
        async ({ page }) => {
            await page.locator('[role="grid"] tbody input').first().check();
            await page.getByRole('button', { name: 'Patch selected' }).click();
            await page.getByLabel('Column to change').selectOption('status');
            await page.getByRole('button', { name: 'Add', exact: true }).click();
            await page.getByRole('button', { name: 'Dry run' }).click();
            await page.locator('dialog .report').waitFor();
        },
    ],
    'a request': [
        'requests',
        async ({ page }) => {
            await page.locator('section[aria-labelledby="slowest"] button').first().click();
            await page.getByRole('heading', { name: 'Request headers' }).waitFor();
        },
    ],
    'charts as tables': [
        'requests',
        async ({ page }) => {
            await page.locator('summary').nth(0).click();
            await page.locator('summary').nth(1).click();
        },
    ],
    'the result of a tool': [
        'tools/getWorkspace',
        async ({ page }) => {
            await page.getByRole('button', { name: 'Run tool' }).click();
            await page.locator('pre[aria-label="Result"]').waitFor();
        },
    ],
};

async function noFindings({ findings }: View): Promise<void> {
    const found = await findings();
    if (found.length > 0) throw new Findings(found.join('\n'));
}

export const accessibility: Suite = {
    name: 'accessibility',
    about: 'axe finds nothing, in light and dark; from 375 to 1920 pixels nothing scrolls sideways.',
    async run({ bench, check }) {
        for (const scheme of ['light', 'dark'] as const) {
            await check(`axe, ${scheme}: signing in`, () => bench.view({ scheme, user: null }, noFindings));
            for (const at of PAGES) {
                await check(`axe, ${scheme}: ${at}`, () => bench.view({ scheme, at }, noFindings));
            }
            for (const [name, [at, open]] of Object.entries(OPEN)) {
                await check(`axe, ${scheme}: ${name}`, () =>
                    bench.view({ scheme, at }, async (view) => {
                        await open(view);
                        await noFindings(view);
                    }),
                );
            }
            await check(`axe, ${scheme}: an error`, () => bench.view({ scheme, user: 'Noor' }, noFindings));
        }

        for (const width of WIDTHS) {
            await check(`${width} pixels wide, nothing scrolls sideways`, () =>
                bench.view({ width, height: 800 }, async ({ page, open }) => {
                    for (const at of PAGES) {
                        await open(at);
                        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
                        assert.ok(wide <= width, `${at} is ${wide} pixels wide`);
                    }
                }),
            );
            await check(`${width} pixels wide, dialogs fit`, () =>
                bench.view({ width, height: 800 }, async (view) => {
                    await OPEN['patching records']?.[1](view);
                    const box = await view.page.locator('dialog').evaluate((element) => {
                        const { left, right, top, bottom } = element.getBoundingClientRect();
                        return [left, top, innerWidth - right, innerHeight - bottom];
                    });
                    assert.ok(Math.min(...box) >= 0, `it stands out: ${box.join(', ')}`);
                }),
            );
        }

        await check('the switch changes the colours of page and charts, and is remembered', () =>
            bench.view({ at: 'requests' }, async ({ page, settled }) => {
                const colours = () =>
                    page.evaluate(() => {
                        const canvas = document.querySelector('canvas');
                        return [getComputedStyle(document.body).backgroundColor, canvas?.toDataURL()];
                    });
                const before = await colours();
                await page.getByRole('button', { name: 'Use dark colours' }).click();
                await settled();
                const after = await colours();
                assert.notEqual(before[0], after[0]);
                assert.notEqual(before[1], after[1]);
                assert.equal(await page.evaluate(() => localStorage.getItem('xano-admin-theme')), 'dark');
            }),
        );
    },
};
