import type { Suite } from '../suite.js';
import type { View, ViewOptions } from '../view.js';

type Prepare = (view: View) => Promise<void>;

const asItIs: Prepare = () => Promise.resolve();

const aWeek: Prepare = async ({ page, settled }) => {
    await page.getByLabel('Period').selectOption('week');
    await settled();
};

const aPatch: Prepare = async ({ page }) => {
    for (const row of [1, 2, 4, 5]) await page.locator('[role="grid"] tbody input').nth(row).check();
    await page.getByRole('button', { name: 'Patch selected' }).click();
    await page.getByLabel('Column to change').selectOption('status');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await page.locator('#patch-status').selectOption('shipped');
    await page.getByRole('button', { name: 'Dry run' }).click();
    await page.locator('dialog .report').waitFor();
};

const anEdit: Prepare = async ({ page }) => {
    await page.locator('[role="grid"] tbody tr').nth(2).locator('td.choice').dblclick();
};

const aRequest: Prepare = async ({ page }) => {
    await page.locator('section[aria-labelledby="slowest"] button').first().click();
    await page.getByRole('heading', { name: 'Request headers' }).waitFor();
};

const aTool: Prepare = async ({ page }) => {
    await page.getByLabel('table_id').fill('1');
    await page.getByLabel('per_page').fill('2');
    await page.getByRole('button', { name: 'Run tool' }).click();
    await page.locator('pre[aria-label="Result"]').waitFor();
};

/** Where each begins, the table by its name, and what is done before it is taken. */
const PICTURES: Readonly<Record<string, readonly [at: string, table: string, prepare: Prepare]>> = {
    tables: ['tables', 'orders', asItIs],
    edit: ['tables', 'orders', anEdit],
    patch: ['tables', 'orders', aPatch],
    requests: ['requests', '', aWeek],
    request: ['requests', '', aRequest],
    tools: ['tools/getTableContent', '', aTool],
    connection: ['connection', '', asItIs],
};

/** What is below is part of what one looks at. */
const WHOLE = new Set(['requests', 'connection']);

const WINDOWS: Readonly<Record<string, Partial<ViewOptions>>> = {
    desktop: { width: 1280, height: 860, scale: 1.5 },
    mobile: { width: 375, height: 780, scale: 2 },
};

export const pictures: Suite = {
    name: 'pictures',
    about: 'Pictures of every page, in light and dark, on a desk and in a hand.',
    async run({ bench, check }) {
        for (const scheme of ['light', 'dark'] as const) {
            for (const [window, options] of Object.entries(WINDOWS)) {
                await check(`${window}, ${scheme}`, async () => {
                    for (const [name, [route, table, prepare]] of Object.entries(PICTURES)) {
                        const at = table === '' ? route : `${route}/${await bench.tableId(table)}`;
                        await bench.view({ ...options, scheme, at }, async (view) => {
                            await prepare(view);
                            await view.picture(
                                `weweb-dashboard-${name}-${window}-${scheme}`,
                                WHOLE.has(name),
                            );
                        });
                    }
                });
            }
        }
    },
};
