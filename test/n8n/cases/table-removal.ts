import assert from 'node:assert/strict';
import { nodeCase } from '../case.js';
import type { NodeCase } from '../case.js';
import { byId, byName, fromList } from '../locators.js';
import { isThere, ownTable, rowsOf } from './own-table.js';

export const TABLE_REMOVAL_CASES: readonly NodeCase[] = [
    nodeCase({
        resource: 'table',
        operation: 'delete',
        about: 'confirmed by its name',
        before: ownTable,
        parameters: ({ id, name }) => ({ table: byId(String(id)), confirmation: name }),
        expect: async ([item], xano, { id, name }) => {
            assert.deepEqual(item?.json, { deleted: true, id, name });
            assert.equal(await isThere(xano, name), false);
        },
    }),
    nodeCase({
        resource: 'table',
        operation: 'delete',
        about: 'a dry run',
        before: ownTable,
        parameters: ({ id }) => ({ table: byId(String(id)), dryRun: true }),
        expect: async ([item], xano, { id, name }) => {
            assert.deepEqual(item?.json, {
                deleted: false,
                dry_run: true,
                id,
                name,
                columns: ['id', 'created_at', 'title', 'pages'],
            });
            assert.ok(await isThere(xano, name));
        },
    }),
    nodeCase({
        resource: 'table',
        operation: 'delete',
        about: 'another confirmation',
        before: ownTable,
        parameters: ({ id }) => ({ table: byId(String(id)), confirmation: 'customers' }),
        fails: async ({ message, description }, xano, { name }) => {
            assert.match(message, new RegExp(`the table “${name}” with its records`));
            assert.match(description, new RegExp(`is “customers”. Type “${name}”`));
            assert.ok(await isThere(xano, name));
        },
    }),
    nodeCase({
        resource: 'table',
        operation: 'truncate',
        about: 'confirmed by its name, ids begin again',
        before: ownTable,
        parameters: ({ id, name }) => ({ table: byName(name), reset: true, confirmation: name, id }),
        expect: async ([item], xano, { id, name }) => {
            assert.deepEqual(item?.json, { deleted: true, id, name, reset: true });
            assert.equal((await rowsOf(xano, id)).length, 0);
            assert.equal((await xano.record.create({ table_id: id, row: {} }))['id'], 1);
        },
    }),
    nodeCase({
        resource: 'table',
        operation: 'truncate',
        about: 'a dry run counts the records',
        before: ownTable,
        parameters: ({ id }) => ({ table: byId(String(id)), dryRun: true }),
        expect: async ([item], xano, { id }) => {
            assert.equal(item?.json['records'], 2);
            assert.equal((await rowsOf(xano, id)).length, 2);
        },
    }),
    nodeCase({
        resource: 'table',
        operation: 'truncate',
        about: 'another data source leaves live alone',
        before: ownTable,
        parameters: ({ id, name }) => ({
            table: byId(String(id)),
            confirmation: name,
            options: { dataSource: fromList('test') },
        }),
        expect: async (_, xano, { id }) => assert.equal((await rowsOf(xano, id)).length, 2),
    }),
    nodeCase({
        resource: 'table',
        operation: 'truncate',
        about: 'not without the confirmation',
        before: ownTable,
        parameters: ({ id }) => ({ table: byId(String(id)) }),
        fails: async ({ description }, xano, { id, name }) => {
            assert.match(description, new RegExp(`is empty. Type “${name}”`));
            assert.equal((await rowsOf(xano, id)).length, 2);
        },
    }),
];
