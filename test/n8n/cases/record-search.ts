import assert from 'node:assert/strict';
import { nodeCase } from '../case.js';
import type { CaseItem, NodeCase } from '../case.js';
import { byId, confirmed, mapped, products, rowsOf } from './record-tables.js';
import type { CaseTable } from './record-tables.js';

const resource = 'record';
const skus = (items: readonly CaseItem[]) => items.map(({ json }) => json['sku']);

interface Group {
    readonly combine: 'all' | 'any';
    readonly conditions: readonly (readonly [column: string, operator: string, value?: unknown])[];
}

/** Filter By as the editor saves it. */
const where = (...groups: readonly Group[]) => ({
    filterMode: 'conditions',
    filterCombine: 'any',
    filters: {
        group: groups.map(({ combine, conditions }) => ({
            combine,
            conditions: {
                condition: conditions.map(([column, operator, value = '']) => ({ column, operator, value })),
            },
        })),
    },
});

const all = (...conditions: Group['conditions']) => where({ combine: 'all', conditions });

/** A search by one condition and what it finds in the table of products. */
const finds = (condition: Group['conditions'][number], expected: readonly string[]): NodeCase =>
    nodeCase({
        resource,
        operation: 'search',
        about: `${condition.join(' ')} finds ${expected.join(', ') || 'nothing'}`,
        before: products,
        parameters: ({ table }: CaseTable) => ({ table: byId(table), ...all(condition) }),
        expect: (items) => assert.deepEqual(skus(items), expected),
    });

export const RECORD_SEARCH_CASES: readonly NodeCase[] = [
    finds(['sku', 'equals', 'B'], ['B']),
    finds(['price', 'atLeast', '1.5'], ['A', 'B']),
    finds(['stock', 'between', '2, 3'], ['B', 'C']),
    finds(['active', 'equals', 'false'], ['C']),
    finds(['sku', 'in', 'A, C'], ['A', 'C']),
    finds(['stock', 'notIn', '[1, 2]'], ['C']),
    finds(['price', 'empty'], ['C']),
    finds(['price', 'notEmpty'], ['A', 'B']),
    finds(['status', 'contains', 'SE'], ['B']),
    finds(['tags', 'contains', 'red'], ['A']),
    finds(['sku', 'beginsWith', 'a'], ['A']),
    nodeCase({
        resource,
        operation: 'search',
        about: 'groups of conditions, the last first, by expressions',
        before: products,
        parameters: ({ table }) => ({
            table: byId(table),
            ...where(
                { combine: 'all', conditions: [['sku', 'equals', '={{ $json.sku }}']] },
                {
                    combine: 'any',
                    conditions: [
                        ['stock', 'greater', '={{ $json.over }}'],
                        ['status', 'equals', 'used'],
                    ],
                },
            ),
            sort: { key: [{ column: 'stock', direction: 'desc' }] },
            returnAll: true,
            options: { returnColumns: 'sku' },
        }),
        input: [{ json: { sku: 'A', over: 2 } }, { json: { sku: 'none', over: 9 } }],
        expect: (items) => {
            assert.deepEqual(skus(items), ['C', 'B', 'A', 'B']);
            assert.deepEqual(items[0]?.json, { id: 3, sku: 'C' });
            assert.deepEqual(items[3]?.pairedItem, { item: 1 });
        },
    }),
    nodeCase({
        resource,
        operation: 'search',
        about: 'a condition as JSON',
        before: products,
        parameters: ({ table }) => ({
            table: byId(table),
            filterMode: 'json',
            filterJson: '{ "or": [{ "price|>=": 10 }, { "sku": "A" }] }',
        }),
        expect: (items) => assert.deepEqual(skus(items), ['A', 'B']),
    }),
    nodeCase({
        resource,
        operation: 'search',
        about: 'a column the table does not have',
        before: products,
        parameters: ({ table }) => ({ table: byId(table), ...all(['prize', 'equals', '1']) }),
        fails: ({ message }) => assert.match(message, /no column "prize".*price/),
    }),
    nodeCase({
        resource,
        operation: 'search',
        about: 'a value that is none of its column',
        before: products,
        parameters: ({ table }) => ({ table: byId(table), ...all(['stock', 'equals', 'many']) }),
        fails: ({ message, description }) => {
            assert.match(message, /"stock" takes an int, not "many"/);
            assert.match(description, /Filter/);
        },
    }),
    nodeCase({
        resource,
        operation: 'patchBySearch',
        about: 'changes what meets the conditions',
        before: products,
        parameters: (made) => ({
            ...confirmed(made),
            ...all(['stock', 'atMost', '2']),
            columns: mapped({ price: '9.90' }),
        }),
        expect: async (items, xano, { table }) => {
            assert.deepEqual(
                items.map(({ json }) => json),
                [1, 2].map((id) => ({ id, price: '9.90', _status: 'patched' })),
            );
            assert.deepEqual(
                (await rowsOf(xano, table)).map(({ price }) => price),
                [9.9, 9.9, null],
            );
        },
    }),
    nodeCase({
        resource,
        operation: 'patchBySearch',
        about: 'an empty filter changes nothing',
        before: products,
        parameters: (made) => ({ ...confirmed(made), columns: mapped({ stock: 0 }) }),
        fails: async ({ message }, xano, { table }) => {
            assert.match(message, /filter is empty, which would change every record/);
            assert.equal((await rowsOf(xano, table))[0]?.['stock'], 1);
        },
    }),
    nodeCase({
        resource,
        operation: 'patchBySearch',
        about: 'more records than are allowed',
        before: products,
        parameters: (made) => ({
            ...confirmed(made),
            ...all(['stock', 'atLeast', '0']),
            columns: mapped({ stock: 0 }),
            max: 2,
        }),
        fails: async ({ message, description }, xano, { table }) => {
            assert.match(message, /3 records match, and max is 2/);
            assert.match(description, /Most Records/);
            assert.equal((await rowsOf(xano, table))[0]?.['stock'], 1);
        },
    }),
    nodeCase({
        resource,
        operation: 'deleteBySearch',
        about: 'a dry run tells which they are',
        before: products,
        parameters: ({ table }) => ({ table: byId(table), ...all(['stock', 'atLeast', '2']), dryRun: true }),
        expect: async (items, xano, { table }) => {
            assert.deepEqual(
                items.map(({ json }) => json),
                [2, 3].map((id) => ({ id, deleted: false, _status: 'deleted', _dry_run: true })),
            );
            assert.equal((await rowsOf(xano, table)).length, 3);
        },
    }),
    nodeCase({
        resource,
        operation: 'deleteBySearch',
        about: 'deletes what meets the conditions',
        before: products,
        parameters: (made) => ({
            ...confirmed(made),
            ...all(['stock', 'atLeast', '2']),
        }),
        expect: async (items, xano, { table }) => {
            assert.deepEqual(items[0]?.json, { id: 2, deleted: true, _status: 'deleted' });
            assert.deepEqual(
                (await rowsOf(xano, table)).map(({ id }) => id),
                [1],
            );
        },
    }),
    nodeCase({
        resource,
        operation: 'deleteBySearch',
        about: 'an empty JSON filter deletes nothing',
        before: products,
        parameters: (made) => ({
            ...confirmed(made),
            filterMode: 'json',
            filterJson: '{ "and": [] }',
        }),
        fails: ({ message }) => assert.match(message, /would delete every record/),
    }),
    nodeCase({
        resource,
        operation: 'findDuplicates',
        about: 'an item for each group',
        before: products,
        parameters: ({ table }) => ({ table: byId(table), duplicateColumns: ['status'] }),
        expect: (items) => {
            assert.deepEqual(
                items.map(({ json }) => json),
                [{ values: { status: 'new' }, count: 2, row_ids: [1, 3] }],
            );
        },
    }),
    nodeCase({
        resource,
        operation: 'removeDuplicates',
        about: 'a dry run, then the record with the highest value stays',
        before: products,
        parameters: ({ table, name }) => ({
            table: byId(table),
            duplicateColumns: '={{ [$json.column] }}',
            keep: 'desc',
            keepColumn: 'stock',
            dryRun: '={{ $json.rehearse }}',
            confirmation: name,
        }),
        input: [
            { json: { column: 'status', rehearse: true } },
            { json: { column: 'status', rehearse: false } },
        ],
        expect: async (items, xano, { table }) => {
            const [rehearsed, done] = items.map(({ json }) => json);
            assert.deepEqual([rehearsed?.['removed'], rehearsed?.['duplicate_rows']], [0, 1]);
            assert.deepEqual(done?.['groups'], [{ values: { status: 'new' }, kept_id: 3, duplicates: 1 }]);
            assert.equal(done['removed'], 1);
            assert.deepEqual(
                (await rowsOf(xano, table)).map(({ id }) => id),
                [2, 3],
            );
        },
    }),
];
