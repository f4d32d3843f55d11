import { describe, expect, test } from '@jest/globals';
import { Duplicates, IDS_PER_GROUP } from '../../../core/src/operations/composite/duplicates.js';
import type { Respond } from '../support/fake-runtime.js';
import { bench, bodyOf, sent } from './support/run.js';

type Row = Record<string, unknown> & { id: number | string };

/** A table that answers searches by id as Xano does; `between` may change it after every page. */
function table(rows: Row[], between: (page: number) => void = () => undefined): Respond {
    let pages = 0;
    return ({ body }) => {
        const asked = bodyOf(body) as {
            page: number;
            per_page: number;
            search?: Record<string, number>[];
        };
        const after = asked.search?.find((condition) => 'id|>' in condition)?.['id|>'] ?? -Infinity;
        const found = rows
            .filter(({ id }) => typeof id === 'string' || id > after)
            .sort((a, b) => (a.id < b.id ? -1 : 1));
        const start = (asked.page - 1) * asked.per_page;
        const items = found.slice(start, start + asked.per_page);
        const more = start + items.length < found.length;
        const json = {
            items: structuredClone(items),
            itemsTotal: found.length,
            curPage: asked.page,
            nextPage: more ? asked.page + 1 : null,
        };
        between(++pages);
        return { json };
    };
}

describe('record.findDuplicates', () => {
    test('groups by the values together, largest first', async () => {
        const rows: Row[] = Array.from({ length: 250 }, (_, i) => ({
            id: i + 1,
            email: `u${i}@x.test`,
            n: 0,
        }));
        for (const id of [10, 120, 240]) rows[id - 1] = { id, email: 'dana@x.test', n: 1 };
        for (const id of [50, 51]) rows[id - 1] = { id, email: 'eli@x.test', n: 1 };
        rows[51] = { id: 52, email: 'eli@x.test', n: 2 };
        const { xano, runtime } = bench(table(rows));
        expect(await xano.record.findDuplicates({ table_id: 628, columns: ['email', 'n'] })).toEqual({
            groups: [
                { values: ['dana@x.test', 1], count: 3, row_ids: [10, 120, 240] },
                { values: ['eli@x.test', 1], count: 2, row_ids: [50, 51] },
            ],
            rows_read: 250,
            duplicate_rows: 3,
            duplicate_groups: 2,
        });
        expect(sent(runtime).map(({ body }) => body)).toEqual([
            { page: 1, per_page: 100, sort: { id: 'asc' } },
            { page: 1, per_page: 100, sort: { id: 'asc' }, search: [{ 'id|>': 100 }] },
            { page: 1, per_page: 100, sort: { id: 'asc' }, search: [{ 'id|>': 200 }] },
        ]);
    });

    test('neither misses nor doubles a row while others come and go', async () => {
        const rows: Row[] = Array.from({ length: 300 }, (_, i) => ({ id: i + 1, k: i + 1 }));
        let next = 300;
        const { xano } = bench(
            table(rows, (page) => {
                // Deleted rows would shift pages to the left, and rows 101 to 103 be missed.
                rows.splice(0, page === 1 ? 3 : 0);
                if (page <= 2) rows.push({ id: ++next, k: next });
            }),
        );
        expect(await xano.record.findDuplicates({ table_id: 628, columns: ['k'] })).toMatchObject({
            groups: [],
            rows_read: 302,
            duplicate_rows: 0,
        });
    });

    test('keeps a condition beside the id', async () => {
        const page = (nextPage: number | null, ...items: Row[]) => ({
            json: { items, itemsTotal: 2, curPage: 1, nextPage },
        });
        const { xano, runtime } = bench([page(2, { id: 5, k: 1 }), page(null, { id: 6, k: 1 })]);
        await xano.record.findDuplicates({
            table_id: 628,
            columns: ['k'],
            search: { or: [{ status: 'open' }, { status: 'new' }] },
        });
        const [first, second] = sent(runtime).map(({ body }) => JSON.stringify(body));
        expect(first).toContain('open');
        expect(second).toContain('open');
        expect(second).toMatch(/"id".*">"|id\|>/);
    });

    test('reads tables with uuid keys page by page', async () => {
        const rows: Row[] = Array.from({ length: 150 }, (_, i) => ({
            id: `00000000-0000-4000-8000-${String(i).padStart(12, '0')}`,
            k: i % 149,
        }));
        const { xano, runtime } = bench(table(rows));
        const found = await xano.record.findDuplicates({ table_id: 628, columns: ['k'] });
        expect(found.groups).toEqual([{ values: [0], count: 2, row_ids: [rows[0]?.id, rows[149]?.id] }]);
        expect(sent(runtime).map(({ body }) => (body as { page: number }).page)).toEqual([1, 2]);
    });

    test('does not take a uuid row that moved to the next page for its own duplicate', async () => {
        const rows: Row[] = Array.from({ length: 150 }, (_, i) => ({
            id: `b${String(i).padStart(3, '0')}`,
            k: i,
        }));
        const { xano } = bench(
            table(rows, (page) => {
                if (page === 1) rows.push({ id: 'a000', k: 'new' });
            }),
        );
        expect(await xano.record.findDuplicates({ table_id: 628, columns: ['k'] })).toMatchObject({
            duplicate_rows: 0,
            rows_read: 150,
        });
    });

    test('answers as many groups as asked for, and counts the others', async () => {
        const rows: Row[] = Array.from({ length: 12 }, (_, i) => ({ id: i + 1, k: i % 4 }));
        const { xano } = bench(table(rows));
        expect(
            await xano.record.findDuplicates({ table_id: 628, columns: ['k'], limit_groups: 1 }),
        ).toMatchObject({ groups: [{ values: [0], count: 3 }], duplicate_groups: 4, duplicate_rows: 8 });
    });

    test('tells how far it is', async () => {
        const events: unknown[] = [];
        const rows: Row[] = Array.from({ length: 150 }, (_, i) => ({ id: i + 1, k: i }));
        const { xano } = bench(table(rows), { onProgress: (event) => events.push(event) });
        await xano.record.findDuplicates({ table_id: 628, columns: ['k'] });
        const operation = 'record.findDuplicates';
        expect(events).toEqual([
            { operation, done: 100, total: 150 },
            { operation, done: 150, total: 150 },
        ]);
    });

    test('refuses a column that the records do not have', async () => {
        const { xano } = bench(table([{ id: 1, email: 'a' }]));
        await expect(
            xano.record.findDuplicates({ table_id: 628, columns: ['e_mail'] }),
        ).rejects.toMatchObject({
            kind: 'validation',
            path: 'columns[0]',
            message: expect.stringContaining('"email"'),
        });
    });

    test('quotes the names of columns, and no token that stands in one', async () => {
        const { xano } = bench(table([{ id: 1, 'Bearer abc123': 1, ['of test-token-0123456789']: 1 }]));
        const refused = xano.record.findDuplicates({ table_id: 628, columns: ['name'] });
        await expect(refused).rejects.toMatchObject({ hint: 'They have id, Bearer ***, of ***.' });
    });

    test('ends when a server does not look at the id', async () => {
        const page = {
            items: [
                { id: 1, k: 1 },
                { id: 2, k: 2 },
            ],
            itemsTotal: 4,
            curPage: 1,
            nextPage: 2,
        };
        const { xano, runtime } = bench([{ json: page }]);
        await expect(xano.record.findDuplicates({ table_id: 628, columns: ['k'] })).rejects.toMatchObject({
            kind: 'protocol',
        });
        expect(runtime.requests).toHaveLength(2);
    });
});

describe('counting duplicates', () => {
    const groupsOf = (values: readonly unknown[], caseSensitive = true) => {
        const duplicates = new Duplicates({ caseSensitive });
        values.forEach((value, i) => duplicates.add(i, [value]));
        return duplicates.groups().map(({ row_ids }) => row_ids);
    };

    test('keeps values of different kinds apart', () => {
        expect(groupsOf([1, '1', null, '', 'null', 0, false, 'false', [], [1], ['1'], '[1]'])).toEqual([]);
        expect(groupsOf([null, 1, null, 1.0])).toEqual([
            [0, 2],
            [1, 3],
        ]);
    });

    test('keeps the ends of values apart', () => {
        const duplicates = new Duplicates({ caseSensitive: true });
        duplicates.add(1, ['a', 'b","c']);
        duplicates.add(2, ['a","b', 'c']);
        expect(duplicates.groupCount).toBe(0);
    });

    test('folds capitals only when asked to', () => {
        expect(groupsOf(['Ada', 'ada'])).toEqual([]);
        expect(groupsOf(['Ada', 'ada', 'ÄDA'], false)).toEqual([[0, 1]]);
    });

    test('keeps a bounded number of ids of a group', () => {
        const duplicates = new Duplicates({ caseSensitive: true });
        for (let id = 0; id < 1000; id++) duplicates.add(id, [null]);
        expect(duplicates.groups()[0]?.count).toBe(1000);
        expect(duplicates.groups()[0]?.row_ids).toHaveLength(IDS_PER_GROUP);
        expect(duplicates.extra).toBe(999);
    });
});
