import assert from 'node:assert/strict';
import type { ChosenFile, Json } from '../harness/plugin-page.js';
import type { Scene } from './scene.js';

/** One use of an action, and what must come of it. */
export interface ActionCase {
    readonly args: (scene: Scene) => Json;
    readonly file?: Omit<ChosenFile, 'argument'> & { readonly argument: string };
    readonly holds: (result: Json, scene: Scene) => void | Promise<void>;
    /** What the reference proxy refuses, by the code or kind of the error. */
    readonly refusedByProxy?: string;
}

const items = (result: Json): Json[] => result['items'] as Json[];

const names = (result: Json): unknown[] => items(result).map(({ name }) => name);

const hasName = (name: string) => (result: Json) =>
    assert.ok(names(result).includes(name), `${name} is not among ${names(result).join(', ')}`);

const bulk =
    (done: number) =>
    (result: Json): void => {
        const { total, failed, problems } = result;
        assert.deepEqual(
            { total, done: result['done'], failed, problems },
            { total: done, done, failed: 0, problems: [] },
        );
    };

const table = ({ books }: Scene): Json => ({ tableId: books });

/** Rows that only one place makes, so that the other does not meet them. */
const mine = ({ where }: Scene, title: string): string => `${title} (${where})`;

/** By action, in an order in which each finds what it needs. */
export const CASES: Readonly<Record<string, ActionCase>> = {
    listWorkspaces: { args: () => ({}), holds: hasName('Paper & Pen') },
    getWorkspaceContext: {
        args: () => ({ format: 'json' }),
        holds: ({ context }) => assert.match(JSON.stringify(context), /books/),
    },
    listTables: { args: () => ({ search: 'books' }), holds: hasName('books') },
    getTableSchema: {
        args: table,
        holds: (result) => assert.match(JSON.stringify(result), /"name":"price","type":"decimal"/),
    },
    createTable: {
        args: (scene) => ({ name: `made_in_${scene.where}`, fields: [{ name: 'label', type: 'text' }] }),
        holds: async (_result, { bench, where }) => {
            const { items: found } = await bench.xano.xano.table.list({ search: `made_in_${where}` });
            assert.equal(found.length, 1);
        },
        // Of a table that is on no list yet nothing may be read, not even what it became.
        refusedByProxy: 'permission',
    },
    ensureTable: {
        args: () => ({ name: 'books', fields: { title: { type: 'text', required: true } } }),
        holds: ({ created }) => assert.equal(created, false),
    },
    addColumn: {
        args: ({ books, where }) => ({ tableId: books, name: `shelf_${where}`, type: 'text' }),
        holds: async (_result, { bench, books, where }) => {
            const { schema } = await bench.xano.xano.table.get({ table_id: books });
            assert.ok(schema.some(({ name }) => name === `shelf_${where}`));
        },
    },
    renameColumn: {
        args: ({ books, where }) => ({ tableId: books, column: `shelf_${where}`, newName: `place_${where}` }),
        holds: async (_result, { bench, books, where }) => {
            const { schema } = await bench.xano.xano.table.get({ table_id: books });
            assert.ok(schema.some(({ name }) => name === `place_${where}`));
        },
    },
    truncateTable: {
        args: ({ toEmpty }) => ({ tableId: toEmpty.id, confirm: toEmpty.name }),
        holds: ({ truncated }) => assert.equal(truncated, true),
    },
    deleteTable: {
        args: ({ toDelete }) => ({ tableId: toDelete.id, confirm: toDelete.name }),
        holds: ({ deleted }) => assert.equal(deleted, true),
    },
    listRecords: {
        args: ({ books }) => ({ tableId: books, page: { __wwtype: 'f', code: '1 + 1' }, perPage: 4 }),
        holds: (result) => {
            assert.deepEqual(
                items(result).map(({ id }) => id),
                [5, 6, 7, 8],
            );
            assert.equal(result['page'], 2);
        },
    },
    getRecord: {
        args: ({ books }) => ({ tableId: books, recordId: '3' }),
        holds: ({ title }) => assert.equal(title, 'Volume 1'),
    },
    searchRecords: {
        args: ({ books }) => ({
            tableId: books,
            filter: { and: [{ field: 'title', operator: '=', value: 'Atlas' }] },
            sort: [{ field: 'stock', direction: 'desc' }],
            columns: ['stock'],
        }),
        holds: (result) =>
            assert.deepEqual(items(result), [
                { id: 2, stock: 1 },
                { id: 1, stock: 0 },
            ]),
    },
    createRecord: {
        args: (scene) => ({ ...table(scene), values: { title: mine(scene, 'New'), price: 3 } }),
        holds: (result, scene) => assert.equal(result['title'], mine(scene, 'New')),
    },
    updateRecord: {
        args: (scene) => ({ ...table(scene), recordId: 4, values: { price: '7.5' } }),
        holds: ({ price, title }) => assert.deepEqual([price, title], [7.5, 'Volume 2']),
    },
    upsertRecord: {
        args: (scene) => ({
            ...table(scene),
            match: 'title',
            values: { title: mine(scene, 'New'), stock: 9 },
        }),
        holds: ({ action, record }) => {
            assert.equal(action, 'updated');
            assert.equal((record as Json)['stock'], 9);
        },
    },
    bulkAddRecords: {
        args: (scene) => ({
            ...table(scene),
            confirm: 'books',
            items: Array.from({ length: 120 }, (_, at) => ({ title: mine(scene, `Bulk ${at}`), stock: at })),
        }),
        holds: bulk(120),
    },
    bulkPatchRecords: {
        args: (scene) => ({
            ...table(scene),
            confirm: 'books',
            items: [5, 6].map((id) => ({ id, status: 'used' })),
        }),
        holds: bulk(2),
    },
    importCsv: {
        args: (scene) => ({ ...table(scene), confirm: 'books' }),
        file: {
            argument: 'file',
            name: 'books.csv',
            type: 'text/csv',
            text: 'title,price\n"From, a file",1.5\nPlain,2\n',
        },
        holds: ({ done, failed }) => assert.deepEqual({ done, failed }, { done: 2, failed: 0 }),
    },
    exportCsv: {
        args: (scene) => ({ ...table(scene), columns: ['title'], filter: { 'title|=': 'From, a file' } }),
        holds: (result) => assert.match(JSON.stringify(result), /title.*From, a file/s),
    },
    findDuplicates: {
        args: (scene) => ({ ...table(scene), columns: ['title'], filter: { title: 'Atlas' } }),
        holds: (result) => assert.match(JSON.stringify(result), /Atlas/),
    },
    deleteRecord: {
        args: (scene) => ({ ...table(scene), recordId: scene.where === 'editor' ? 9 : 10 }),
        holds: ({ deleted }) => assert.equal(deleted, true),
    },
    bulkDeleteRecords: {
        args: (scene) => ({
            ...table(scene),
            confirm: 'books',
            ids: scene.where === 'editor' ? [20, 21] : [30, 31],
        }),
        holds: bulk(2),
    },
    listRequests: { args: () => ({ perPage: 5 }), holds: (result) => assert.equal(items(result).length, 5) },
    searchRequests: {
        args: () => ({ filter: { 'status|>=': 500 }, perPage: 5 }),
        holds: (result) => assert.ok(items(result).every(({ status }) => Number(status) >= 500)),
    },
    summarizeRequests: {
        args: () => ({ top: 3 }),
        holds: (result) => assert.ok(Object.keys(result).length > 3),
    },
    listApiGroups: { args: () => ({}), holds: hasName('Storefront') },
    getOpenApi: {
        args: ({ apiGroup }) => ({ apiGroupId: apiGroup }),
        holds: ({ openapi }) => assert.match(String(openapi), /^3/),
    },
    listEndpoints: { args: ({ apiGroup }) => ({ apiGroupId: apiGroup }), holds: hasName('best-sellers') },
    callEndpoint: {
        args: ({ apiGroup, endpoint }) => ({
            apiGroupId: apiGroup,
            endpointId: endpoint,
            inputs: { days: 7 },
        }),
        holds: (result) => assert.notEqual(result, null),
    },
    uploadFile: {
        args: () => ({ name: 'note.png' }),
        file: { argument: 'file', name: 'a.png', type: 'image/png', text: 'not really a picture' },
        holds: ({ name }) => assert.match(String(name), /note/),
    },
    listFiles: { args: () => ({ perPage: 100 }), holds: (result) => assert.ok(items(result).length > 2) },
    deleteFile: {
        args: ({ where }) => ({ fileId: where === 'editor' ? 1 : 2 }),
        holds: ({ deleted }) => assert.equal(deleted, true),
    },
    listMcpTools: { args: () => ({}), holds: hasName('getTables') },
    callMcpTool: {
        args: ({ bench }) => ({
            tool: 'getTables',
            arguments: { workspace_id: bench.xano.sandbox.workspaceId },
        }),
        holds: (result) => assert.match(JSON.stringify(result), /books/),
    },
};
