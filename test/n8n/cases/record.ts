import assert from 'node:assert/strict';
import { nodeCase } from '../case.js';
import type { CaseItem, NodeCase } from '../case.js';
import { RECORD_BULK_CASES } from './record-bulk.js';
import { RECORD_SEARCH_CASES } from './record-search.js';
import { automatic, books, byId, byName, mapped, products, rowsOf } from './record-tables.js';

const titles = (items: readonly CaseItem[], column: string) => items.map(({ json }) => json[column]);

export const RECORD_CASES: readonly NodeCase[] = [
    nodeCase({
        resource: 'record',
        operation: 'get',
        about: 'a record for each input item, its ID by an expression',
        before: books,
        parameters: ({ table }) => ({ table: byId(table), rowId: '={{ $json.book }}' }),
        input: [{ json: { book: 2 } }, { json: { book: 1 } }],
        expect: (items) => {
            assert.deepEqual(
                items.map(({ json, pairedItem }) => [json['title'], pairedItem]),
                [
                    ['Bestiary', { item: 0 }],
                    ['Atlas', { item: 1 }],
                ],
            );
        },
    }),
    nodeCase({
        resource: 'record',
        operation: 'get',
        about: 'a table by its name',
        before: books,
        parameters: ({ name }) => ({ table: byName(name), rowId: '1' }),
        expect: ([item]) => assert.equal(item?.json['title'], 'Atlas'),
    }),
    nodeCase({
        resource: 'record',
        operation: 'get',
        about: 'an expression that found nothing reaches no record',
        before: books,
        parameters: ({ table }) => ({ table: byId(table), rowId: '={{ $json.missing }}' }),
        fails: ({ message }) => assert.match(message, /No Record ID/),
    }),
    nodeCase({
        resource: 'record',
        operation: 'getAll',
        about: 'up to the limit, sorted',
        before: products,
        parameters: ({ table }) => ({
            table: byId(table),
            limit: 2,
            sort: { key: [{ column: 'stock', direction: 'desc' }] },
        }),
        expect: (items) => assert.deepEqual(titles(items, 'sku'), ['C', 'B']),
    }),
    nodeCase({
        resource: 'record',
        operation: 'getAll',
        about: 'every record, over several pages',
        before: async (xano, unique) => {
            const made = await books(xano, unique);
            const items = Array.from({ length: 1_100 }, (_, i) => ({ title: `Volume ${i}` }));
            await xano.record.bulkAdd({ table_id: made.table, items });
            return made;
        },
        parameters: ({ table }) => ({ table: byId(table), returnAll: true }),
        expect: (items) => {
            assert.equal(items.length, 1_102);
            assert.equal(new Set(titles(items, 'id')).size, 1_102);
        },
    }),
    nodeCase({
        resource: 'record',
        operation: 'create',
        about: 'a record for each item, its values made those of the columns',
        before: products,
        parameters: ({ table }) => ({
            table: byId(table),
            columns: mapped({ sku: '={{ $json.sku }}', price: '={{ $json.price }}', sold_at: '2026-01-31' }),
        }),
        input: [{ json: { sku: 'D', price: '3.5' } }, { json: { sku: 'E', price: null } }],
        expect: ([first, second]) => {
            assert.equal(first?.json['price'], 3.5);
            assert.equal(first.json['sold_at'], Date.UTC(2026, 0, 31));
            assert.deepEqual([second?.json['id'], second?.json['price']], [5, null]);
        },
    }),
    nodeCase({
        resource: 'record',
        operation: 'create',
        about: 'a unique value that is taken goes on as an error',
        before: products,
        parameters: ({ table }) => ({ table: byId(table), columns: automatic() }),
        input: [{ json: { sku: 'A' } }, { json: { sku: 'D' } }],
        onError: 'continueRegularOutput',
        expect: ([first, second]) => {
            assert.ok(first?.json['error']);
            assert.equal(second?.json['sku'], 'D');
        },
    }),
    nodeCase({
        resource: 'record',
        operation: 'update',
        about: 'changes only what is given',
        before: products,
        parameters: ({ table }) => ({
            table: byId(table),
            rowId: '2',
            columns: mapped({ stock: '0', active: false, price: null }),
        }),
        expect: ([item]) => {
            const { stock, active, price, sku } = item?.json ?? {};
            assert.deepEqual([stock, active, price, sku], [0, false, 20, 'B']);
        },
    }),
    nodeCase({
        resource: 'record',
        operation: 'update',
        about: 'asks for something to change',
        before: products,
        parameters: ({ table }) => ({ table: byId(table), rowId: '2', columns: mapped({ stock: null }) }),
        fails: ({ message }) => assert.match(message, /nothing to change/),
    }),
    nodeCase({
        resource: 'record',
        operation: 'upsert',
        about: 'updates what is there and creates what is not',
        before: products,
        parameters: ({ table }) => ({ table: byId(table), columns: automatic('sku') }),
        input: [{ json: { sku: 'A', stock: '9' } }, { json: { sku: 'Z' } }],
        expect: (items) => {
            assert.deepEqual(titles(items, '_status'), ['updated', 'created']);
            assert.deepEqual(titles(items, 'stock'), [9, 7]);
        },
    }),
    nodeCase({
        resource: 'record',
        operation: 'delete',
        about: 'one record',
        before: products,
        parameters: ({ table }) => ({ table: byId(table), rowId: '={{ $json.n }}' }),
        input: [{ json: { n: 2 } }],
        expect: async ([item], xano, { table }) => {
            assert.deepEqual(item?.json, { deleted: true, id: 2 });
            assert.equal((await rowsOf(xano, table)).length, 2);
        },
    }),
    ...RECORD_BULK_CASES,
    ...RECORD_SEARCH_CASES,
];
