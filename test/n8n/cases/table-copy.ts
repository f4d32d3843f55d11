import assert from 'node:assert/strict';
import { nodeCase } from '../case.js';
import type { NodeCase } from '../case.js';
import { byId, byName, fromList } from '../locators.js';
import { ownTable, rowsOf } from './own-table.js';

export const TABLE_COPY_CASES: readonly NodeCase[] = [
    nodeCase({
        resource: 'table',
        operation: 'copyRecords',
        about: 'to another table, a column renamed and one left behind',
        before: async (xano, name) => {
            const source = await ownTable(xano, name);
            const { table_id } = await xano.table.ensure({
                name: `${name}_copy`,
                fields: { heading: 'text' },
            });
            return { source: source.id, target: Number(table_id), targetName: `${name}_copy` };
        },
        parameters: ({ source, target, targetName }) => ({
            sourceTable: byId(String(source)),
            targetTable: byId(String(target)),
            confirmation: targetName,
            columnMapping: {
                column: [
                    { from: 'title', to: 'heading' },
                    { from: 'pages', to: '' },
                ],
            },
            options: { listAll: true },
        }),
        expect: async ([item], xano, { target }) => {
            assert.equal(item?.json['done'], 2);
            assert.equal((item.json['results'] as unknown[]).length, 2);
            assert.deepEqual((await rowsOf(xano, target)).map((row) => row['heading']).sort(), [
                'Atlas',
                'Bestiary',
            ]);
        },
    }),
    nodeCase({
        resource: 'table',
        operation: 'copyRecords',
        about: 'to another data source, those that meet a condition',
        before: ownTable,
        parameters: ({ id, name }) => ({
            sourceTable: byId(String(id)),
            targetTable: byId(String(id)),
            confirmation: name,
            options: { targetDataSource: fromList('test'), keepIds: true, search: '{"pages|>": 100}' },
        }),
        expect: async ([item], xano, { id }) => {
            assert.equal(item?.json['done'], 1);
            assert.deepEqual(item.json['results'], []);
            assert.deepEqual(
                (await rowsOf(xano, id, 'test')).map((row) => row['title']),
                ['Atlas'],
            );
        },
    }),
    nodeCase({
        resource: 'table',
        operation: 'copyRecords',
        about: 'a dry run copies nothing',
        before: ownTable,
        parameters: ({ id }) => ({
            sourceTable: byId(String(id)),
            targetTable: byId(String(id)),
            dryRun: true,
            options: { targetDataSource: fromList('test') },
        }),
        expect: async ([item], xano, { id }) => {
            assert.equal(item?.json['dry_run'], true);
            assert.equal((await rowsOf(xano, id, 'test')).length, 0);
        },
    }),
    nodeCase({
        resource: 'table',
        operation: 'copyRecords',
        about: 'a table that does not exist',
        before: ownTable,
        parameters: ({ id }) => ({ sourceTable: byId(String(id)), targetTable: byName('no_such_table') }),
        fails: ({ message, description }) => {
            assert.match(message, /no table named "no_such_table"/);
            assert.match(description, /Parameter “Target Table”/);
        },
    }),
];
