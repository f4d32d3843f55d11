import assert from 'node:assert/strict';
import pc from 'picocolors';
import { during, say } from '../../progress.js';
import type { Bench } from '../harness/bench.js';
import type { Json, PluginPage } from '../harness/plugin-page.js';
import type { Suite } from '../suite.js';
import { manyTables, TABLES } from './many-tables.js';
import { openPlugin } from './scene.js';

const ROWS = 100_000;
/** Milliseconds. */
const USABLE = 300;
const LONGEST_TASK = 200;
/** Rows of a page of the collection. */
const PAGE = 500;

const longest = (page: PluginPage): Promise<number> =>
    page.tab.evaluate(() => {
        const { longest: most } = window.harness;
        window.harness.longest = 0;
        return most;
    });

async function addRows({ xano: { xano } }: Bench): Promise<number> {
    const { table_id: id } = await xano.table.ensure({
        name: 'many',
        fields: { name: 'text', number: 'int' },
    });
    if (id === null) throw new Error('the sandbox made no table');
    const items = Array.from({ length: ROWS }, (_, at) => ({ name: `Row ${at}`, number: at }));
    await xano.record.bulkAdd({ table_id: id, items });
    return id;
}

export const volume: Suite = {
    name: 'volume',
    about: 'a thousand tables in a dropdown, and a hundred thousand records page by page',
    async run({ bench, check }) {
        await check(`${TABLES} tables: in the list, and found by typing, within ${USABLE} ms`, async () => {
            const page = await openPlugin(bench, 'editor');
            bench.wire.trouble = {
                instead: (sent) => (sent.place === 'instance' ? manyTables(sent) : undefined),
            };
            await page.openAction('listWorkspaces');
            const times = await page.tab.evaluate(() =>
                window.harness.timeDropdown('listRecords', 'Table', 'table_987'),
            );
            say(pc.dim(`       opened in ${times.open.toFixed(0)} ms, found in ${times.find.toFixed(0)} ms`));
            await page.row('Table').locator('select').selectOption({ label: 'table_987' });
            assert.deepEqual(await page.value(), { tableId: 987 });
            assert.ok(times.open < USABLE && times.find < USABLE, JSON.stringify(times));
            await page.close();
        });
        const table = await during(`adding ${ROWS.toLocaleString('en')} records`, () => addRows(bench));
        await check(
            `${ROWS.toLocaleString('en')} records, page after page, and no task over ${LONGEST_TASK} ms`,
            async () => {
                const page = await openPlugin(bench, 'editor');
                await page.tab.evaluate(() => window.harness.block(120));
                assert.ok((await longest(page)) >= 100, 'a long task is noticed');
                const config: Json = { kind: 'records', tableId: table };
                const begun = performance.now();
                for (let offset = 0; offset < ROWS; offset += PAGE) {
                    const { data, total, error } = await page.collection(config, {
                        limit: PAGE,
                        offset,
                        sort: [{ key: 'id', direction: 'ASC' }],
                    });
                    assert.equal(error, null, JSON.stringify(error));
                    assert.equal(total, ROWS);
                    assert.deepEqual(
                        [(data as Json[]).length, (data as Json[])[0]?.['id']],
                        [PAGE, offset + 1],
                    );
                }
                const task = await longest(page);
                say(
                    pc.dim(
                        `       ${(performance.now() - begun).toFixed(0)} ms for all, longest task ${task.toFixed(0)} ms`,
                    ),
                );
                assert.ok(task < LONGEST_TASK, `a task took ${task} ms`);
                await page.close();
            },
        );
    },
};
