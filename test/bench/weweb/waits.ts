import { setTimeout as wait } from 'node:timers/promises';
import { openBench, USERS } from '../../e2e/weweb/harness/bench.js';
import type { Bench } from '../../e2e/weweb/harness/bench.js';
import { PROXY_URL } from '../../e2e/weweb/harness/hosts.js';
import type { Bundles } from '../../e2e/weweb/harness/pages.js';
import type { PluginPage } from '../../e2e/weweb/harness/plugin-page.js';
import { openPlugin } from '../../e2e/weweb/suites/scene.js';
import { manyTables, TABLES } from '../../e2e/weweb/suites/many-tables.js';
import { atMost, median } from '../figure.js';
import type { Figure } from '../figure.js';

/** Added before each request reaches the proxy, the browser's question whether it may be sent included. */
const LATENCY_MS = 40;
const ROUNDS = 15;

/** Milliseconds in the page, from the call of the action to its first row. */
const actionMs = (page: PluginPage, tableId: number): Promise<number> =>
    page.tab.evaluate(async (id) => {
        const begun = performance.now();
        const { result } = await window.harness.run('listRecords', { tableId: id }, {});
        if (JSON.stringify(result).indexOf('"items":[{') < 0) throw new Error('no row came');
        return performance.now() - begun;
    }, tableId);

/** The same request by itself. */
const bareMs = (page: PluginPage, tableId: number): Promise<number> =>
    page.tab.evaluate(
        async ({ url, token, id }) => {
            const begun = performance.now();
            const asked = {
                version: 1,
                operation: 'record.list',
                params: { table_id: id },
                query: { page: '1', per_page: '25' },
            };
            const response = await fetch(url, {
                method: 'POST',
                headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
                body: JSON.stringify(asked),
            });
            await response.json();
            return performance.now() - begun;
        },
        { url: PROXY_URL, token: USERS.admin, id: tableId },
    );

async function firstRow(bench: Bench): Promise<Figure[]> {
    const page = await openPlugin(bench, 'app');
    bench.wire.trouble = { hold: () => wait(LATENCY_MS) };
    const ours: number[] = [];
    const bare: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
        ours.push(await actionMs(page, bench.books.id));
        bare.push(await bareMs(page, bench.books.id));
    }
    bench.wire.trouble = {};
    await page.close();
    return [
        {
            ...atMost(`from action to first row, ${LATENCY_MS} ms to the proxy`, median(ours), 'ms', 0),
            target: 'shown',
            ok: true,
        },
        atMost('the same over a bare fetch', median(ours) / median(bare), 'x', 1.15),
    ];
}

/** Milliseconds in the page of a dry run of a bulk action. */
const bulkMs = (page: PluginPage, tableId: number): Promise<number> =>
    page.tab.evaluate(async (id) => {
        const begun = performance.now();
        const args = { tableId: id, items: [{ id: 1, stock: 1 }], dryRun: true };
        const { error } = await window.harness.run('bulkPatchRecords', args, {});
        if (error !== null) throw new Error(error.message);
        return performance.now() - begun;
    }, tableId);

/** The first bulk action of a page brings its part along; the second has it. */
async function firstBulk(bench: Bench): Promise<Figure[]> {
    const first: number[] = [];
    const second: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
        const page = await openPlugin(bench, 'app');
        bench.wire.trouble = { hold: () => wait(LATENCY_MS) };
        // So that what the proxy allows, which is asked once a page, is no part of the difference.
        await page.collection({ kind: 'records', tableId: bench.books.id });
        first.push(await bulkMs(page, bench.books.id));
        second.push(await bulkMs(page, bench.books.id));
        bench.wire.trouble = {};
        await page.close();
    }
    const shown = (name: string, values: readonly number[]): Figure => ({
        ...atMost(name, median(values), 'ms', 0),
        target: 'shown',
        ok: true,
    });
    return [
        shown(
            `first bulk action of a page (a dry run), ${LATENCY_MS} ms to its part and to the proxy`,
            first,
        ),
        shown('the second', second),
    ];
}

async function dropdown(bench: Bench): Promise<Figure[]> {
    const page = await openPlugin(bench, 'editor');
    bench.wire.trouble = { instead: (sent) => (sent.place === 'instance' ? manyTables(sent) : undefined) };
    await page.openAction('listWorkspaces');
    const { open, find } = await page.tab.evaluate(() =>
        window.harness.timeDropdown('listRecords', 'Table', 'table_987'),
    );
    bench.wire.trouble = {};
    await page.close();
    return [
        atMost(`a dropdown of ${TABLES} tables, filled`, open, 'ms', 300),
        atMost('one of them found by typing', find, 'ms', 300),
    ];
}

/** How long a visitor and a builder wait, in Chromium. */
export async function waitFigures(bundles: Bundles, say: (text: string) => void): Promise<Figure[]> {
    say('timing an action and a dropdown in Chromium ...');
    const bench = await openBench(bundles);
    try {
        return [...(await firstRow(bench)), ...(await firstBulk(bench)), ...(await dropdown(bench))];
    } finally {
        await bench.close();
    }
}
