import assert from 'node:assert/strict';
import type { Bench } from '../bench.js';
import type { Page } from '../playwright.js';
import type { Suite } from '../suite.js';
import type { View } from '../view.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

interface Logged {
    readonly created_at: string;
    readonly verb: string;
    readonly uri: string;
    readonly status: number;
    /** Seconds. */
    readonly duration: number;
}

/** The log of the period as the sandbox has it, asked for without anything of ours. */
async function logged({ backEnd }: Bench, from: number, to: number): Promise<readonly Logged[]> {
    const { metaUrl, workspaceId, tokens } = backEnd.sandbox;
    const found: Logged[] = [];
    for (let page: number | null = 1; page !== null;) {
        const response: Response = await fetch(`${metaUrl}/workspace/${workspaceId}/request_history/search`, {
            method: 'POST',
            headers: { authorization: `Bearer ${tokens.full}`, 'content-type': 'application/json' },
            body: JSON.stringify({
                page,
                per_page: 500,
                sort: { created_at: 'asc' },
                search: { 'created_at|>=': from, 'created_at|<=': to },
            }),
        });
        const answer = (await response.json()) as { items: readonly Logged[]; nextPage: number | null };
        found.push(...answer.items);
        page = answer.nextPage;
    }
    return found;
}

const forInput = (at: number): string => new Date(at).toISOString().slice(0, 16);

/** Shows a period on the page. */
async function showPeriod({ page, settled }: View, from: number, to: number): Promise<void> {
    await page.getByLabel('Period').selectOption('typed');
    await page.getByLabel('From', { exact: true }).fill(forInput(from));
    await page.getByLabel('To', { exact: true }).fill(forInput(to));
    await page.getByRole('button', { name: 'Show', exact: true }).click();
    await settled();
}

/** Rows of a table behind a chart, texts of cells. */
async function rowsOf(page: Page, title: string): Promise<readonly (readonly string[])[]> {
    const figure = page.locator('figure').filter({ hasText: title });
    const rows = figure.locator('tbody tr');
    const texts: (readonly string[])[] = [];
    for (let at = 0; at < (await rows.count()); at++) {
        const cells = await rows.nth(at).locator('td').allTextContents();
        texts.push(cells.map((text) => text.trim()));
    }
    return texts;
}

/** Something is drawn: the canvas is not empty. */
const isDrawn = (page: Page, at: number): Promise<boolean> =>
    page
        .locator('figure canvas')
        .nth(at)
        .evaluate((element) => {
            const canvas = element as HTMLCanvasElement;
            const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {
                data: [],
            };
            return data.some((value) => value > 0);
        });

const toMs = (text: string): number => {
    const [, number = '', unit = ''] = /^([\d.]+) (ms|s)$/.exec(text) ?? [];
    return Number(number) * (unit === 's' ? 1000 : 1);
};

export const requests: Suite = {
    name: 'requests',
    about: 'The request history of a period: charts with the right numbers, slow requests, their details.',
    async run({ bench, check }) {
        // Two whole days that hold the bad hour of the sample, which began five hours and three days ago.
        const to = Math.floor(Date.now() / DAY) * DAY - 2 * DAY;
        const from = to - 2 * DAY;
        const log = await logged(bench, from, to);
        const failed = log.filter(({ status }) => status >= 500);

        await bench.view({ at: 'requests' }, async (view) => {
            const { page } = view;
            await showPeriod(view, from, to);

            await check('status over time has the numbers of the log, hour by hour', async () => {
                const rows = await rowsOf(page, 'Status over time');
                assert.equal(rows.length, 49);
                for (const [at, [, ...shown]] of rows.entries()) {
                    const within = log.filter(
                        ({ created_at }) =>
                            Math.floor((Date.parse(created_at.replace(' ', 'T')) - from) / HOUR) === at,
                    );
                    const count = (least: number, most: number): string =>
                        String(within.filter(({ status }) => status >= least && status <= most).length);
                    assert.deepEqual(shown, [count(0, 399), count(400, 499), count(500, 599)]);
                }
                assert.ok(failed.length > 100, 'the sample has its bad hour');
                assert.ok(await isDrawn(page, 0));
            });

            await check('the tiles have the totals', async () => {
                const texts = (await page.locator('dl.tiles > div').allTextContents()).join('\n');
                assert.ok(texts.includes(log.length.toLocaleString('en')));
                assert.ok(texts.includes(`${failed.length} with 500 and above`));
            });

            await check('p95 by endpoint is that of the log, within 2 %', async () => {
                const rows = await rowsOf(page, 'Slowest endpoints, p95');
                assert.equal(rows.length, 10);
                const revenue = log
                    .filter(({ uri }) => /\/api:\w+\/reports\/revenue/.test(uri))
                    .map(({ duration }) => duration * 1000)
                    .sort((a, b) => a - b);
                const right = revenue[Math.ceil(revenue.length * 0.95) - 1] ?? 0;
                const [, shown = ''] = rows.find(([name]) => name === 'GET /reports/revenue') ?? [];
                assert.ok(Math.abs(toMs(shown) - right) <= right * 0.02 + 50, `${shown}, not ${right} ms`);
                assert.ok(await isDrawn(page, 1));
            });

            await check(
                'the slowest requests are those of the log, and open with what was sent',
                async () => {
                    const slowest = Math.max(...log.map(({ duration }) => duration)) * 1000;
                    const row = page.locator('section[aria-labelledby="slowest"] tbody tr').first();
                    const took = (await row.locator('td.number').textContent()) ?? '';
                    assert.ok(Math.abs(toMs(took.trim()) - slowest) <= 60, `${took}, not ${slowest} ms`);
                    await row.locator('button').click();
                    const drawer = page.locator('dialog.drawer');
                    await drawer.getByRole('heading', { name: 'Request headers' }).waitFor();
                    const text = (await drawer.textContent()) ?? '';
                    assert.match(text, /Input/);
                    // Xano logs the tokens of callers in clear.
                    assert.ok(!/Bearer\s+\S{8}/.test(text), 'a token is shown');
                    await page.keyboard.press('Escape');
                    await drawer.waitFor({ state: 'hidden' });
                },
            );

            await check('a period without requests says so', async () => {
                await showPeriod(view, from - 400 * DAY, to - 400 * DAY);
                await page.getByRole('heading', { name: 'No requests' }).waitFor();
            });

            await check('a period that ends before it begins is told', async () => {
                await showPeriod(view, to, from);
                assert.match((await page.locator('[role="alert"]').textContent()) ?? '', /is after to/);
            });
        });
    },
};
