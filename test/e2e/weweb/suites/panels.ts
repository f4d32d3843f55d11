import assert from 'node:assert/strict';
import { join } from 'node:path';
import { actions as all } from '../../../../weweb-plugin/engine/actions/index.js';
import { panels as described } from '../../../../weweb-plugin/engine/panels.js';
import type { Panel } from '../../../../weweb-plugin/engine/panel.js';
import type { Json, PluginPage } from '../harness/plugin-page.js';
import type { Suite, SuiteContext } from '../suite.js';
import { openPlugin } from './scene.js';

/** What is chosen in a dropdown, by kind of box. */
const CHOICES: Readonly<Record<string, string>> = {
    table: 'books',
    apiGroup: 'Storefront',
    endpoint: 'GET /best-sellers',
    tool: 'getTableSchema',
    column: 'title',
};

/** What must be there once everything above is chosen, by kind of box. */
const SHOWN: Readonly<Record<string, string>> = {
    values: '[data-field="title"]',
    toolForm: '[data-field="table_id"]',
    endpointForm: '[data-field="days"]',
};

async function pick(page: PluginPage, label: string, choice: string): Promise<void> {
    const row = page.tab.locator(`[data-picker="${label}"]`).first();
    await row.locator('select:not([disabled])').waitFor();
    await row.locator('option').nth(1).waitFor({ state: 'attached' });
    await row.locator('select').selectOption({ label: choice });
}

/** Fills a panel from top to bottom as a builder would, and binds one field. */
async function fill(page: PluginPage, { code, fields }: Panel): Promise<void> {
    for (const [name, { label, box, advanced }] of Object.entries(fields)) {
        if (advanced === true || typeof box !== 'string') continue;
        const choice = CHOICES[box];
        if (choice !== undefined) {
            await pick(page, label, choice);
            const value = (await page.value())[name];
            assert.ok(value !== undefined && value !== null, `${code}: ${name} is emitted`);
        }
        const shown = SHOWN[box];
        if (shown !== undefined) await page.tab.locator(`[data-argument="${name}"] ${shown}`).waitFor();
    }
}

/** A field that takes a binding in its own row; structures have a link for it instead. */
const simple = ({ fields }: Panel): readonly (readonly [string, string])[] =>
    Object.entries(fields)
        .filter(
            ([, { box, bindable, advanced }]) =>
                bindable !== false &&
                advanced !== true &&
                (typeof box !== 'string' ||
                    ['text', 'number', 'switch', 'date', 'object', 'list', 'file'].includes(box)),
        )
        .map(([name, { label }]) => [name, label] as const);

async function bindOne(page: PluginPage, panel: Panel): Promise<void> {
    const [first] = simple(panel);
    if (first === undefined) return;
    const [name, label] = first;
    await page.bind(label, "variables['given']");
    assert.deepEqual((await page.value())[name], { __wwtype: 'f', code: "variables['given']" });
    assert.match(await page.row(label).innerText(), /variables\['given'\]/);
}

async function tryPanel({ bench, pictures }: SuiteContext, page: PluginPage, panel: Panel): Promise<void> {
    const { code, fields } = panel;
    await page.openAction(code);
    for (const { label, advanced } of Object.values(fields)) {
        if (advanced !== true) await page.tab.locator(`[data-label="${label}"]`).first().waitFor();
    }
    await fill(page, panel);
    await bindOne(page, panel);
    await page.settled();
    await page.tab.locator('#panel').screenshot({ path: join(pictures, `weweb-action-${code}.png`) });
    const text = await page.tab.locator('#panel').innerText();
    assert.ok(!text.includes(bench.xano.sandbox.tokens.full));
}

export const panels: Suite = {
    name: 'panels',
    about: 'the panel of every action: dropdowns filled, arguments emitted, a field bound; and what all of them promise',
    async run(context) {
        const { bench, check } = context;
        const page = await openPlugin(bench, 'editor');
        const books: Json = { tableId: bench.books.id };
        for (const panel of described) await check(panel.code, () => tryPanel(context, page, panel));

        await check('what an action cannot do without makes it valid', async () => {
            const verdicts = await page.tab.evaluate(
                (codes) => codes.map((code) => [code, window.harness.actionIsValid(code, {})] as const),
                described.map(({ code }) => code),
            );
            for (const [code, valid] of verdicts) {
                const { args = {}, confirms } = all[code] ?? {};
                const needs = Object.values(args).some((type) => type.endsWith('!')) || confirms === true;
                assert.equal(valid, !needs, code);
            }
        });
        await check('a column is picked, typed by its column, and cleared with the table', async () => {
            await page.openAction('createRecord', books);
            await page.row('stock').locator('input').fill('12');
            await page.row('status').locator('select').selectOption({ label: 'used' });
            await page.row('listed').locator('input').setChecked(true);
            await page.row('details').locator('input').fill('{ "pages": 3 }');
            assert.deepEqual((await page.value())['values'], {
                stock: 12,
                status: 'used',
                listed: true,
                details: { pages: 3 },
            });
            await page.row('details').locator('input').fill('{ "pages"');
            assert.match(await page.tab.locator('[data-field="details"]').innerText(), /not JSON yet/);
            await page.tab.locator('[data-field="listed"] [data-test=clear]').click();
            await pick(page, 'Table', 'customers');
            const value = await page.value();
            assert.deepEqual(Object.keys(value), ['tableId']);
        });
        await check('a filter with a group, a list, an empty and a bound value', async () => {
            await page.openAction('searchRecords', books);
            const item = (index: number) =>
                page.tab.locator('[data-argument="filter"] [data-item]').nth(index);
            await page.tab.locator('[data-argument="filter"] [data-add="Add a condition"]').first().click();
            await item(0).locator('select').nth(0).selectOption({ label: 'price' });
            await item(0).locator('select').nth(1).selectOption({ label: 'at least' });
            await item(0).locator('input').fill('3');
            await page.tab.locator('[data-argument="filter"] [data-add="Add a condition"]').first().click();
            await item(1).locator('select').nth(0).selectOption({ label: 'title' });
            await item(1).locator('select').nth(1).selectOption({ label: 'is one of' });
            await item(1).locator('input').fill('Atlas, Volume 1');
            await page.tab.locator('[data-argument="filter"] [data-add="Add a group"]').first().click();
            const group = page.tab.locator('[data-group="or"]');
            await group.locator('[data-item="0"] select').nth(0).selectOption({ label: 'status' });
            await group.locator('[data-item="0"] select').nth(1).selectOption({ label: 'is not empty' });
            assert.deepEqual((await page.value())['filter'], {
                and: [
                    { field: 'price', operator: '>=', value: 3 },
                    { field: 'title', operator: 'in', value: ['Atlas', 'Volume 1'] },
                    { or: [{ field: 'status', operator: '!=', value: null }] },
                ],
            });
            await page.tab.locator('[data-argument="sort"] [data-add="Add a column"]').click();
            await page.tab.locator('[data-argument="sort"] select').nth(0).selectOption({ label: 'price' });
            await page.tab
                .locator('[data-argument="sort"] select')
                .nth(1)
                .selectOption({ label: 'largest first' });
            const given = await page.value();
            assert.deepEqual(given['sort'], [{ field: 'price', direction: 'desc' }]);
            const { result, error } = await page.run('searchRecords', given);
            assert.equal(error, null, JSON.stringify(error));
            const { items } = result as { items: { title: string }[] };
            assert.deepEqual(
                [...new Set(items.map(({ title }) => title))],
                ['Volume 2', 'Volume 1'].filter((title) => items.some((one) => one.title === title)),
            );
            await page.tab.locator('#panel').screenshot({ path: join(context.pictures, 'weweb-filter.png') });
        });
        await check('a filter is bound as a whole, and built again', async () => {
            await page.openAction('searchRecords', books);
            await page.tab.locator('[data-whole="Filter"] [data-test=bind]').click();
            await page.bind('Filter', "variables['filter']");
            assert.deepEqual((await page.value())['filter'], { __wwtype: 'f', code: "variables['filter']" });
            await page.tab.locator('[data-whole="Filter"] [data-test=build]').click();
            assert.equal('filter' in (await page.value()), false);
        });
        await check('columns of a new table', async () => {
            await page.openAction('createTable', { name: 'invoices' });
            await page.tab.locator('[data-add="Add a column"]').click();
            const column = page.tab.locator('[data-argument="fields"] [data-item="0"]');
            await column.locator('input').nth(0).fill('state');
            await column.locator('select').selectOption({ label: 'enum' });
            await page.row('Values').locator('input').fill('draft, paid');
            assert.deepEqual((await page.value())['fields'], [
                { name: 'state', type: 'enum', values: ['draft', 'paid'] },
            ]);
        });
        await check('a table and a column that are gone stay visible, and can be removed', async () => {
            await page.openAction('listRecords', { tableId: 999_999 });
            const note = page.tab.locator('[data-picker="Table"] [data-test=error]');
            await note.waitFor();
            assert.match(await note.innerText(), /999999 is not there any more/);
            await note.locator('[data-test=remove]').click();
            assert.deepEqual(await page.value(), {});
            await page.openAction('createRecord', { ...books, values: { vanished: 1 } });
            await page.tab.locator('[data-gone="vanished"]').waitFor();
            await page.tab.locator('[data-gone="vanished"] [data-test=remove]').click();
            assert.deepEqual(await page.value(), books);
        });
        await check('under a bound table the columns are typed', async () => {
            await page.openAction('renameColumn', { tableId: { __wwtype: 'f', code: "variables['table']" } });
            await page.row('Column').locator('input').fill('title');
            assert.equal((await page.value())['column'], 'title');
            assert.match(await page.tab.locator('#panel').innerText(), /is bound, so there is no list/);
        });
        await check('what is missing above is said', async () => {
            await page.openAction('createRecord');
            assert.match(await page.tab.locator('#panel').innerText(), /Choose the table first/);
        });
        await check('no complaint of the page', () => page.close());
    },
};
