import assert from 'node:assert/strict';
import { say } from '../../../progress.js';
import { BIG_ROWS } from '../big-table.js';
import type { Suite } from '../suite.js';

/** A task of the page that takes longer is felt as a stutter. */
const LONGEST_MS = 200;

/** Collects tasks of more than 50 ms in `window.tasks`. */
const watchTasks = (): void => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => {
        tasks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ type: 'longtask', buffered: true });
};

export const paging: Suite = {
    name: 'paging',
    about: 'A table of 100,000 records is paged without freezing.',
    async run({ bench, check }) {
        const table = await bench.tableId('events');
        await bench.view({}, async ({ page, open, settled }) => {
            const ids = page.locator('[role="grid"] tbody tr td:nth-child(2)');
            const first = async (): Promise<string | undefined> => (await ids.first().textContent())?.trim();
            await page.evaluate(watchTasks);

            await check(
                'first pages, the last page, a page in the middle, all with 100 records',
                async () => {
                    await open(`tables/${table}`);
                    await page.getByText(`${BIG_ROWS.toLocaleString('en')} records`).waitFor();
                    await page.getByLabel('Per page').selectOption('100');
                    await settled();
                    for (let at = 2; at <= 6; at++) {
                        await page.getByRole('button', { name: 'Next' }).click();
                        await settled();
                        assert.equal(await first(), String((at - 1) * 100 + 1));
                    }
                    for (const [typed, id] of [
                        ['1000', '99901'],
                        ['500', '49901'],
                    ] as const) {
                        await page.getByLabel('Page', { exact: true }).fill(typed);
                        await page.getByLabel('Page', { exact: true }).press('Enter');
                        await settled();
                        assert.equal(await first(), id);
                        assert.equal(await ids.count(), 100);
                    }
                },
            );

            await check('sorting, searching and selecting', async () => {
                await page.getByRole('button', { name: 'seconds' }).click();
                await settled();
                await page.getByLabel('Search in text columns').fill('visitor 30');
                await page.getByLabel('Search in text columns').press('Enter');
                await settled();
                await page.getByLabel('Select all records of this page').check();
                await page.getByText('100 records selected').waitFor();
            });

            await check(`no task of the page took more than ${LONGEST_MS} ms`, async () => {
                const tasks = await page.evaluate(() => (window as unknown as { tasks: number[] }).tasks);
                const longest = Math.max(0, ...tasks);
                say(`    longest task ${Math.round(longest)} ms, ${tasks.length} of more than 50 ms`);
                assert.ok(longest < LONGEST_MS, `${Math.round(longest)} ms`);
            });
        });
    },
};
