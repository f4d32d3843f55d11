import assert from 'node:assert/strict';
import type { Xano } from 'xano-connect';
import { nodeCase } from '../case.js';
import type { NodeCase } from '../case.js';
import { byId } from '../locators.js';

async function indexedTable(xano: Xano, name: string) {
    const made = await xano.table.ensure({ name, fields: { title: 'text', pages: 'int' } });
    const table = Number(made.table_id);
    const { id } = await xano.index.add({ table_id: table, kind: 'btree', fields: [{ name: 'pages' }] });
    return { table, index: String(id) };
}

const isThere = async (xano: Xano, table_id: number, index: string) =>
    (await xano.index.list({ table_id })).some(({ id }) => id === index);

export const INDEX_CASES: readonly NodeCase[] = [
    nodeCase({
        resource: 'index',
        operation: 'getAll',
        about: 'all of a table',
        before: indexedTable,
        parameters: ({ table }) => ({ table: byId(String(table)), returnAll: true }),
        expect: (items, _, { index }) => assert.ok(items.some(({ json }) => json['id'] === index)),
    }),
    nodeCase({
        resource: 'index',
        operation: 'add',
        about: 'a unique one over two columns',
        before: indexedTable,
        parameters: ({ table }) => ({
            table: byId(String(table)),
            indexType: 'unique',
            indexColumns: {
                column: [{ columnName: 'title' }, { columnName: 'pages', order: 'desc' }],
            },
        }),
        expect: async ([item], xano, { table }) => {
            const made = (await xano.index.list({ table_id: table })).find(
                ({ type }) => type === 'btree|unique',
            );
            assert.equal(item?.json['id'], made?.id);
            assert.deepEqual(made?.fields, [
                { name: 'title', op: 'asc' },
                { name: 'pages', op: 'desc' },
            ]);
        },
    }),
    nodeCase({
        resource: 'index',
        operation: 'add',
        about: 'full text',
        before: indexedTable,
        parameters: ({ table }) => ({
            table: byId(String(table)),
            indexType: 'search',
            indexName: 'texts',
            language: 'english',
            indexColumns: { column: [{ columnName: 'title', weight: 2 }] },
        }),
        expect: async (_, xano, { table }) =>
            assert.ok((await xano.index.list({ table_id: table })).some(({ type }) => type === 'search')),
    }),
    nodeCase({
        resource: 'index',
        operation: 'add',
        about: 'without columns',
        before: indexedTable,
        parameters: ({ table }) => ({ table: byId(String(table)), indexType: 'btree' }),
        fails: ({ description }) => assert.match(description, /Parameter “Columns”/),
    }),
    nodeCase({
        resource: 'index',
        operation: 'delete',
        about: 'confirmed by its ID',
        before: indexedTable,
        parameters: ({ table, index }) => ({
            table: byId(String(table)),
            index: byId(index),
            confirmation: index,
        }),
        expect: async ([item], xano, { table, index }) => {
            assert.equal(item?.json['deleted'], true);
            assert.equal(item.json['id'], index);
            assert.equal(await isThere(xano, table, index), false);
        },
    }),
    nodeCase({
        resource: 'index',
        operation: 'delete',
        about: 'a dry run',
        before: indexedTable,
        parameters: ({ table, index }) => ({
            table: byId(String(table)),
            index: byId(index),
            dryRun: true,
        }),
        expect: async ([item], xano, { table, index }) => {
            assert.deepEqual(item?.json['fields'], [{ name: 'pages', op: 'asc' }]);
            assert.ok(await isThere(xano, table, index));
        },
    }),
    nodeCase({
        resource: 'index',
        operation: 'delete',
        about: 'the name of a column does not confirm it',
        before: indexedTable,
        parameters: ({ table, index }) => ({
            table: byId(String(table)),
            index: byId(index),
            confirmation: 'pages',
        }),
        fails: async ({ description }, xano, { table, index }) => {
            assert.match(description, new RegExp(`Type “${index}”`));
            assert.ok(await isThere(xano, table, index));
        },
    }),
    nodeCase({
        resource: 'index',
        operation: 'delete',
        about: 'an ID that does not exist',
        before: indexedTable,
        parameters: ({ table }) => ({
            table: byId(String(table)),
            index: byId('12345678'),
            confirmation: '12345678',
        }),
        fails: ({ message, description }) => {
            assert.equal(message, 'The table has no index with the ID “12345678”');
            assert.match(description, /\(pages\)/);
        },
    }),
];
