import assert from 'node:assert/strict';
import { nodeCase } from '../case.js';
import type { CaseItem, NodeCase } from '../case.js';
import { automatic, byId, byName, confirmed, mapped, products, rowsOf } from './record-tables.js';

const resource = 'record';
const column = (items: readonly CaseItem[], name: string) => items.map(({ json }) => json[name]);

export const RECORD_BULK_CASES: readonly NodeCase[] = [
    nodeCase({
        resource,
        operation: 'bulkAdd',
        about: 'each item becomes a record, and points back at it',
        before: products,
        parameters: (made) => ({ ...confirmed(made), columns: automatic() }),
        input: [
            { json: { sku: 'D', price: '2.50', sold_at: '2026-01-31T09:30:00Z', tags: '["blue"]' } },
            { json: { sku: 'E', stock: 0, active: false, price: null } },
        ],
        expect: async (items, xano, { table }) => {
            assert.deepEqual(column(items, '_status'), ['added', 'added']);
            assert.deepEqual(column(items, 'id'), [4, 5]);
            assert.deepEqual(
                items.map(({ pairedItem }) => pairedItem),
                [{ item: 0 }, { item: 1 }],
            );
            const [d, e] = (await rowsOf(xano, table)).slice(3);
            assert.equal(d?.['price'], 2.5);
            assert.equal(d['sold_at'], Date.UTC(2026, 0, 31, 9, 30));
            assert.deepEqual(d['tags'], ['blue']);
            assert.deepEqual([e?.['stock'], e?.['active'], e?.['price']], [0, false, null]);
        },
    }),
    nodeCase({
        resource,
        operation: 'bulkAdd',
        about: 'columns mapped one by one; boxes left empty or taken away get the default of Xano',
        before: products,
        parameters: (made) => ({
            ...confirmed(made),
            columns: mapped(
                { sku: '={{ $json.code }}', stock: null, active: false, sold_at: '2026-01-31T09:30:00' },
                {
                    schema: [
                        { id: 'active', type: 'boolean', display: true, removed: true },
                        { id: 'sold_at', type: 'dateTime', display: true },
                    ].map((field) => ({
                        ...field,
                        displayName: field.id,
                        required: false,
                        defaultMatch: false,
                    })),
                },
            ),
        }),
        input: [{ json: { code: 'X1' } }, { json: { code: 'X2' } }],
        expect: async (_, xano, { table }) => {
            const [first, second] = (await rowsOf(xano, table)).slice(3);
            assert.deepEqual([first?.['sku'], second?.['sku']], ['X1', 'X2']);
            assert.deepEqual([first?.['stock'], first?.['active']], [7, true]);
            // In the time zone of the workflow, whichever that is.
            assert.ok(Math.abs(Number(first?.['sold_at']) - Date.UTC(2026, 0, 31, 9, 30)) <= 14 * 3_600_000);
        },
    }),
    nodeCase({
        resource,
        operation: 'bulkAdd',
        about: 'a bad item goes on as an error, the others are added',
        before: products,
        parameters: (made) => ({ ...confirmed(made), columns: automatic() }),
        input: [
            { json: { sku: 'D' } },
            { json: { sku: 'E', stock: 'many' } },
            { json: { sku: 'A' } },
            { json: { sku: 'F' } },
        ],
        onError: 'continueRegularOutput',
        expect: async (items, xano, { table }, { hints }) => {
            assert.equal(items.length, 4);
            assert.deepEqual(column(items, '_status'), ['added', undefined, undefined, 'added']);
            assert.match(String(items[1]?.json['error']), /"stock" takes an int, not "many"/);
            assert.deepEqual(Object.keys(items[2]?.json ?? {}), ['error', 'message']);
            assert.deepEqual(items[2]?.pairedItem, { item: 2 });
            assert.equal((await rowsOf(xano, table)).length, 5);
            assert.match(hints.join('\n'), /2 of 4 records were not added/);
        },
    }),
    nodeCase({
        resource,
        operation: 'bulkAdd',
        about: 'stops at a bad item, and says which items are written',
        before: products,
        parameters: (made) => ({ ...confirmed(made), columns: automatic(), options: { batchSize: 2 } }),
        input: [{ json: { sku: 'D' } }, { json: { sku: 'E' } }, { json: { sku: 'F', price: 'cheap' } }],
        fails: async ({ message, description, itemIndex }, xano, { table }) => {
            assert.match(message, /Item 2 was not added: Column "price" takes a decimal, not "cheap"/);
            assert.match(description, /2 of 3 items were added before \(item index 0-1\)/);
            assert.equal(itemIndex, 2);
            assert.equal((await rowsOf(xano, table)).length, 5);
        },
    }),
    nodeCase({
        resource,
        operation: 'bulkAdd',
        about: 'a column the table does not have is refused before anything is written',
        before: products,
        parameters: (made) => ({ ...confirmed(made), columns: automatic() }),
        input: [{ json: { sku: 'D', prize: 3 } }],
        fails: async ({ message, description }, xano, { table }) => {
            assert.match(message, /no column "prize".*price/);
            assert.match(description, /Nothing was added/);
            assert.equal((await rowsOf(xano, table)).length, 3);
        },
    }),
    nodeCase({
        resource,
        operation: 'bulkAdd',
        about: 'columns the table does not have, left out where that is wanted',
        before: products,
        parameters: (made) => ({
            ...confirmed(made),
            columns: automatic(),
            options: { ignoreUnknown: true },
        }),
        input: [{ json: { id: 99, sku: 'D', prize: 3 } }],
        expect: (items) => assert.deepEqual(items[0]?.json, { sku: 'D', id: 4, _status: 'added' }),
    }),
    nodeCase({
        resource,
        operation: 'bulkAdd',
        about: 'keeps IDs',
        before: products,
        parameters: (made) => ({ ...confirmed(made), columns: automatic(), options: { keepIds: true } }),
        input: [{ json: { id: 99, sku: 'D' } }],
        expect: async (_, xano, { table }) => {
            assert.equal((await xano.record.get({ table_id: table, row_id: 99 }))['sku'], 'D');
        },
    }),
    nodeCase({
        resource,
        operation: 'bulkAdd',
        about: 'a dry run tells what would be added',
        before: products,
        parameters: ({ table }) => ({ table: byId(table), columns: automatic(), dryRun: true }),
        input: [{ json: { sku: 'D' } }],
        expect: async (items, xano, { table }) => {
            assert.deepEqual(items[0]?.json, { sku: 'D', _status: 'added', _dry_run: true });
            assert.equal((await rowsOf(xano, table)).length, 3);
        },
    }),
    nodeCase({
        resource,
        operation: 'bulkAdd',
        about: 'items for two tables, in one run',
        before: async (xano, unique) => ({
            one: await products(xano, `${unique}_one`),
            two: await products(xano, `${unique}_two`),
        }),
        parameters: {
            table: byName('={{ $json.into }}'),
            columns: mapped({ sku: '={{ $json.sku }}' }),
            confirmation: '={{ $json.into }}',
        },
        input: ({ one, two }) => [
            { json: { into: one.name, sku: 'P' } },
            { json: { into: two.name, sku: 'Q' } },
            { json: { into: one.name, sku: 'R' } },
        ],
        expect: async (items, xano, { one, two }) => {
            assert.deepEqual(column(items, 'sku'), ['P', 'Q', 'R']);
            assert.deepEqual(
                (await rowsOf(xano, one.table)).slice(3).map(({ sku }) => sku),
                ['P', 'R'],
            );
            assert.deepEqual(
                (await rowsOf(xano, two.table)).slice(3).map(({ sku }) => sku),
                ['Q'],
            );
        },
    }),
    nodeCase({
        resource,
        operation: 'bulkPatch',
        about: 'changes only what is given, by the ID of each item',
        before: products,
        parameters: (made) => ({ ...confirmed(made), columns: automatic(), rowId: '={{ $json.id }}' }),
        input: [{ json: { id: 1, stock: 10 } }, { json: { id: 3, status: 'used', price: '4' } }],
        expect: async (items, xano, { table }) => {
            assert.deepEqual(items[0]?.json, { id: 1, stock: 10, _status: 'patched' });
            const [a, , c] = await rowsOf(xano, table);
            assert.deepEqual([a?.['stock'], a?.['price'], c?.['status'], c?.['price']], [10, 1.5, 'used', 4]);
        },
    }),
    nodeCase({
        resource,
        operation: 'bulkPatch',
        about: 'a record that is not there goes on as an error',
        before: products,
        parameters: (made) => ({
            ...confirmed(made),
            columns: mapped({ stock: 5 }),
            rowId: '={{ $json.key }}',
        }),
        input: [{ json: { key: 404 } }, { json: { key: 2 } }, { json: {} }],
        onError: 'continueRegularOutput',
        expect: (items) => {
            assert.match(String(items[0]?.json['error']), /no record 404/);
            assert.deepEqual(items[1]?.json, { id: 2, stock: 5, _status: 'patched' });
            assert.match(String(items[2]?.json['error']), /No Record ID/);
        },
    }),
    nodeCase({
        resource,
        operation: 'bulkPatch',
        about: 'an item without an ID stops the run, and nothing is hidden',
        before: products,
        parameters: (made) => ({
            ...confirmed(made),
            columns: mapped({ stock: 5 }),
            rowId: '={{ $json.key }}',
        }),
        input: [{ json: { key: 1 } }, { json: {} }],
        fails: ({ message, description, itemIndex }) => {
            assert.match(message, /Item 1 was not patched: No Record ID is given/);
            assert.match(description, /1 of 2 items was patched before \(item index 0\)|Nothing was patched/);
            assert.equal(itemIndex, 1);
        },
    }),
    nodeCase({
        resource,
        operation: 'bulkUpsert',
        about: 'updates what is there, creates the rest, leaves what is the same',
        before: products,
        parameters: (made) => ({ ...confirmed(made), columns: automatic('sku') }),
        input: [{ json: { sku: 'A', stock: 50 } }, { json: { sku: 'Z' } }, { json: { sku: 'B', stock: 2 } }],
        expect: async (items, xano, { table }) => {
            assert.deepEqual(column(items, '_status'), ['updated', 'created', 'unchanged']);
            assert.deepEqual(column(items, 'id'), [1, 4, 2]);
            assert.equal((await rowsOf(xano, table))[0]?.['stock'], 50);
        },
    }),
    nodeCase({
        resource,
        operation: 'bulkUpsert',
        about: 'asks for the columns to match on',
        before: products,
        parameters: (made) => ({ ...confirmed(made), columns: automatic() }),
        input: [{ json: { sku: 'A' } }],
        fails: ({ message }) => assert.match(message, /No column to match on/),
    }),
    nodeCase({
        resource,
        operation: 'bulkDelete',
        about: 'deletes by ID; what is not there is skipped',
        before: products,
        parameters: (made) => ({ ...confirmed(made), rowId: '={{ $json.id }}' }),
        input: [{ json: { id: 1 } }, { json: { id: 77 } }, { json: { id: 3 } }],
        expect: async (items, xano, { table }, { hints }) => {
            assert.deepEqual(items[0]?.json, { id: 1, deleted: true, _status: 'deleted' });
            assert.deepEqual(items[1]?.json, { id: 77, deleted: false, _status: 'skipped' });
            assert.deepEqual(
                (await rowsOf(xano, table)).map(({ id }) => id),
                [2],
            );
            assert.match(hints.join('\n'), /1 of 3 records were skipped/);
        },
    }),
    nodeCase({
        resource,
        operation: 'bulkDelete',
        about: 'a dry run tells what would be deleted',
        before: products,
        parameters: ({ table }) => ({ table: byId(table), rowId: '={{ $json.id }}', dryRun: true }),
        input: [{ json: { id: 1 } }],
        expect: async (items, xano, { table }) => {
            assert.deepEqual(items[0]?.json, { id: 1, deleted: false, _status: 'deleted', _dry_run: true });
            assert.equal((await rowsOf(xano, table)).length, 3);
        },
    }),
];
