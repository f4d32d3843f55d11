import assert from 'node:assert/strict';
import type { Xano } from 'xano-connect';
import { nodeCase } from '../case.js';
import type { NodeCase } from '../case.js';
import { byId, byName, fromList } from '../locators.js';

const ownTable = async (xano: Xano, name: string) => {
    const { table_id } = await xano.table.ensure({ name, fields: { title: 'text' } });
    return { id: Number(table_id), name };
};

const columnNames = async (xano: Xano, table_id: number) =>
    (await xano.column.list({ table_id })).map(({ name }) => name);

export const COLUMN_CASES: readonly NodeCase[] = [
    nodeCase({
        resource: 'column',
        operation: 'add',
        about: 'an enum that is required and has a default',
        before: ownTable,
        parameters: ({ id }) => ({
            table: byId(String(id)),
            columnName: 'status',
            columnType: 'enum',
            settings: { enumValues: 'open, paid', defaultValue: 'open', required: true, addIndex: true },
        }),
        expect: async ([item], xano, { id }) => {
            assert.equal(item?.json['action'], 'added');
            const column = await xano.column.get({ table_id: id, name: 'status' });
            assert.deepEqual(
                [column.type, column.values, column.default, column.required],
                ['enum', ['open', 'paid'], 'open', true],
            );
            const indexes = await xano.index.list({ table_id: id });
            assert.ok(indexes.some(({ fields }) => fields[0]?.name === 'status'));
        },
    }),
    nodeCase({
        resource: 'column',
        operation: 'add',
        about: 'one that points at another table, unique and nullable',
        before: ownTable,
        parameters: ({ id }) => ({
            table: byId(String(id)),
            columnName: 'customer',
            columnType: 'int',
            settings: { referencesTable: byName('customers'), unique: true, nullable: true },
        }),
        expect: async (_, xano, { id }) => {
            const customers = await xano.table.get({ table_id: 'customers' });
            const column = await xano.column.get({ table_id: id, name: 'customer' });
            assert.equal(column.tableref_id, customers.id);
            assert.equal(column.nullable, true);
            const indexes = await xano.index.list({ table_id: id });
            assert.ok(indexes.some(({ type }) => type === 'btree|unique'));
        },
    }),
    nodeCase({
        resource: 'column',
        operation: 'add',
        about: 'an object with columns inside, and a list of texts with filters',
        before: ownTable,
        parameters: ({ id }) => ({
            table: byId(String(id)),
            columnName: '={{ $json.name }}',
            columnType: '={{ $json.type }}',
            settings: {
                children: '={{ $json.children }}',
                columnFilters: '={{ $json.filters }}',
                list: '={{ $json.list }}',
            },
        }),
        input: [
            { json: { name: 'address', type: 'object', children: { zip: 'text' }, list: false } },
            { json: { name: 'tags', type: 'text', filters: { trim: true }, list: true } },
        ],
        expect: async (_, xano, { id }) => {
            const columns = await xano.column.list({ table_id: id });
            const of = (wanted: string) => columns.find(({ name }) => name === wanted);
            assert.equal(of('address')?.children?.length, 1);
            assert.equal(of('tags')?.style, 'list');
        },
    }),
    nodeCase({
        resource: 'column',
        operation: 'add',
        about: 'one that is there already stays as it is',
        before: ownTable,
        parameters: ({ id }) => ({ table: byId(String(id)), columnName: 'title', columnType: 'int' }),
        fails: async ({ message, description }, xano, { id }) => {
            assert.equal(message, 'The table has a column “title” already');
            assert.match(description, /Its type is text/);
            assert.equal((await xano.column.get({ table_id: id, name: 'title' })).type, 'text');
        },
    }),
    nodeCase({
        resource: 'column',
        operation: 'add',
        about: 'one that is there already may be changed',
        before: ownTable,
        parameters: ({ id }) => ({
            table: byId(String(id)),
            columnName: 'title',
            columnType: 'text',
            settings: { columnDescription: 'On the cover' },
            options: { ifExists: 'change' },
        }),
        expect: async ([item], xano, { id }) => {
            assert.equal(item?.json['action'], 'changed');
            const { description } = await xano.column.get({ table_id: id, name: 'title' });
            assert.equal(description, 'On the cover');
        },
    }),
    nodeCase({
        resource: 'column',
        operation: 'getAll',
        about: 'in their order, simplified',
        before: ownTable,
        parameters: ({ name }) => ({ table: byName(name), returnAll: true }),
        expect: (items) => {
            assert.deepEqual(
                items.map(({ json }) => json['name']),
                ['id', 'created_at', 'title'],
            );
            assert.ok(!('validators' in (items[2]?.json ?? {})));
        },
    }),
    nodeCase({
        resource: 'column',
        operation: 'rename',
        about: 'gets another name',
        before: ownTable,
        parameters: ({ id }) => ({ table: byId(String(id)), column: fromList('title'), newName: 'heading' }),
        expect: async ([item], xano, { id }) => {
            assert.deepEqual(item?.json, { renamed: true, old_name: 'title', new_name: 'heading' });
            assert.deepEqual(await columnNames(xano, id), ['id', 'created_at', 'heading']);
        },
    }),
    nodeCase({
        resource: 'column',
        operation: 'remove',
        about: 'confirmed by its name',
        before: ownTable,
        parameters: ({ id }) => ({
            table: byId(String(id)),
            column: fromList('title'),
            confirmation: 'title',
        }),
        expect: async ([item], xano, { id, name }) => {
            assert.deepEqual(item?.json, { deleted: true, table_id: id, table: name, name: 'title' });
            assert.deepEqual(await columnNames(xano, id), ['id', 'created_at']);
        },
    }),
    nodeCase({
        resource: 'column',
        operation: 'remove',
        about: 'a dry run says its type',
        before: ownTable,
        parameters: ({ id }) => ({ table: byId(String(id)), column: fromList('title'), dryRun: true }),
        expect: async ([item], xano, { id }) => {
            assert.equal(item?.json['type'], 'text');
            assert.deepEqual(await columnNames(xano, id), ['id', 'created_at', 'title']);
        },
    }),
    nodeCase({
        resource: 'column',
        operation: 'remove',
        about: 'not without the confirmation',
        before: ownTable,
        parameters: ({ id }) => ({ table: byId(String(id)), column: fromList('title'), confirmation: '' }),
        fails: async ({ description }, xano, { id }) => {
            assert.match(description, /Type “title”/);
            assert.deepEqual(await columnNames(xano, id), ['id', 'created_at', 'title']);
        },
    }),
    nodeCase({
        resource: 'column',
        operation: 'remove',
        about: 'a column that does not exist',
        before: ownTable,
        parameters: ({ id }) => ({ table: byId(String(id)), column: byName('titel'), confirmation: 'titel' }),
        fails: ({ message, description }, _, { name }) => {
            assert.equal(message, `The table “${name}” has no column “titel”`);
            assert.match(description, /“title”/);
        },
    }),
];
