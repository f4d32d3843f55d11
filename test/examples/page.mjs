import assert from 'node:assert/strict';
import { openBrowser } from './browser.mjs';

const VIEWPORT = { width: 1040, height: 1100 };

/** Everything that goes wrong behind the page's back: errors on the console, requests that fail or are refused. */
export function watch(page) {
    const problems = [];
    page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) problems.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => problems.push(`page: ${error.message}`));
    const answered = new Set();
    page.on('requestfailed', (request) => {
        const reason = request.failure()?.errorText;
        // Chromium reports so every other answer that was read to its end as a stream, whoever reads it.
        if (reason === 'net::ERR_ABORTED' && answered.has(request)) return;
        problems.push(`${request.method()} ${request.url()}: ${reason}`);
    });
    page.on('response', (response) => {
        answered.add(response.request());
        if (response.status() >= 400) problems.push(`${response.status()} ${response.url()}`);
    });
    return problems;
}

const cells = (page, selector) => page.locator(`${selector} tbody td:first-child`).allTextContents();

/** Uses the page as a visitor does. @throws when it shows something else, or something fails unseen */
export async function checkPage(origin, picture) {
    const { context, close } = await openBrowser({ viewport: VIEWPORT, colorScheme: 'light' });
    try {
        const page = await context.newPage();
        page.setDefaultTimeout(20_000);
        const problems = watch(page);
        await page.goto(origin);

        await page.locator('#tables tbody tr').first().waitFor();
        assert.deepEqual(await page.locator('#tables option').allTextContents(), ['Paper & Pen', 'Notes']);
        assert.deepEqual(await cells(page, '#tables'), ['customers', 'order_items', 'orders']);

        await page.selectOption('#search [name=column]', 'status');
        await page.fill('#search [name=value]', 'active');
        await page.click('#search button');
        await page.locator('#search tbody tr').first().waitFor();
        assert.match(
            await page.locator('#search .result p').textContent(),
            /^\d{3} records found, 6 shown\.$/,
        );
        assert.equal((await cells(page, '#search')).length, 6);

        await page.locator('#mcp').waitFor();
        await page.click('#mcp button');
        const answer = JSON.parse(await page.locator('#mcp pre').textContent());
        assert.deepEqual(
            answer.items.map(({ name }) => name),
            ['Back office', 'Storefront'],
        );
        if (picture !== undefined) await page.screenshot({ path: picture, fullPage: true });

        await page.selectOption('#tables select', 'Notes');
        await page.locator('#tables td', { hasText: 'notes' }).first().waitFor();

        await page.fill('#connection [name=instanceUrl]', 'https://app.xano.com');
        await page.click('#connection button');
        const problem = page.locator('#problem');
        await problem.waitFor();
        assert.match(await problem.textContent(), /instance/);
        assert.deepEqual(problems, []);

        // Last, because a refused token is a failed request.
        await page.reload();
        await page.locator('#tables tbody tr').first().waitFor();
        await page.fill('#connection [name=accessToken]', 'not-a-token');
        await page.click('#connection button');
        await problem.waitFor();
        assert.match(await problem.textContent(), /401.*Check that the whole token was pasted/s);
        assert.deepEqual(
            problems.filter((line) => !line.includes('401')),
            [],
        );
    } finally {
        await close();
    }
}
