import { describe, expect, test } from '@jest/globals';
import { XanoError } from '../../../../core/src/errors.js';
import { adaptArguments, runPlan } from '../../../../core/src/mcp/adapt/index.js';
import type { McpTool } from '../../../../core/src/mcp/types.js';
import { tools as sandboxTools } from '../../../sandbox/mcp/tools/index.js';
import { requiredOf } from '../../../sandbox/mcp/tool.js';
import { adapt, liveTools, ms, NOW, refused } from './fake-server.js';
import type { Args } from './fake-server.js';

const table = { workspace_id: 1, table_id: 2 };
const argsOf = async (name: string, args: unknown): Promise<Args | undefined> =>
    (await adapt(name, args)).calls[0]?.args;

describe("what is already in the server's terms", () => {
    const SAMPLES: Readonly<Record<string, unknown>> = {
        name: 'x',
        fields: [{ name: 'email', op: 'asc' }],
        items: [{ row_id: 1, updates: { a: 1 } }],
        schema: [{ name: 'id', type: 'int' }],
        row_ids: [1],
        ids: [1],
        index: [],
        search: [{ id: 1 }],
        updates: { a: 1 },
        index_id: '1339908e',
        reset: false,
        swagger: true,
        xanoscript: 'query x verb=GET {}',
    };
    test.each(sandboxTools.map((tool) => [tool.name, tool] as const))(
        '%s stays as it is',
        async (name, tool) => {
            const args = Object.fromEntries(
                requiredOf(tool).map((key) => [key, SAMPLES[key] ?? (key.endsWith('_id') ? 3 : 'text')]),
            );
            const { calls, reads, plan } = await adapt(name, args);
            expect(calls).toEqual([{ tool: name, args }]);
            expect([reads, plan.notes]).toEqual([[], []]);
        },
    );
});

describe('ids', () => {
    test.each([
        ['12', 12],
        [' ws_12 ', 12],
        ['workspace_12', 12],
        ['WS_12', 12],
        [12, 12],
        ['customer-data', 7],
    ])('workspace %p', async (workspace_id, id) => {
        expect(await argsOf('getWorkspace', { workspace_id })).toEqual({ workspace_id: id });
    });

    test('by name, inside what is found by name', async () => {
        const { calls, reads } = await adapt('deleteTable', { workspace: 'customer-data', table: 'orders' });
        expect(calls).toEqual([{ tool: 'deleteTable', args: { workspace_id: 7, table_id: 32 } }]);
        expect(reads.map(({ tool }) => tool)).toEqual(['listWorkspaces', 'getTables']);
        expect(reads[1]?.args).toMatchObject({ workspace_id: 7, search: 'orders' });
    });

    test('a prefix of another kind is a name', async () => {
        expect(await refused('getTable', { workspace_id: 1, table_id: 'ws_5' })).toMatchObject({
            kind: 'not-found',
            path: 'table_id',
        });
    });

    test('unknown and ambiguous names are refused', async () => {
        expect(await refused('getTable', { workspace_id: 1, table_id: 'Customers' })).toMatchObject({
            kind: 'not-found',
            message: 'There is no table named "Customers". Did you mean "customers"?',
        });
        expect(await refused('getWorkspace', { workspace_id: 'twice' })).toMatchObject({
            kind: 'validation',
            message: expect.stringContaining('ids 8, 9'),
        });
        const without = ['getTables'];
        expect(await refused('getTable', { workspace_id: 1, table_id: 'x' }, { without })).toMatchObject({
            kind: 'validation',
            message: expect.stringContaining('no tool to find a table'),
        });
    });

    test('the context may find them, and gives the workspace', async () => {
        const asked: unknown[] = [];
        const context = {
            workspaceId: 'mine',
            resolve: (key: string, name: string, args: Args) => {
                asked.push([key, name, args]);
                return Promise.resolve(key === 'workspace_id' ? 70 : 80);
            },
        };
        const { calls } = await adapt('getTable', { table_id: 'orders' }, { context });
        expect(calls[0]?.args).toEqual({ workspace_id: 70, table_id: 80 });
        expect(asked).toEqual([
            ['workspace_id', 'mine', { workspace_id: 'mine' }],
            ['table_id', 'orders', { workspace_id: 70 }],
        ]);
    });

    test("a name the context gives back is looked for in the server's own list", async () => {
        const context = { resolve: (_: string, name: string) => Promise.resolve(name) };
        const { calls, reads } = await adapt('getTable', { ...table, table_id: 'orders' }, { context });
        expect(calls[0]?.args).toEqual({ workspace_id: 1, table_id: 32 });
        expect(reads.map(({ tool }) => tool)).toEqual(['getTables']);
        const gone = adapt('getTable', { ...table, table_id: 'order' }, { context });
        await expect(gone).rejects.toMatchObject({
            kind: 'not-found',
            message: expect.stringContaining('orders'),
        });
    });

    test('text stays text where the server wants text', async () => {
        expect(await argsOf('deleteTableIndex', { ...table, index_id: '1339908e' })).toMatchObject({
            index_id: '1339908e',
        });
        const uuid = '5e0c1a52-0000-4000-8000-000000000000';
        expect(await argsOf('getTableContentItem', { ...table, row_id: uuid })).toEqual({
            ...table,
            content_id: uuid,
        });
    });
});

describe('names of arguments', () => {
    test.each([
        ['getTable', { workspaceId: 1, tableId: 2 }, table],
        ['getTables', { workspace_id: 1, pageSize: 10 }, { workspace_id: 1, per_page: 10 }],
        ['deleteTableContentBulk', { ...table, ids: [1] }, { ...table, row_ids: [1] }],
        [
            'updateAPI',
            { workspace_id: 1, apiGroupId: 2, api_id: 3, script: 's' },
            {
                workspace_id: 1,
                apigroup_id: 2,
                api_id: 3,
                xanoscript: 's',
            },
        ],
        ['deleteTableSchemaElement', { ...table, column: 'x' }, { ...table, name: 'x' }],
        ['updateTableContentItem', { ...table, id: 5, name: 'x' }, { ...table, content_id: 5, name: 'x' }],
        ['addTableContent', { ...table, id: 5, table: 'x' }, { ...table, id: 5, table: 'x' }],
    ])('%s', async (name, args, wanted) => expect(await argsOf(name, args)).toEqual(wanted));

    test('an unknown one is refused with its neighbours', async () => {
        expect(await refused('getTables', { workspace_id: 1, serach: 'x' })).toMatchObject({
            kind: 'validation',
            path: 'serach',
            message: 'getTables has no argument "serach". Did you mean "search"?',
            hint: expect.stringContaining('workspace_id'),
        });
        const proto: unknown = JSON.parse('{ "workspace_id": 1, "__proto__": { "x": 1 } }');
        expect(await refused('getTables', proto)).toMatchObject({ path: '__proto__' });
        expect(await refused('updateTableMeta', { ...table, table_name: 'x' })).toMatchObject({
            path: 'table_name',
        });
        expect(await refused('getTables', { workspace_id: 1, workspace: 2 })).toMatchObject({
            path: 'workspace',
        });
    });

    test('a missing one is named', async () => {
        expect(await refused('getTable', { workspace_id: 1 })).toMatchObject({ path: 'table_id' });
        expect(await refused('getTable', [1])).toMatchObject({ path: 'args' });
    });

    test('a server with other names gets those, and an open schema takes everything', async () => {
        const tool: McpTool = {
            name: 'custom',
            inputSchema: {
                properties: { recordId: { type: 'integer' }, flag: { type: 'boolean' } },
                additionalProperties: true,
            },
        };
        const context = { call: () => Promise.reject(new Error('no')), tools: [tool], now: () => NOW };
        const { calls } = await adaptArguments(tool, { record_id: '5', flag: 'true', more: [1] }, context);
        expect(calls).toEqual([{ tool: 'custom', args: { recordId: 5, flag: true, more: [1] } }]);
    });
});

describe('types', () => {
    test('read where nothing is lost', async () => {
        expect(
            await argsOf('addTableContentBulk', { ...table, items: '[{"a":1}]', allow_id_field: 'true' }),
        ).toEqual({ ...table, items: [{ a: 1 }], allow_id_field: true });
        expect(await argsOf('getTables', { workspace_id: 1, page: '2' })).toMatchObject({ page: 2 });
    });

    test.each([
        ['getTables', { workspace_id: 1, page: '1e3' }, 'page'],
        ['getTables', { workspace_id: 1, page: 0 }, 'page'],
        ['getApiRequestHistory', { workspace_id: 1, per_page: 501 }, 'per_page'],
        ['getTables', { workspace_id: 1, order: 'down' }, 'order'],
        ['deleteTableContentBulk', { ...table, row_ids: 5 }, 'row_ids'],
        ['getWorkspace', { workspace_id: null }, 'workspace_id'],
    ])('%s %j is refused', async (name, args, path) => {
        expect(await refused(name, args)).toMatchObject({ kind: 'validation', path });
    });
});

describe('limit and offset', () => {
    test('a page where they meet one', async () => {
        expect(await argsOf('getTableContent', { ...table, limit: 20, offset: 40 })).toEqual({
            ...table,
            per_page: 20,
            page: 3,
        });
        expect(await argsOf('getTables', { workspace_id: 1, limit: '5' })).toEqual({
            workspace_id: 1,
            per_page: 5,
        });
        expect(await argsOf('getTableContent', { ...table, limit: 5, page: 2 })).toEqual({
            ...table,
            per_page: 5,
            page: 2,
        });
    });

    test.each([
        [25, 10],
        [3, 7],
        [0, 7],
        [50, 10],
        [96, 7],
    ])('offset %i, limit %i: exactly those', async (offset, limit) => {
        const all = Array.from({ length: 100 }, (_, id) => ({ id }));
        const getTableContent = ({ page, per_page }: { page: number; per_page: number }) => ({
            items: all.slice((page - 1) * per_page, page * per_page),
            nextPage: null,
            itemsTotal: 100,
        });
        const { result } = await adapt(
            'getTableContent',
            { ...table, offset, limit },
            { answers: { getTableContent } },
        );
        expect(result).toMatchObject({ items: all.slice(offset, offset + limit), itemsTotal: 100 });
    });

    test.each([
        [{ limit: 0 }, 'limit'],
        [{ limit: 1.5 }, 'limit'],
        [{ offset: -1 }, 'offset'],
        [{ limit: 5, per_page: 5 }, 'limit'],
        [{ offset: 5, page: 2 }, 'offset'],
    ])('%j is refused', async (more, path) => {
        expect(await refused('getTableContent', { ...table, ...more })).toMatchObject({ path });
    });
});

test('a page that fails after another was read changed nothing', async () => {
    const getTableContent = ({ page }: { page: number }) => {
        if (page === 2) throw new XanoError({ kind: 'server', message: 'Broken.', hint: 'Wait.' });
        return { items: [], nextPage: null };
    };
    const args = { ...table, limit: 10, offset: 5 };
    expect(await refused('getTableContent', args, { answers: { getTableContent } })).toMatchObject({
        hint: 'Wait.',
        maybeExecuted: false,
    });
});

describe('records', () => {
    test('dates in timestamp columns only, the schema read once', async () => {
        const items = [
            { email: '2024-01-01', last_login: '2024-01-01', birthday: '2024-01-01' },
            {
                last_login: '2024-01-01T10:00:00+02:00',
                created_at: 'now',
                data: { last_login: '2024-01-01' },
            },
        ];
        const { calls, reads, plan } = await adapt('addTableContentBulk', { ...table, rows: items });
        expect(reads).toEqual([{ tool: 'getTableSchema', args: table }]);
        expect(calls[0]?.args['items']).toEqual([
            { email: '2024-01-01', last_login: ms('2024-01-01T00:00Z'), birthday: '2024-01-01' },
            { last_login: ms('2024-01-01T08:00Z'), created_at: 'now', data: { last_login: '2024-01-01' } },
        ]);
        expect(plan.notes).toEqual([expect.stringContaining('last_login')]);
    });

    test('stay as written where the types cannot be read, and that is said', async () => {
        const { calls, plan } = await adapt(
            'addTableContent',
            { ...table, last_login: '2024-01-01' },
            { without: ['getTableSchema'] },
        );
        expect(calls[0]?.args).toEqual({ ...table, last_login: '2024-01-01' });
        expect(plan.notes).toEqual([expect.stringContaining('getTableSchema')]);
    });

    test('a record under a key of its own, unless the table has that column', async () => {
        expect(await argsOf('addTableContent', { ...table, row: { email: 'a' } })).toEqual({
            ...table,
            email: 'a',
        });
        const own = { ...table, data: { email: 'a' } };
        expect(await argsOf('addTableContent', own)).toEqual(own);
        expect(await refused('addTableContent', { ...table, row: { table_id: 5 } })).toMatchObject({
            path: 'row.table_id',
        });
    });

    test('patches in every form', async () => {
        const updates = [
            { id: 1, email: 'a' },
            { row_id: 2, updates: { email: 'b', last_login: '2024-01-01' } },
            { id: 'u-3', data: { email: 'c' } },
        ];
        expect(await argsOf('patchTableContentBulk', { ...table, updates })).toEqual({
            ...table,
            items: [
                { row_id: 1, updates: { email: 'a' } },
                { row_id: 2, updates: { email: 'b', last_login: ms('2024-01-01T00:00Z') } },
                { row_id: 'u-3', updates: { email: 'c' } },
            ],
        });
    });

    test.each([
        [[], 'updates'],
        [{}, 'updates'],
        [[{ email: 'a' }], 'updates[0]'],
        [[{ id: 1 }], 'updates[0]'],
        [[{ row_id: 1, updates: { a: 1 }, b: 2 }], 'updates[0]'],
        [['x'], 'updates[0]'],
    ])('patch %j is refused', async (updates, path) => {
        expect(await refused('patchTableContentBulk', { ...table, updates })).toMatchObject({
            kind: 'validation',
            path,
        });
    });
});

describe('searches', () => {
    test('an empty one never changes or deletes everything', async () => {
        for (const search of [undefined, [], {}, { and: [] }, '']) {
            expect(await refused('deleteTableContentBySearch', { ...table, search })).toMatchObject({
                path: 'search',
            });
        }
        expect(
            await argsOf('patchTableContentBySearch', {
                ...table,
                filters: { last_login: '< 2024-01-01' },
                updates: { last_login: '2024-01-02' },
            }),
        ).toEqual({
            ...table,
            search: [{ 'last_login|<': ms('2024-01-01T00:00Z') }],
            updates: { last_login: ms('2024-01-02T00:00Z') },
        });
    });

    test('several parts must all hold', async () => {
        expect(
            await argsOf('searchTableContent', {
                ...table,
                search: { or: [{ region: 'US' }, { region: 'EU' }] },
                filters: { status: 'active' },
            }),
        ).toMatchObject({
            search: [{ type: 'group', or: false }, { type: 'statement' }].map(({ type }) => ({ type })),
        });
    });

    test.each([
        [{ filters: { last_login: '2024-01-01' } }, 'last_login'],
        [{ query: { field: 'a', operator: 'near', value: 1 } }, 'query.operator'],
        [{ query: { $or: [] } }, 'query["$or"]'],
        [{ query: 'active' }, 'query'],
        [{ filters: { a: { b: 1 } } }, 'filters.a'],
        [{ sort: [{ field: 'a', direction: 'up' }] }, 'sort[0].direction'],
        [{ query: { group_by: 'email', having: 'sum(total) > 5' } }, 'query.having'],
        [{ query: { group_by: 'email' } }, 'query.having'],
        [{ group_by: 5, having: 'count(*) > 1' }, 'group_by'],
    ])('%j is refused', async (more, path) => {
        expect(await refused('searchTableContent', { ...table, ...more })).toMatchObject({
            kind: 'validation',
            path,
        });
    });

    test('listing with a filter needs the search tool', async () => {
        const without = ['searchTableContent'];
        expect(await refused('getTableContent', { ...table, filters: { a: 1 } }, { without })).toMatchObject({
            kind: 'not-found',
            message: expect.stringMatching(/needs the tool "searchTableContent".*Nothing was sent/),
            hint: expect.stringContaining('table_content'),
        });
    });
});

describe('duplicates', () => {
    const asked = { ...table, group_by: ['email', 'region'], having: 'count(*) >= 2' };

    test('beside conditions in the form with brackets, ids that are texts, a limit', async () => {
        const rows = ['a', 'b', 'a', 'b', 'b', 'c'].map((email, i) => ({ id: `u${i}`, email, region: null }));
        const searchTableContent = ({ page }: { page: number }) => ({
            // The second page begins with a row of the first, as when one was added before it.
            items: page === 1 ? rows.slice(0, 4) : rows.slice(3),
            nextPage: page === 1 ? 2 : null,
        });
        const { calls, result } = await adapt(
            'searchTableContent',
            { ...asked, limit: 1, filters: { email: 'contains x', last_login: '> 2024-01-01' } },
            { answers: { searchTableContent } },
        );
        expect(calls[0]?.args['search']).toMatchObject([
            { op: 'includes' },
            { op: '>', right: { operand: ms('2024-01-01T00:00Z') } },
        ]);
        expect(calls.map(({ args }) => [args['page'], args['per_page']])).toEqual([
            [1, 100],
            [2, 100],
        ]);
        expect(result).toEqual({
            groups: [{ values: ['b', null], count: 3, row_ids: ['u1', 'u3', 'u4'] }],
            rows_read: 6,
            duplicate_rows: 3,
            duplicate_groups: 2,
        });
    });

    test('the next page joins conditions in their own form', async () => {
        const searchTableContent = ({ search }: { search: unknown[] }) => ({
            items: [{ id: search.length, email: 'a', region: 'b' }],
            nextPage: search.length < 2 ? 2 : null,
        });
        const filters = { email: 'contains x' };
        const { calls } = await adapt(
            'searchTableContent',
            { ...asked, filters },
            { answers: { searchTableContent } },
        );
        expect(calls[1]?.args['search']).toMatchObject([
            { type: 'statement', op: 'includes' },
            { type: 'statement', left: { operand: 'id' }, op: '>', right: { operand: 1 } },
        ]);
    });

    test('a server that does not go on, and columns that are not there, are errors', async () => {
        const same = { items: [{ id: 5, email: 'a', region: 'b' }], nextPage: 2 };
        const stuck = { answers: { searchTableContent: same } };
        expect(await refused('searchTableContent', asked, stuck)).toMatchObject({ kind: 'protocol' });
        const other = { ...asked, group_by: 'e_mail' };
        expect(await refused('searchTableContent', other, stuck)).toMatchObject({
            kind: 'validation',
            path: 'group_by',
            message: expect.stringContaining('"email"'),
        });
    });
});

describe('request history', () => {
    test('runs of a user agent: as many as asked for, none twice, and never without end', async () => {
        const run = (id: number) => ({ id, request_headers: ['user-agent: MCP'] });
        const asked = { workspace_id: 1, filters: { user_agent: 'mcp' } };
        const searchApiRequestHistory = ({ page }: { page: number }) => ({
            items: [run(page), run(page + 1)],
            nextPage: page + 1,
        });
        const options = { answers: { searchApiRequestHistory } };
        const { result } = await adapt('getRequestHistory', { ...asked, limit: 3 }, options);
        expect(result).toMatchObject({ items: [{ id: 1 }, { id: 2 }, { id: 3 }], runs_read: 3 });
        expect(await refused('getRequestHistory', asked, options)).toMatchObject({
            kind: 'validation',
            path: 'filters',
        });
    });

    const ws = { workspace_id: 1 };
    test.each([
        [{ filters: { status_code: '4xx' } }, 'status_code'],
        [{ filters: { response_time: 'slow' } }, 'response_time'],
        [{ filters: { timestamp: '2024-01-15' } }, 'timestamp'],
        [{ filters: { timestamp: '> soon' } }, 'timestamp'],
        [{ start_date: 'soon' }, 'start_date'],
        [{ query: { user_agent: 'MCP' } }, 'user_agent'],
        [{ filters: { user_agent: '> MCP' } }, 'filters.user_agent'],
        [{ filters: { user_agent: 'contains MCP' }, page: 2 }, 'page'],
    ])('%j is refused', async (more, path) => {
        expect(await refused('searchRequestHistory', { ...ws, ...more })).toMatchObject({
            kind: 'validation',
            path,
        });
    });

    test('runs of functions have no status, and a period like all', async () => {
        expect(
            await refused('getFunctionRequestHistory', { ...ws, filters: { status_code: 500 } }),
        ).toMatchObject({ path: 'status_code', hint: expect.stringContaining('API request history') });
        const { calls } = await adapt('getFunctionRequestHistory', {
            ...ws,
            function_id: 4,
            start_date: 'yesterday',
            end_date: '2024-01-20T12:00:00Z',
        });
        expect(calls).toEqual([
            {
                tool: 'searchFunctionRequestHistory',
                args: {
                    ...ws,
                    function_id: 4,
                    search: [
                        { 'created_at|>=': ms('2024-01-19T00:00Z') },
                        { 'created_at|<=': ms('2024-01-20T12:00Z') },
                    ],
                },
            },
        ]);
    });

    test("names inside a tree are translated too, Xano's own stay", async () => {
        expect(
            await argsOf('searchRequestHistory', {
                ...ws,
                query: {
                    or: [{ 'status_code|>=': 500 }, { 'response_time|>': '1500ms' }, { 'duration|>': 3 }],
                },
                sort: ['-response_time', 'id'],
            }),
        ).toEqual({
            ...ws,
            search: [{ 'status|>=': 500 }, { 'duration|>|or': 1.5 }, { 'duration|>|or': 3 }],
            sort: [{ duration: 'desc' }, { id: 'asc' }],
        });
    });
});

describe('tables', () => {
    const base = { workspace_id: 1, name: 'notes' };

    test("Xano's own columns are not touched", async () => {
        const schema = [{ name: 'id', type: 'int', nullable: false, required: true }];
        expect(await argsOf('addTable', { ...base, schema })).toEqual({ ...base, schema });
    });

    test.each([
        [{ fields: { a: 'text' }, schema: { b: 'text' } }, 'schema'],
        [{ fields: { a: { type: 'txt' } } }, 'fields.a'],
        [{ fields: { parent: { foreign_key: 'notes.id' } } }, 'fields.parent'],
        [{ fields: { parent: { foreign_key: 'nowhere' } } }, 'fields.parent'],
        [{ fields: 'a' }, 'fields'],
    ])('%j is refused', async (more, path) => {
        const error = await refused('addTable', { ...base, ...more });
        expect(error).toBeInstanceOf(XanoError);
        expect((error as XanoError).path?.startsWith(path)).toBe(true);
    });

    test('uniqueness that cannot be made is refused before the table is made', async () => {
        const args = { ...base, fields: { email: { type: 'text', unique: true } } };
        expect(await refused('addTable', args, { without: ['createUniqueIndex'] })).toMatchObject({
            kind: 'not-found',
            message: expect.stringMatching(/Uniqueness of "email".*Nothing was sent/),
        });
    });

    test('a failure after the table was made says so', async () => {
        const createUniqueIndex = () => {
            throw new XanoError({ kind: 'permission', message: 'Access denied.', hint: 'Tick a box.' });
        };
        const args = { ...base, fields: { email: { type: 'text', unique: true } } };
        expect(
            await refused('addTable', args, { answers: { addTable: { id: 5 }, createUniqueIndex } }),
        ).toMatchObject({
            kind: 'permission',
            maybeExecuted: true,
            hint: 'Tick a box. Done before: addTable; do not repeat that part.',
        });
        expect(await refused('addTable', args, { answers: { addTable: null } })).toMatchObject({
            kind: 'protocol',
            maybeExecuted: true,
        });
    });

    test('changes of columns: nothing to do, what is lost, what is refused', async () => {
        const change = (schema_updates: unknown) => adapt('updateTableMeta', { ...table, schema_updates });
        const nothing = await change({ modify_fields: { email: { type: 'text' } } });
        expect(nothing.calls).toEqual([]);
        const lossy = await change({ modify_fields: { region: { type: 'int' } } });
        expect(lossy.plan.destroys).toContain('"region"');
        const named = await adapt('updateTableMeta', { ...table, name: 'n', schema_updates: {} });
        expect(named.calls).toEqual([{ tool: 'updateTableMetadata', args: { ...table, name: 'n' } }]);
        const unique = { id: 'ab', type: 'btree|unique', fields: [{ name: 'email', op: 'asc' }] };
        const without = { ...table, schema_updates: { modify_fields: { email: { unique: false } } } };
        expect(
            await refused('updateTableMeta', without, { answers: { listTableIndexes: [unique] } }),
        ).toMatchObject({
            path: 'schema_updates.modify_fields.email.unique',
            hint: 'Drop it with deleteTableIndex (index_id "ab").',
        });
        for (const [updates, path] of [
            [{ remove_fields: ['email'] }, 'schema_updates.remove_fields'],
            [{ add_fields: { email: 'text' } }, 'schema_updates.add_fields.email'],
            [
                { modify_fields: { mail: { type: 'text', required: true } } },
                'schema_updates.modify_fields.mail',
            ],
        ]) {
            expect(await refused('updateTableMeta', { ...table, schema_updates: updates })).toMatchObject({
                kind: 'validation',
                path,
            });
        }
    });
});

test('a plan is carried out in order, with the answers of the calls before', async () => {
    const plan = {
        calls: [
            { tool: 'a', args: {} },
            { tool: 'b', args: ([first]: readonly unknown[]) => ({ from: first }) },
        ],
        finish: (results: readonly unknown[]) => Promise.resolve(results),
        notes: [],
    };
    const result = await runPlan(plan, (tool, args) => Promise.resolve([tool, args]));
    expect(result).toEqual([
        ['a', {}],
        ['b', { from: ['a', {}] }],
    ]);
    expect(liveTools().length).toBeGreaterThan(50);
});
