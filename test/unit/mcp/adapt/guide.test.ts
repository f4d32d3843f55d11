import { describe, expect, test } from '@jest/globals';
import { adapt, ms, refused } from './fake-server.js';
import type { Adapted, FakeOptions } from './fake-server.js';
import { guideCall } from './guide.js';
import type { GUIDE } from './guide.js';

const run = (name: keyof typeof GUIDE, options?: FakeOptions): Promise<Adapted> => {
    const { tool, args } = guideCall(name);
    return adapt(tool, args, options);
};

const ws = { workspace_id: 12345 };
const table = { ...ws, table_id: 67890 };

describe('calls of the guide that only name things otherwise', () => {
    test.each([
        ['getLoggedInUser', 'getLoggedInUser', {}],
        ['listWorkspaces', 'listWorkspaces', {}],
        ['useCaseListWorkspaces', 'listWorkspaces', {}],
        ['getWorkspace', 'getWorkspace', ws],
        ['getWorkspaceBranches', 'getWorkspaceBranches', ws],
        ['getTables', 'getTables', ws],
        ['listAPIGroups', 'listAPIGroups', ws],
        ['getApiGroupSwagger', 'getApiGroupSwagger', { ...ws, apigroup_id: 11111 }],
    ] as const)('%s', async (name, tool, args) => {
        const { calls, reads, plan } = await run(name);
        expect(calls).toEqual([{ tool, args }]);
        expect([reads, plan.notes, plan.destroys]).toEqual([[], [], undefined]);
    });

    test('addTableContentBulk: records are items', async () => {
        const { calls } = await run('addTableContentBulk');
        const records = guideCall('addTableContentBulk').args['records'];
        expect(calls).toEqual([{ tool: 'addTableContentBulk', args: { ...table, items: records } }]);
    });
});

describe('addTable', () => {
    const names = (args: unknown): unknown =>
        (args as { schema: { name: string }[] }).schema.map((c) => c.name);

    test('from n8n: expressions nobody filled in are refused, filled in they work', async () => {
        const { tool, args } = guideCall('n8nAddTable');
        expect(await refused(tool, args)).toMatchObject({
            kind: 'validation',
            path: 'workspace_id',
            message: expect.stringContaining('expression'),
        });
        const filled = { ...args, workspace_id: '7', table_name: 'leads' };
        const { calls } = await adapt(tool, filled, { answers: { addTable: { id: 77 } } });
        expect(calls).toMatchObject([
            { tool: 'addTable', args: { workspace_id: 7, name: 'leads' } },
            {
                tool: 'createUniqueIndex',
                args: { workspace_id: 7, table_id: 77, fields: [{ name: 'email', op: 'asc' }] },
            },
        ]);
        expect(names(calls[0]?.args)).toEqual(['id', 'name', 'email', 'created_at']);
    });

    test('a foreign key by the name of a table, an enum with options', async () => {
        const { calls, reads, result } = await run('addTable', {
            answers: { addTable: { id: 77, name: 'x' } },
        });
        expect(reads.map(({ tool, args }) => [tool, args['workspace_id'], args['search']])).toEqual([
            ['getTables', 12345, 'customers'],
        ]);
        expect(calls).toHaveLength(1);
        expect(calls[0]).toMatchObject({
            tool: 'addTable',
            args: { ...ws, name: 'customer_analytics', description: 'Customer behavior and analytics data' },
        });
        expect(calls[0]?.args['schema']).toMatchObject([
            { name: 'id', type: 'int', required: true },
            { name: 'created_at', type: 'timestamp', default: 'now' },
            { name: 'customer_id', type: 'int', required: true, tableref_id: 31 },
            { name: 'event_type', type: 'enum', values: ['login', 'purchase', 'view', 'click'] },
            { name: 'event_data', type: 'json' },
            { name: 'timestamp', type: 'timestamp', default: 'now' },
            { name: 'ip_address', type: 'text' },
            { name: 'user_agent', type: 'text' },
        ]);
        expect(result).toEqual({ id: 77, name: 'x' });
    });

    test('from WeWeb: uniqueness is an index of its own, made after the table', async () => {
        const { calls } = await run('weWebAddTable', { answers: { addTable: { id: 77 } } });
        expect(calls.map(({ tool }) => tool)).toEqual(['addTable', 'createUniqueIndex']);
        expect(names(calls[0]?.args)).toEqual(['id', 'name', 'email', 'subscription_tier', 'created_at']);
    });

    test('use case 1: what Xano has nothing like is said', async () => {
        const { calls, plan } = await run('useCaseAddTable', { answers: { addTable: { id: 77 } } });
        expect(calls.map(({ tool }) => tool)).toEqual(['addTable', 'createUniqueIndex']);
        expect(plan.notes).toContainEqual(expect.stringContaining('on_update'));
    });
});

describe('updateTableMeta with schema_updates', () => {
    test('replaces the list of columns whole, then makes the index', async () => {
        const { calls, reads, plan, result } = await run('updateTableMeta');
        expect(reads).toEqual([
            { tool: 'getTableSchema', args: table },
            { tool: 'listTableIndexes', args: table },
        ]);
        expect(calls.map(({ tool }) => tool)).toEqual(['updateTableSchema', 'createUniqueIndex']);
        const schema = calls[0]?.args['schema'] as { name: string; type: string; required: boolean }[];
        expect(schema.map(({ name }) => name)).toEqual(
            ['id', 'created_at', 'email', 'status', 'subscription_tier', 'last_login', 'birthday'].concat([
                'region',
                'priority',
                'data',
                'last_updated',
            ]),
        );
        expect(schema[2]).toMatchObject({ name: 'email', type: 'text', required: true });
        expect(schema[10]).toMatchObject({ type: 'timestamp', default: 'now' });
        expect(calls[1]?.args).toEqual({ ...table, fields: [{ name: 'email', op: 'asc' }] });
        expect(plan.notes).toContainEqual(expect.stringContaining('"email" becomes unique'));
        expect(plan.destroys).toBeUndefined();
        expect(result).toMatchObject({ columns_added: ['last_updated'], columns_changed: ['email'] });
    });
});

describe('searching', () => {
    test('getTableContent with filters and a sort is a search', async () => {
        const { calls, reads, plan } = await run('getTableContent');
        expect(reads).toEqual([{ tool: 'getTableSchema', args: table }]);
        expect(calls).toEqual([
            {
                tool: 'searchTableContent',
                args: {
                    ...table,
                    per_page: 100,
                    page: 1,
                    search: [{ status: 'active' }, { 'created_at|>': ms('2024-01-01T00:00Z') }],
                    sort: { created_at: 'desc' },
                },
            },
        ]);
        expect(plan.notes).toEqual([expect.stringContaining('midnight UTC')]);
    });

    test('a query with OR inside AND goes in the form that has brackets', async () => {
        const { calls } = await run('searchTableContent');
        const col = (operand: string) => ({ tag: 'col', operand });
        const statement = (name: string, op: string, operand: unknown) =>
            expect.objectContaining({ type: 'statement', left: col(name), op, right: { operand } });
        expect(calls).toEqual([
            {
                tool: 'searchTableContent',
                args: {
                    ...table,
                    per_page: 50,
                    search: [
                        statement('subscription_tier', 'in', ['pro', 'enterprise']),
                        statement('last_login', '>', ms('2024-01-01T00:00Z')),
                        {
                            type: 'group',
                            group: {
                                expression: [
                                    statement('region', '=', 'US'),
                                    statement('priority', '=', 'high'),
                                ],
                            },
                        },
                    ],
                },
            },
        ]);
    });

    test('use case 3: duplicates are found by reading, after the last id', async () => {
        const emails = ['a', 'b', 'a', 'c', 'b', 'a'];
        const rows = emails.map((email, i) => ({ id: i + 1, email }));
        const searchTableContent = ({ search }: { search?: { 'id|>': number }[] }) => {
            const after = search?.[0]?.['id|>'] ?? 0;
            const items = rows.filter(({ id }) => id > after).slice(0, 4);
            return { items, nextPage: items.length < 4 ? null : 2 };
        };
        const { calls, reads, result } = await run('useCaseDuplicates', { answers: { searchTableContent } });
        expect(reads.map(({ tool }) => tool)).toEqual(['getTables']);
        expect(calls.map(({ args }) => [args['table_id'], args['search'], args['page']])).toEqual([
            [31, undefined, 1],
            [31, [{ 'id|>': 4 }], 1],
        ]);
        expect(result).toEqual({
            groups: [
                { values: ['a'], count: 3, row_ids: [1, 3, 6] },
                { values: ['b'], count: 2, row_ids: [2, 5] },
            ],
            rows_read: 6,
            duplicate_rows: 3,
            duplicate_groups: 2,
        });
    });

    test('use case 3: no updates are nothing to do', async () => {
        const { tool, args } = guideCall('useCasePatch');
        expect(await refused(tool, args)).toMatchObject({ kind: 'validation', path: 'updates' });
        const { calls } = await adapt(tool, { ...args, updates: [{ id: 4, email: 'x@example.com' }] });
        expect(calls).toEqual([
            {
                tool: 'patchTableContentBulk',
                args: {
                    ...ws,
                    table_id: 31,
                    items: [{ row_id: 4, updates: { email: 'x@example.com' } }],
                },
            },
        ]);
    });
});

describe('request history', () => {
    const column = (operand: string) => ({ tag: 'col', operand });

    test('a period: the last day belongs to it', async () => {
        const { calls } = await run('getRequestHistory');
        expect(calls).toEqual([
            {
                tool: 'searchApiRequestHistory',
                args: {
                    ...ws,
                    per_page: 100,
                    search: [
                        { 'created_at|>=': ms('2024-01-01T00:00Z') },
                        { 'created_at|<': ms('2024-02-01T00:00Z') },
                    ],
                },
            },
        ]);
    });

    test('status, part of a path, milliseconds', async () => {
        const { calls } = await run('searchRequestHistory');
        expect(calls).toMatchObject([
            {
                tool: 'searchApiRequestHistory',
                args: {
                    ...ws,
                    search: [
                        { left: column('status'), op: '>=', right: { operand: 400 } },
                        { left: column('uri'), op: 'includes', right: { operand: '/api/users' } },
                        { left: column('duration'), op: '>', right: { operand: 1 } },
                    ],
                    sort: { created_at: 'desc' },
                },
            },
        ]);
    });

    test('use case 2: slow requests since a day', async () => {
        const { calls } = await run('useCaseSlow');
        expect(calls).toEqual([
            {
                tool: 'searchApiRequestHistory',
                args: {
                    ...ws,
                    per_page: 100,
                    search: [{ 'created_at|>=': ms('2024-01-15T00:00Z') }, { 'duration|>': 1 }],
                    sort: { duration: 'desc' },
                },
            },
        ]);
    });

    test('a user agent is compared here, as Xano cannot search by it', async () => {
        const { tool, args } = guideCall('rateLimiting');
        expect(await refused(tool, args)).toMatchObject({ kind: 'validation', path: 'workspace_id' });
        const item = (id: number, agent: string) => ({
            id,
            request_headers: ['Host: x', `User-Agent: ${agent}`],
        });
        const searchApiRequestHistory = ({ page }: { page: number }) => ({
            items:
                page === 1 ? [item(1, 'mcp-remote'), item(2, 'Chrome')] : [item(3, 'Xano MCP 2'), { id: 4 }],
            nextPage: page === 1 ? 2 : null,
        });
        const { calls, result, plan } = await run('rateLimiting', {
            answers: { searchApiRequestHistory },
            context: { workspaceId: 7 },
        });
        const search = [{ 'created_at|>=': ms('2024-01-20T00:00Z') }];
        expect(calls.map((call) => call.args)).toEqual([
            { workspace_id: 7, search, page: 1, per_page: 500 },
            { workspace_id: 7, search, page: 2, per_page: 500 },
        ]);
        expect((result as { items: { id: number }[] }).items.map(({ id }) => id)).toEqual([1, 3]);
        expect(result).toMatchObject({ runs_read: 4, nextPage: null });
        expect(plan.notes).toEqual([expect.stringContaining('user agent')]);
    });
});
