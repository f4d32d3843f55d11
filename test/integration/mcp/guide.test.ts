import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Outcome, GuideBench } from './guide/bench.js';
import { startGuideBench, TRANSPORTS } from './guide/bench.js';
import { FORMS } from './guide/forms.js';
import { itemsOf, requestsOf, thing } from './guide/tell.js';

const DAY = 86_400_000;
const ms = (day: string): number => Date.parse(`${day}T00:00Z`);
const table = { workspace_id: 12345, table_id: 67890 };

type Check = (outcome: Outcome, bench: GuideBench) => void | Promise<void>;

const names = (data: unknown): unknown[] => itemsOf(data).map(({ name }) => name);

/** Whether a table read back has a unique index on `email`, and these columns. */
const hasTable =
    (name: string, columns: readonly (readonly [string, Readonly<Record<string, unknown>>])[]): Check =>
    async (_outcome, { xano }) => {
        const { schema, index } = await xano.table.get({ workspace_id: 12345, table_id: name });
        expect(schema).toMatchObject(columns.map(([column, facts]) => ({ name: column, ...facts })));
        const unique = expect.objectContaining({
            type: 'btree|unique',
            fields: [expect.objectContaining({ name: 'email' })],
        });
        if (columns.some(([column]) => column === 'email')) expect(index).toContainEqual(unique);
    };

const refusedWith =
    (kind: string, path: string, message: string): Check =>
    ({ error, sent }) => {
        expect(error).toMatchObject({ kind, path, message: expect.stringContaining(message) });
        expect(error?.hint).toEqual(expect.stringMatching(/\.$/));
        expect(error?.maybeExecuted).toBe(false);
        // What is refused here is refused before anything is sent; what Xano refuses is one call.
        expect(sent.length).toBe(message.includes('ERROR_CODE') ? 1 : 0);
    };

/** Statuses and durations in the order they came. */
const requests =
    (...expected: readonly (readonly [status: number, seconds: number])[]): Check =>
    ({ data }) =>
        expect(requestsOf(data).map(({ status, duration }) => [status, duration])).toEqual(expected);

/** What the guide says each call does, form by form. */
const CHECKS: Readonly<Record<string, Check>> = {
    getLoggedInUser: ({ data }) =>
        expect(data).toMatchObject({ name: 'John Developer', email: 'developer@company.example' }),
    listWorkspaces: ({ data }) => expect(data).toMatchObject([{ id: 12345, name: 'customer-data' }]),
    getWorkspace: ({ data }) => expect(data).toMatchObject({ id: 12345, name: 'customer-data' }),
    getWorkspaceBranches: ({ data }) =>
        expect(data).toMatchObject([{ label: 'v1', live: true }, { label: 'next' }]),
    getTables: ({ data }) => expect(names(data)).toEqual(['customers', 'users']),
    addTable: async (outcome, bench) => {
        const { id } = await bench.xano.table.get({ workspace_id: 12345, table_id: 'customers' });
        await hasTable('customer_analytics', [
            ['id', { type: 'int' }],
            ['created_at', { type: 'timestamp' }],
            ['customer_id', { type: 'int', required: true, tableref_id: id }],
            ['event_type', { type: 'enum', values: ['login', 'purchase', 'view', 'click'] }],
            ['event_data', { type: 'json' }],
            ['timestamp', { type: 'timestamp', default: 'now' }],
            ['ip_address', { type: 'text' }],
            ['user_agent', { type: 'text' }],
        ])(outcome, bench);
    },
    updateTableMeta: async ({ data }, { xano }) => {
        expect(data).toMatchObject({ success: true });
        const { schema, index } = await xano.table.get(table);
        expect(schema.at(-1)).toMatchObject({ name: 'last_updated', type: 'timestamp', default: 'now' });
        expect(schema.find(({ name }) => name === 'email')).toMatchObject({ type: 'email', required: true });
        expect(index).toContainEqual(expect.objectContaining({ type: 'btree|unique' }));
        // No record was lost on the way.
        expect((await xano.record.list(table)).itemsTotal).toBe(5);
    },
    getTableContent: ({ data }) => {
        expect(names(data)).toEqual(['Ben', 'Cleo', 'Ada']);
        for (const { status, created_at } of itemsOf(data)) {
            expect(status).toBe('active');
            expect(created_at).toBeGreaterThan(ms('2024-01-01'));
        }
    },
    searchTableContent: ({ data }) => expect(names(data)).toEqual(['Ada', 'Cleo']),
    addTableContentBulk: async ({ data }, { xano }) => {
        const { items } = await xano.record.search({ ...table, search: { 'id|in': data as number[] } });
        expect(items).toMatchObject([
            { name: 'John Doe', email: 'john@example.com', subscription_tier: 'pro' },
            { name: 'Jane Smith', email: 'jane@example.com', subscription_tier: 'enterprise' },
        ]);
    },
    listAPIGroups: ({ data }) => expect(data).toMatchObject({ items: [{ id: 11111, name: 'public' }] }),
    getApiGroupSwagger: ({ data }) =>
        expect(Object.keys(thing(thing(data)['paths']))).toEqual(['/api/users', '/api/reports']),
    getRequestHistory: ({ data }) => {
        // The last day belongs to the period whole.
        const times = requestsOf(data).map(({ created_at }) => Date.parse(String(created_at)));
        expect(times).toHaveLength(6);
        expect(Math.min(...times)).toBe(ms('2024-01-01'));
        expect(Math.max(...times)).toBe(ms('2024-02-01') - DAY / 48);
    },
    // 404 and 500 on /api/users that took longer than a second, the newest first.
    searchRequestHistory: requests([404, 1.2], [500, 2.5]),

    useCaseListWorkspaces: ({ data }) => expect(names(data)).toEqual(['customer-data']),
    'useCaseAddTable, where a table has that name': refusedWith(
        'validation',
        'name',
        'ERROR_CODE_INPUT_ERROR',
    ),
    useCaseSlow: requests([500, 4.1], [500, 2.5], [404, 1.2]),
    useCaseDuplicates: ({ data }) =>
        expect(data).toMatchObject({
            groups: [
                { values: ['ann@example.com'], row_ids: [1, 3, 6] },
                { values: ['bob@example.com'], row_ids: [2, 5] },
            ],
            rows_read: 6,
        }),
    'useCasePatch, with nothing in place of the comment': refusedWith('validation', 'updates', 'is empty'),
    useCasePatch: async ({ data }, { xano }) => {
        expect(data).toMatchObject({ success_total: 1 });
        const row = await xano.record.get({ workspace_id: 12345, table_id: 'customers', row_id: 3 });
        expect(row).toMatchObject({ name: 'Ann (duplicate)', email: 'ann@example.com' });
    },
    useCaseAddTable: async (outcome, bench) => {
        await hasTable('customers', [
            ['id', { type: 'int' }],
            ['email', { type: 'text', required: true }],
            ['first_name', { type: 'text', required: true }],
            ['last_name', { type: 'text', required: true }],
            ['created_at', { type: 'timestamp', default: 'now' }],
            ['updated_at', { type: 'timestamp', default: 'now' }],
        ])(outcome, bench);
        expect(outcome.notes).toContainEqual(expect.stringContaining('on_update'));
    },
    'rateLimiting, on a client without a workspace': refusedWith(
        'validation',
        'workspace_id',
        'needs workspace_id',
    ),
    rateLimiting: ({ data }) => {
        const found = requestsOf(data);
        expect(found).toHaveLength(1);
        expect(found[0]).toMatchObject({
            request_headers: expect.arrayContaining(['User-Agent: Claude MCP/1.0']),
        });
    },
    'n8nAddTable, expressions not filled in': refusedWith('validation', 'workspace_id', 'expression'),
    n8nAddTable: hasTable('leads', [
        ['id', { type: 'int' }],
        ['name', { type: 'text', required: true }],
        ['email', { type: 'text' }],
        ['created_at', { type: 'timestamp', default: 'now' }],
    ]),
    'WeWeb getWorkspaces': ({ data }) => expect(names(data)).toEqual(['customer-data']),
    'WeWeb analyzeRequestHistory': requests([500, 4.1], [404, 1.2], [500, 2.5]),
    'WeWeb analyzeRequestHistory, a period': ({ data }) => expect(itemsOf(data)).toHaveLength(2),
    'WeWeb analyzeRequestHistory, filters beside the workspace': (outcome, bench) => {
        // Over the simple form nobody knows what a tool takes, and what is not understood goes along.
        if (bench.transport === 'simple') expect(outcome.sent[0]?.args).toHaveProperty('status_code');
        else return refusedWith('validation', 'status_code', 'has no argument')(outcome, bench);
    },
    'WeWeb analyzeRequestHistory, without filters': ({ data }) => {
        const ids = itemsOf(data).map(({ id }) => Number(id));
        expect(ids).toHaveLength(50);
        expect(ids).toEqual([...ids].sort((a, b) => b - a));
    },
    weWebAddTable: hasTable('customer_profiles', [
        ['id', { type: 'int' }],
        ['name', { type: 'text', required: true }],
        ['email', { type: 'text', required: true }],
        ['subscription_tier', { type: 'enum', values: ['free', 'pro', 'enterprise'] }],
        ['created_at', { type: 'timestamp', default: 'now' }],
    ]),
    'WeWeb updateTableData': async ({ data }, { xano }) => {
        expect(data).toMatchObject({ success: [1, 2], success_total: 2 });
        expect((await xano.record.list({ ...table, per_page: 2 })).items).toMatchObject([
            { id: 1, region: 'EU', priority: 'low' },
            { id: 2, region: 'EU', priority: 'low' },
        ]);
    },
    'XanoMCPClient executeTool': ({ data }) =>
        expect(names(data)).toEqual(expect.arrayContaining(['customers', 'users', 'leads'])),
};

test('every form has a check, and every check a form', () => {
    expect(Object.keys(CHECKS).sort()).toEqual(FORMS.map(({ name }) => name).sort());
});

describe.each(TRANSPORTS)('the calls of the guide as they are printed, over %s', (transport) => {
    let bench: GuideBench;
    beforeAll(async () => {
        bench = await startGuideBench(transport);
    }, 60_000);
    afterAll(() => bench.close());

    // In their order: each leaves what the next ones find.
    test.each(FORMS.map((form) => [form.name, form] as const))('%s', async (name, form) => {
        const outcome = await bench.carryOut(form);
        if (form.tell !== undefined) expect(outcome.error).toBeUndefined();
        await CHECKS[name]?.(outcome, bench);
    });
});
