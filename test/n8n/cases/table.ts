import assert from 'node:assert/strict';
import type { Xano } from 'xano-connect';
import { nodeCase } from '../case.js';
import type { NodeCase } from '../case.js';
import { byId, byName, byUrl } from '../locators.js';
import { isThere, ownTable } from './own-table.js';
import { TABLE_COPY_CASES } from './table-copy.js';
import { TABLE_REMOVAL_CASES } from './table-removal.js';

const nameOnly = (_: Xano, unique: string) => Promise.resolve(unique);

export const TABLE_CASES: readonly NodeCase[] = [
    nodeCase({
        resource: 'table',
        operation: 'getAll',
        about: 'every table of the default workspace',
        parameters: { returnAll: true },
        expect: async (items, xano) => {
            const { items: tables } = await xano.table.list();
            // Other cases make tables at the same time.
            for (const { id, name } of tables.slice(0, 3)) {
                const found = items.find(({ json }) => json['id'] === id);
                assert.equal(found?.json['name'], name);
                assert.ok(!('schema' in found.json), 'not simplified');
            }
        },
    }),
    nodeCase({
        resource: 'table',
        operation: 'getAll',
        about: 'once for each input item',
        parameters: { returnAll: false, limit: 1 },
        input: [{ json: { n: 1 } }, { json: { n: 2 } }],
        expect: (items) => {
            assert.deepEqual(
                items.map(({ pairedItem }) => pairedItem),
                [{ item: 0 }, { item: 1 }],
            );
        },
    }),
    nodeCase({
        resource: 'table',
        operation: 'get',
        about: 'by its address, with its columns',
        before: ownTable,
        parameters: ({ id }) => ({ table: byUrl(`https://x.example.test/api:meta/workspace/1/table/${id}`) }),
        expect: ([item], _, { name }) => {
            assert.equal(item?.json['name'], name);
            const columns = (item.json['schema'] as { name: string }[]).map((column) => column.name);
            assert.deepEqual(columns, ['id', 'created_at', 'title', 'pages']);
            assert.ok(!('guid' in item.json));
        },
    }),
    nodeCase({
        resource: 'table',
        operation: 'get',
        about: 'an ID that does not exist',
        parameters: { table: byId('999999') },
        fails: ({ message, itemIndex }) => {
            assert.match(message, /^Xano has nothing with the ID/);
            assert.equal(itemIndex, 0);
        },
    }),
    nodeCase({
        resource: 'table',
        operation: 'get',
        about: 'an ID that does not exist, over the Metadata API',
        parameters: { table: byId('999999'), options: { via: 'rest' } },
        fails: ({ message }) =>
            assert.match(message, /^Xano has nothing with this: Workspace 1, Table 999999/),
    }),
    nodeCase({
        resource: 'table',
        operation: 'get',
        about: 'a name that is nearly right goes on as an item with the reason',
        parameters: { table: byName('costumers') },
        onError: 'continueRegularOutput',
        expect: ([item]) => {
            assert.match(String(item?.json['error']), /no table named "costumers".*customers/);
            assert.match(String(item?.json['message']), /Parameter “Table”/);
            assert.doesNotMatch(String(item?.json['message']), /xano\./);
        },
    }),
    nodeCase({
        resource: 'table',
        operation: 'add',
        about: 'with columns of the form',
        before: nameOnly,
        parameters: (name) => ({
            tableName: name,
            columnsMode: 'fields',
            columnList: {
                column: [
                    { columnName: 'email', columnType: 'email', required: true, unique: true },
                    {
                        columnName: 'status',
                        columnType: 'enum',
                        enumValues: 'new, old',
                        defaultValue: 'new',
                        required: false,
                    },
                    { columnName: 'customer', columnType: 'int', references: 'customers', nullable: true },
                    { columnName: 'tags', columnType: 'text', list: true, columnDescription: 'Words' },
                ],
            },
            options: { description: 'Made here', docs: 'Long', tags: 'a, b', auth: true },
        }),
        expect: async ([item], xano, name) => {
            const made = await xano.table.get({ table_id: name });
            assert.equal(item?.json['id'], made.id);
            assert.deepEqual(
                [made.description, made.docs, made.tag, made.auth],
                ['Made here', 'Long', ['a', 'b'], true],
            );
            const of = (wanted: string) => made.schema.find((column) => column.name === wanted);
            assert.deepEqual(
                made.schema.map((column) => column.name),
                ['id', 'created_at', 'email', 'status', 'customer', 'tags'],
            );
            assert.equal(of('email')?.required, true);
            assert.deepEqual(of('status')?.values, ['new', 'old']);
            assert.equal(of('status')?.default, 'new');
            assert.equal(of('customer')?.tableref_id, (await xano.table.get({ table_id: 'customers' })).id);
            assert.equal(of('tags')?.style, 'list');
            assert.ok(
                made.index.some(({ type, fields }) => type === 'btree|unique' && fields[0]?.name === 'email'),
            );
        },
    }),
    nodeCase({
        resource: 'table',
        operation: 'add',
        about: 'with columns as JSON of an expression',
        before: nameOnly,
        parameters: (name) => ({
            tableName: name,
            columnsMode: 'json',
            columnsJson: '={{ $json.columns }}',
        }),
        input: [
            {
                json: {
                    columns: {
                        address: { type: 'object', children: { zip: 'text' } },
                        scores: 'decimal[]',
                    },
                },
            },
        ],
        expect: async (_, xano, name) => {
            const { schema } = await xano.table.get({ table_id: name });
            assert.deepEqual(schema.map((column) => [column.name, column.type, column.style]).slice(2), [
                ['address', 'object', 'single'],
                ['scores', 'decimal', 'list'],
            ]);
        },
    }),
    nodeCase({
        resource: 'table',
        operation: 'add',
        about: 'one that is there already stays as it is',
        before: ownTable,
        parameters: ({ name }) => ({
            tableName: name,
            columnsMode: 'json',
            columnsJson: '{"more": "text"}',
        }),
        fails: async ({ message, description }, xano, { id, name }) => {
            assert.equal(message, `There is a table “${name}” already`);
            assert.match(description, new RegExp(`ID is ${id}`));
            assert.equal((await xano.table.get({ table_id: id })).schema.length, 4);
        },
    }),
    nodeCase({
        resource: 'table',
        operation: 'add',
        about: 'a column type that does not exist makes nothing',
        before: nameOnly,
        parameters: (name) => ({
            tableName: name,
            columnsMode: 'json',
            columnsJson: '{"when": "timestmp"}',
        }),
        fails: async ({ message, description }, xano, name) => {
            assert.match(message, /"timestmp" is not a column type.*timestamp/);
            assert.match(description, /Parameter “Columns”/);
            assert.equal(await isThere(xano, name), false);
        },
    }),
    nodeCase({
        resource: 'table',
        operation: 'add',
        about: 'a column without a name',
        before: nameOnly,
        parameters: (name) => ({ tableName: name, columnList: { column: [{ columnType: 'text' }] } }),
        fails: ({ message }) => assert.equal(message, 'Column 1 has no name'),
    }),
    nodeCase({
        resource: 'table',
        operation: 'ensure',
        about: 'adds what is missing and says so',
        before: ownTable,
        parameters: ({ name }) => ({
            tableName: name,
            columnList: { column: [{ columnName: 'isbn', columnType: 'text', nullable: true }] },
        }),
        expect: async ([item], xano, { id }) => {
            assert.deepEqual([item?.json['created'], item?.json['changed']], [false, true]);
            const { schema } = await xano.table.get({ table_id: id });
            assert.deepEqual(
                schema.map((column) => column.name),
                ['id', 'created_at', 'title', 'pages', 'isbn'],
            );
        },
    }),
    nodeCase({
        resource: 'table',
        operation: 'ensure',
        about: 'a dry run adds nothing',
        before: ownTable,
        parameters: ({ name }) => ({
            tableName: name,
            columnsMode: 'json',
            columnsJson: '{"isbn": "text"}',
            dryRun: true,
        }),
        expect: async ([item], xano, { id }) => {
            assert.deepEqual([item?.json['changed'], item?.json['dry_run']], [true, true]);
            assert.equal((await xano.table.get({ table_id: id })).schema.length, 4);
        },
    }),
    nodeCase({
        resource: 'table',
        operation: 'ensure',
        about: 'twice does nothing the second time',
        before: nameOnly,
        parameters: (name) => ({ tableName: name, columnsMode: 'json', columnsJson: '{"isbn": "text"}' }),
        input: [{ json: {} }, { json: {} }],
        expect: (items) =>
            assert.deepEqual(
                items.map(({ json }) => [json['created'], json['changed']]),
                [
                    [true, true],
                    [false, false],
                ],
            ),
    }),
    nodeCase({
        resource: 'table',
        operation: 'update',
        about: 'what is left out stays',
        before: ownTable,
        parameters: ({ id, name }) => ({
            table: byId(String(id)),
            options: { newName: `${name}_2`, tags: 'x' },
        }),
        expect: async ([item], xano, { id, name }) => {
            const now = await xano.table.get({ table_id: id });
            assert.equal(item?.json['name'], `${name}_2`);
            assert.deepEqual([now.name, now.description, now.tag], [`${name}_2`, 'For a case', ['x']]);
            assert.equal(now.schema.length, 4);
        },
    }),
    nodeCase({
        resource: 'table',
        operation: 'update',
        about: 'nothing given',
        before: ownTable,
        parameters: ({ id }) => ({ table: byId(String(id)) }),
        fails: ({ message }) => assert.equal(message, 'Nothing is given to change'),
    }),
    ...TABLE_COPY_CASES,
    ...TABLE_REMOVAL_CASES,
];
