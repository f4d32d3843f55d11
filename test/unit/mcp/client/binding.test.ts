import { describe, expect, test } from '@jest/globals';
import { ClientBench, errorOf, failure } from './bench.js';

const at = { workspace_id: 1, table_id: 5 };

async function callOf(run: (bench: ClientBench) => Promise<unknown>, bench = new ClientBench()) {
    await run(bench);
    expect(bench.requests).toEqual([]);
    return bench.calls;
}

describe('what a tool is called with', () => {
    test('columns are arguments of their own; confirm and the data source stay here', async () => {
        const calls = await callOf(async ({ xano }) => {
            await xano.record.create({
                ...at,
                data_source: 'live',
                row: { name: 'Ada', tags: ['a'], none: null },
            });
            await xano.record.update({ ...at, row_id: 7, updates: { name: 'Bea' } });
            await xano.record.deleteBySearch({ ...at, search: { name: 'x' }, confirm: true });
        });
        expect(calls).toEqual([
            { tool: 'addTableContent', args: { ...at, name: 'Ada', tags: ['a'], none: null } },
            { tool: 'updateTableContentItem', args: { ...at, content_id: 7, name: 'Bea' } },
            { tool: 'deleteTableContentBySearch', args: { ...at, search: [{ name: 'x' }] } },
        ]);
    });

    test('a record id under the name the tool has for it', async () => {
        const calls = await callOf(({ xano }) => xano.record.get({ ...at, row_id: 7 }));
        expect(calls).toEqual([{ tool: 'getTableContentItem', args: { ...at, content_id: 7 } }]);
        const tools = new ClientBench().tools.map((tool) =>
            tool.name === 'getTableContentItem'
                ? { ...tool, inputSchema: { ...tool.inputSchema, properties: { ...PROPERTIES, row_id: {} } } }
                : tool,
        );
        const other = await callOf(
            ({ xano }) => xano.record.get({ ...at, row_id: 7 }),
            new ClientBench({ tools }),
        );
        expect(other[0]?.args).toEqual({ ...at, row_id: 7 });
    });
    const PROPERTIES = { workspace_id: {}, table_id: {} };

    test.each([
        ['btree', 'createBtreeIndex', [{ name: 'a', op: 'asc' }]],
        ['unique', 'createUniqueIndex', [{ name: 'a', op: 'asc' }]],
        ['spatial', 'createSpatialIndex', [{ name: 'a', op: 'gist_geometry_ops_2d' }]],
    ] as const)('an index of kind %s is the tool %s', async (kind, tool, fields) => {
        const calls = await callOf(({ xano }) => xano.index.add({ ...at, kind, fields: [{ name: 'a' }] }));
        expect(calls).toEqual([{ tool, args: { ...at, fields } }]);
    });

    test('names of tables and workspaces are looked up first', async () => {
        const bench = new ClientBench({
            rest: { 'GET /workspace/1/table': { items: [{ id: 5, name: 'users' }], nextPage: null } },
        });
        await bench.xano.record.get({ table_id: 'users', row_id: 7 });
        expect(bench.calls[0]?.args).toEqual({ ...at, content_id: 7 });
        expect(bench.requests).toEqual(['GET /workspace/1/table']);
    });

    test.each(['table_id', 'workspace_id', 'content_id'])(
        'a column "%s" clashes with an argument of the tool',
        async (column) => {
            const input = { ...at, row_id: 7, updates: { [column]: 1 } };
            const bench = new ClientBench({ rest: { 'PUT /workspace/1/table/5/content/7': { id: 7 } } });
            await bench.xano.record.update(input);
            expect([bench.calls, bench.requests]).toEqual([[], ['PUT /workspace/1/table/5/content/7']]);
            expect((await errorOf(bench.xano.record.update(input, { via: 'mcp' }))).message).toContain(
                `the column "${column}" has the name of an argument of updateTableContentItem`,
            );
        },
    );
});

describe('a table with indexes', () => {
    const schema = [
        { name: 'id', type: 'int' },
        { name: 'email', type: 'email' },
    ] as const;
    const index = [
        { type: 'primary', fields: [{ name: 'id' }] },
        { type: 'btree', fields: [{ name: 'created_at', op: 'desc' }] },
        { type: 'btree|unique', fields: [{ name: 'email' }] },
        { type: 'btree|unique', fields: [{ name: 'created_at', op: 'desc' }] },
        { type: 'search', name: 'words', lang: 'simple', fields: [{ name: 'email', priority: 1 }] },
    ];
    const add = ({ xano }: ClientBench, more: object = {}) =>
        xano.table.add({ name: 'people', schema: [...schema], index, ...more });

    test('gets them one by one once it is there; the two of every table it has', async () => {
        const calls = await callOf(add, new ClientBench({ answers: { addTable: { id: 5 } } }));
        expect(calls.map(({ tool }) => tool)).toEqual([
            'addTable',
            'createUniqueIndex',
            'createUniqueIndex',
            'createSearchIndex',
        ]);
        expect(calls[0]?.args).not.toHaveProperty('index');
        expect(calls[1]?.args).toEqual({ ...at, fields: [{ name: 'email', op: 'asc' }] });
        expect(calls[3]?.args).toEqual({
            ...at,
            name: 'words',
            lang: 'simple',
            fields: [{ name: 'email', priority: 1 }],
        });
    });

    test('what the answer shows is not made again, and what was made is shown', async () => {
        const shown = [
            { type: 'primary', fields: [{ name: 'id' }], id: '1339908e' },
            { type: 'btree|unique', fields: [{ name: 'email', op: 'asc' }], id: '6a9271f4' },
        ];
        const answers = {
            addTable: { id: 5, index: shown },
            createBtreeIndex: { id: '411a6c94' },
            createUniqueIndex: { id: 'b' },
            createSearchIndex: { id: 'c' },
        };
        const bench = new ClientBench({ answers });
        const table = await add(bench);
        expect(bench.calls.map(({ tool }) => tool)).toEqual([
            'addTable',
            'createBtreeIndex',
            'createUniqueIndex',
            'createSearchIndex',
        ]);
        expect(table.index?.slice(0, 3)).toEqual([
            ...shown,
            { type: 'btree', fields: [{ name: 'created_at', op: 'desc' }], id: '411a6c94' },
        ]);
        expect(table.index?.map(({ id }) => id)).toEqual(['1339908e', '6a9271f4', '411a6c94', 'b', 'c']);
    });

    test.each([
        ['the server has no tool for one', { without: ['createSearchIndex'] }, {}],
        ['Xano has no tool for one', {}, { index: [{ type: 'gin', fields: [{ name: 'email' }] }] }],
    ])('%s: nothing is begun over MCP', async (_what, given, more) => {
        const bench = new ClientBench({ ...given, rest: { 'POST /workspace/1/table': { id: 5 } } });
        await add(bench, more);
        expect([bench.calls, bench.requests]).toEqual([[], ['POST /workspace/1/table']]);
    });

    test('an index that fails says that the table is there', async () => {
        const answers = {
            addTable: { id: 5 },
            createUniqueIndex: failure('ERROR_CODE_INPUT_ERROR', 'No such column.', { param: 'fields' }),
        };
        const bench = new ClientBench({ answers });
        expect(await errorOf(add(bench))).toMatchObject({
            kind: 'validation',
            operation: 'table.add',
            hint: expect.stringContaining('Done before: addTable; do not repeat that part.'),
            maybeExecuted: true,
        });
        expect([bench.calls.length, bench.requests]).toEqual([2, []]);
    });
});
