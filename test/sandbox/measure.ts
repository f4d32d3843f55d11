import { parseArgs } from 'node:util';

import { startSandbox } from './index.js';
import { createMeasure } from './measure-client.js';

/**
 * Fills one table and measures the sandbox through HTTP, so that a benchmark against it knows its floor.
 * `npx tsx test/sandbox/measure.ts [--rows 1000000]`
 */
const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000' } } });
const rows = Number(values.rows);
const BATCH = 1000;

const started = performance.now();
const sandbox = await startSandbox({ seed: 'empty' });
const measure = createMeasure(sandbox);
measure.report('start, empty workspace', performance.now() - started);

const { id } = await measure.call<{ id: number }>('POST', '/table', { name: 'big' });
const table = `/table/${id}`;
await measure.call('POST', `${table}/schema/type/text`, { name: 'name', required: true });
await measure.call('POST', `${table}/schema/type/decimal`, { name: 'price' });
await measure.call('POST', `${table}/schema/type/text`, { name: 'status' });

const newRow = (i: number) => ({
    name: `Item ${i}`,
    price: (i % 1000) / 10,
    status: i % 3 === 0 ? 'open' : 'done',
});
await measure.perRow(`bulk add, ${BATCH} rows a call`, rows, BATCH, (first, count) =>
    measure.call('POST', `${table}/content/bulk`, {
        items: Array.from({ length: count }, (_, i) => newRow(first + i)),
    }),
);

const perPage = 50;
const pages = Math.ceil(rows / perPage);
await measure.median('first page of 50, with totals', 25, () =>
    measure.call('GET', `${table}/content?page=1`),
);
await measure.median('page in the middle', 5, () =>
    measure.call('GET', `${table}/content?page=${Math.ceil(pages / 2)}`),
);
await measure.median('last page', 5, () => measure.call('GET', `${table}/content?page=${pages}`));
await measure.median('one record', 200, (i) =>
    measure.call('GET', `${table}/content/${1 + ((i * 7919) % rows)}`),
);
await measure.median('one record changed', 200, (i) =>
    measure.call('PUT', `${table}/content/${1 + ((i * 104_729) % rows)}`, { status: 'seen' }),
);
await measure.median('search by an unindexed column', 3, () =>
    measure.call('POST', `${table}/content/search`, {
        search: [{ status: 'open' }],
        sort: { price: 'desc' },
    }),
);

for (const batch of [250, 500, 1000]) {
    const patched = Math.min(rows, 100_000);
    await measure.perRow(`bulk patch, ${batch} rows a call`, patched, batch, (first, count) =>
        measure.call('POST', `${table}/content/bulk/patch`, {
            items: Array.from({ length: count }, (_, i) => ({
                row_id: first + i + 1,
                updates: { price: i / 4, status: 'patched' },
            })),
        }),
    );
}
// A prime: each row comes up once, and rows that are neighbours by id end up far from each other on disk.
const STRIDE = 7919;
await measure.perRow(`bulk patch of every row, ${BATCH} a call`, rows, BATCH, (first, count) =>
    measure.call('POST', `${table}/content/bulk/patch`, {
        items: Array.from({ length: count }, (_, i) => ({
            row_id: 1 + (((first + i) * STRIDE) % rows),
            updates: { price: i / 8 },
        })),
    }),
);
// The middle is the deepest page: past it the sandbox reads from the other end.
for (const [name, part] of [
    ['middle', 1 / 2],
    ['first', 0],
    ['quarter', 1 / 4],
    ['last', 1],
] as const) {
    const page = Math.max(1, Math.ceil(pages * part));
    await measure.median(`${name} page, after the patches`, 5, () =>
        measure.call('GET', `${table}/content?page=${page}`),
    );
}
await measure.median('first page of the request history', 10, () => measure.call('GET', '/request_history'));
await sandbox.close();
