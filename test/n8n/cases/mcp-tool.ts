import assert from 'node:assert/strict';
import { nodeCase } from '../case.js';
import type { NodeCase, Parameters } from '../case.js';
import { byName } from '../locators.js';

const resource = 'mcpTool';
const tool = (value: string) => ({ tool: byName(value) });
const json = (value: unknown): Parameters => ({ argumentsMode: 'json', argumentsJson: value });
const fields = (value: Parameters): Parameters => ({
    argumentsMode: 'fields',
    arguments: { mappingMode: 'defineBelow', value, schema: [] },
});

export const MCP_TOOL_CASES: readonly NodeCase[] = [
    nodeCase({
        resource,
        operation: 'getAll',
        about: 'what only reads, by words',
        parameters: { returnAll: true, options: { words: 'table', effect: 'read' } },
        expect: (items) => {
            assert.ok(items.length > 2);
            for (const { json: one } of items) {
                assert.equal(one['effect'], 'read');
                assert.deepEqual(Object.keys(one), ['name', 'title', 'description', 'effect']);
            }
        },
    }),
    nodeCase({
        resource,
        operation: 'getAll',
        about: 'a few with their schemas',
        parameters: { returnAll: false, limit: 3, options: { includeSchemas: true } },
        expect: (items) => {
            assert.equal(items.length, 3);
            assert.equal(typeof items[0]?.json['inputSchema'], 'object');
        },
    }),
    nodeCase({
        resource,
        operation: 'call',
        about: 'a page becomes an item for each element',
        parameters: { ...tool('getTables'), ...fields({ workspace_id: null }) },
        expect: async (items, xano) => {
            const { items: tables } = await xano.table.list();
            for (const { name } of tables.slice(0, 3)) {
                assert.ok(items.some(({ json: one }) => one['name'] === name));
            }
        },
    }),
    nodeCase({
        resource,
        operation: 'call',
        about: 'a page in one item',
        parameters: { ...tool('getTables'), ...json('{}'), options: { singleItem: true } },
        expect: (items) => {
            assert.equal(items.length, 1);
            assert.ok(Array.isArray(items[0]?.json['items']));
        },
    }),
    nodeCase({
        resource,
        operation: 'call',
        about: 'many items at once, in their order',
        before: async (xano) => (await xano.table.list()).items.map(({ id, name }) => ({ id, name })),
        parameters: { ...tool('getTable'), ...json('={{ { "table_id": $json.id } }}') },
        input: (tables) => [...tables, ...tables, ...tables].map((one) => ({ json: one })),
        expect: (items, _, tables) => {
            assert.deepEqual(
                items.map(({ json: { name } }) => name),
                [...tables, ...tables, ...tables].map(({ name }) => name),
            );
        },
    }),
    nodeCase({
        resource,
        operation: 'call',
        about: 'a tool that changes something needs no confirmation',
        parameters: (unique: string) => ({
            ...tool('addTable'),
            ...fields({
                name: unique,
                schema: '={{ [{ "name": "id", "type": "int" }, { "name": "title", "type": "text" }] }}',
            }),
        }),
        before: (_, unique) => Promise.resolve(unique),
        expect: async (items, xano, unique) => {
            assert.equal(items.length, 1);
            assert.equal((await xano.table.get({ table_id: unique })).name, unique);
        },
    }),
    nodeCase({
        resource,
        operation: 'call',
        about: 'a tool that removes something wants its name typed',
        before: async (xano, name) => (await xano.table.add({ name })).id,
        parameters: (id: number) => ({ ...tool('deleteTable'), ...fields({ table_id: id }) }),
        fails: async ({ message, description }, xano, id) => {
            assert.match(message, /Not confirmed/);
            assert.match(description, /“deleteTable”/);
            assert.equal((await xano.table.get({ table_id: id })).id, id);
        },
    }),
    nodeCase({
        resource,
        operation: 'call',
        about: 'a confirmed tool removes it',
        before: async (xano, name) => (await xano.table.add({ name })).id,
        parameters: (id: number) => ({
            ...tool('deleteTable'),
            ...fields({ table_id: id }),
            confirmation: 'deleteTable',
        }),
        expect: async (_, xano, id) => {
            await assert.rejects(xano.table.get({ table_id: id }));
        },
    }),
    nodeCase({
        resource,
        operation: 'call',
        about: 'a dry run calls nothing',
        parameters: { ...tool('deleteTable'), ...json('{"table_id": 1}'), dryRun: true },
        expect: ([item]) => {
            assert.deepEqual(item?.json, {
                called: false,
                dry_run: true,
                tool: 'deleteTable',
                effect: 'delete',
                arguments: { table_id: 1 },
            });
        },
    }),
    nodeCase({
        resource,
        operation: 'call',
        about: 'what the tool says of its failure comes through, for its item alone',
        parameters: { ...tool('getTable'), ...json('={{ { "table_id": $json.id } }}') },
        before: async (xano) => (await xano.table.list()).items[0]?.id,
        input: (id) => [{ json: { id: 999999 } }, { json: { id } }],
        onError: 'continueRegularOutput',
        expect: (items, _, id) => {
            assert.match(String(items[0]?.json['error']), /getTable/);
            assert.equal(items[1]?.json['id'], id);
        },
    }),
    nodeCase({
        resource,
        operation: 'call',
        about: 'a tool the server does not have is told with its neighbours',
        parameters: { ...tool('getTabel'), ...json('{}') },
        fails: ({ message, description }) => {
            assert.match(message, /getTable/);
            assert.match(description, /“Tool”/);
        },
    }),
    nodeCase({
        resource,
        operation: 'call',
        about: 'a missing argument is told with its name',
        parameters: { ...tool('getTable'), ...json('{}') },
        fails: ({ message }) => assert.match(message, /table_id/),
    }),
];
