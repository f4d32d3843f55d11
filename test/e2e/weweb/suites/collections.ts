import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Json, PluginPage } from '../harness/plugin-page.js';
import type { Suite } from '../suite.js';
import { openPlugin } from './scene.js';

const rows = ({ data, error }: Json): readonly Json[] => {
    assert.equal(error, null, JSON.stringify(error));
    return data as Json[];
};

/** A filter as WeWeb makes it. */
const where = (field: string, operator: string, value?: unknown): Json => ({
    link: '$and',
    conditions: [{ field, operator, value }],
});

export const collections: Suite = {
    name: 'collections',
    about: 'each kind, chosen in its panel, read page by page with filter and sort, in the editor and through the proxy',
    async run({ bench, check, pictures }) {
        const records: Json = { kind: 'records', tableId: bench.books.id };

        await check('the panel: what to show, table, columns, and its summary', async () => {
            const page = await openPlugin(bench, 'editor');
            await page.openCollection();
            await page.row('What to show').locator('select').selectOption({ label: 'Records of a table' });
            await page.row('Table').locator('option').nth(2).waitFor({ state: 'attached' });
            await page.row('Table').locator('select').selectOption({ label: 'books' });
            await page.tab.locator('[data-add="Add a column"]').click();
            await page.tab.locator('[data-item="0"] select').selectOption({ label: 'title' });
            assert.deepEqual(await page.value(), { ...records, columns: ['title'] });
            await page.settled();
            await page.tab.locator('#panel').screenshot({ path: join(pictures, 'weweb-collection.png') });
            await page.row('What to show').locator('select').selectOption({ label: 'Audit log' });
            assert.deepEqual(await page.value(), { kind: 'auditLog' });
            await page.row('With data').locator('input').setChecked(true);
            assert.deepEqual(await page.value(), { kind: 'auditLog', includeData: true });
            await page.openCollection(records, 'summary');
            assert.match(await page.tab.locator('#panel').innerText(), /Records of a table/);
            await page.close();
        });

        for (const place of ['editor', 'app'] as const) {
            let page: PluginPage | undefined;
            const opened = async (): Promise<PluginPage> => (page ??= await openPlugin(bench, place));
            await check(`records page by page (${place})`, async () => {
                const given = { ...records, columns: ['title'], filter: { 'id|<=': 8 } };
                const answer = await (await opened()).collection(given, { limit: 3, offset: 4 });
                assert.deepEqual(
                    rows(answer).map(({ id }) => id),
                    [5, 6, 7],
                );
                assert.deepEqual(Object.keys(rows(answer)[0] ?? {}).sort(), ['id', 'title']);
                assert.equal(answer['total'], 8);
            });
            await check(`records filtered and sorted by WeWeb (${place})`, async () => {
                const answer = await (
                    await opened()
                ).collection(records, {
                    limit: 10,
                    offset: 0,
                    filter: where('title', '$iLike:startsWith', 'volume'),
                    sort: [{ key: 'stock', direction: 'DESC' }],
                });
                const stock = rows(answer).map((row) => Number(row['stock']));
                assert.ok(stock.length > 3);
                assert.deepEqual(
                    stock,
                    [...stock].sort((a, b) => b - a),
                );
            });
            for (const kind of ['requests', 'auditLog', 'tables', 'requestSummary']) {
                await check(`${kind} (${place})`, async () => {
                    const answer = await (await opened()).collection({ kind }, { limit: 4, offset: 0 });
                    assert.equal(answer['error'], null, JSON.stringify(answer['error']));
                    if (kind !== 'requestSummary')
                        assert.ok(rows(answer).length > 0 && rows(answer).length <= 4);
                });
            }
            await check(`a failure is told, not thrown (${place})`, async () => {
                const answer = await (await opened()).collection({ kind: 'records', tableId: 424_242 });
                const error = answer['error'] as Json;
                assert.equal(error['name'], 'XanoAdminError');
                assert.ok(['not-found', 'permission'].includes(String(error['kind'])));
            });
            await check(`no complaint of the page (${place})`, async () => (await opened()).close());
        }
    },
};
