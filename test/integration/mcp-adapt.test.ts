import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { adaptArguments, runPlan } from '../../core/src/mcp/adapt/index.js';
import type { AdaptContext } from '../../core/src/mcp/adapt/index.js';
import { readToolResult } from '../../core/src/mcp/result.js';
import { toolError } from '../../core/src/mcp/tool-error.js';
import { resolveToolName } from '../../core/src/mcp/tools/index.js';
import { startSandbox } from '../sandbox/index.js';
import type { Sandbox } from '../sandbox/index.js';
import { describeTool } from '../sandbox/mcp/tool.js';
import { tools as sandboxTools } from '../sandbox/mcp/tools/index.js';
import { guideCall } from '../unit/mcp/adapt/guide.js';
import type { GUIDE } from '../unit/mcp/adapt/guide.js';

type Args = Readonly<Record<string, unknown>>;

/** What the answers looked at here have, one or the other. */
interface Answer {
    readonly id: number;
    readonly items: readonly Row[];
}
interface Row {
    readonly [column: string]: unknown;
    readonly name: string;
    readonly status: number;
    readonly duration: number;
    readonly uri: string;
}

let sandbox: Sandbox;
const tools = sandboxTools.map(describeTool);

async function call(tool: string, args: Args): Promise<Answer> {
    const response = await fetch(`${sandbox.origin}/api/mcp/sse`, {
        method: 'POST',
        headers: { authorization: `Bearer ${sandbox.tokens.full}`, 'content-type': 'application/json' },
        body: JSON.stringify({ tool, args }),
    });
    const result = readToolResult({ content: [{ type: 'text', text: await response.text() }] }, tool);
    if (result.isError) throw toolError(result, { name: tool });
    return result.data as Answer;
}

async function run(name: string, args: Args): Promise<Answer> {
    const context: AdaptContext = { call, tools, now: Date.now, workspaceId: sandbox.workspaceId };
    return (await runPlan(await adaptArguments(resolveToolName(name, tools), args, context), call)) as Answer;
}

/** A call of the guide with the ids of this workspace. */
const guide = (name: keyof typeof GUIDE, changes: Args = {}): Promise<Answer> => {
    const { tool, args } = guideCall(name);
    const { workspace_id: _ws, ...rest } = args;
    return run(tool, { ...rest, ...changes });
};

beforeAll(async () => {
    sandbox = await startSandbox();
});
afterAll(() => sandbox.close());

describe('calls of the guide, carried out', () => {
    test('tables: made with uniqueness and references, then changed', async () => {
        const customers = await guide('useCaseAddTable', { name: 'guide_customers' });
        const indexes = await call('listTableIndexes', {
            workspace_id: sandbox.workspaceId,
            table_id: customers.id,
        });
        expect(indexes).toContainEqual(
            expect.objectContaining({ type: 'btree|unique', fields: [{ name: 'email', op: 'asc' }] }),
        );
        const { fields, ...about } = guideCall('addTable').args as { fields: Args };
        const { workspace_id: _ws, ...rest } = about as Args;
        const referring = { ...fields, customer_id: { type: 'integer', foreign_key: 'guide_customers.id' } };
        const analytics = await run('addTable', { ...rest, fields: referring });
        const columns = await call('getTableSchema', {
            workspace_id: sandbox.workspaceId,
            table_id: analytics.id,
        });
        expect(columns).toContainEqual(
            expect.objectContaining({ name: 'customer_id', tableref_id: customers.id }),
        );

        const profiles = await guide('weWebAddTable', {});
        const changed = await guide('updateTableMeta', { table_id: 'customer_profiles' });
        expect(changed).toMatchObject({ columns_added: ['last_updated'], columns_changed: [] });
        const after = await call('getTableSchema', {
            workspace_id: sandbox.workspaceId,
            table_id: profiles.id,
        });
        const names = ['id', 'name', 'email', 'subscription_tier', 'created_at', 'last_updated'];
        expect(after).toMatchObject(names.map((name) => ({ name })));
    });

    test('records: added, patched, found by a date, paged, duplicates', async () => {
        const where = { table_id: 'guide_rows' };
        await run('addTable', {
            name: 'guide_rows',
            fields: {
                name: 'text',
                email: 'text',
                subscription_tier: 'text',
                last_login: 'datetime',
                region: 'text',
                priority: 'text',
                status: 'text',
            },
        });
        const ids = (await guide('addTableContentBulk', where)) as unknown as number[];
        expect(ids).toHaveLength(2);
        const patched = await run('patchTableContentBulk', {
            ...where,
            updates: ids.map((id) => ({
                id,
                last_login: '2024-03-01',
                region: 'US',
                status: 'active',
            })),
        });
        expect(patched).toMatchObject({ success_total: 2 });
        const found = await guide('searchTableContent', where);
        expect(found.items.map(({ name }: Row) => name)).toEqual(['John Doe', 'Jane Smith']);
        expect(found.items[0]?.['last_login']).toBe(Date.UTC(2024, 2, 1));
        const listed = await guide('getTableContent', where);
        expect(listed.items).toHaveLength(2);
        await run('addTableContentBulk', { ...where, records: [{ email: 'john@example.com' }] });
        expect(await guide('useCaseDuplicates', where)).toMatchObject({
            groups: [{ values: ['john@example.com'], count: 2 }],
            rows_read: 3,
        });
        const part = await run('getTableContent', { ...where, offset: 1, limit: 2 });
        expect(part.items.map(({ email }: Row) => email)).toEqual(['jane@example.com', 'john@example.com']);
        await run('addTableContent', { ...where, row: { email: 'x', last_login: '2020-01-01' } });
        expect(
            await run('deleteTableContentBySearch', {
                ...where,
                filters: { last_login: '< 2021-01-01', email: 'x' },
            }),
        ).toMatchObject({
            success_total: 1,
        });
    });

    test('request history: every filter of the guide is understood', async () => {
        const all = await run('getRequestHistory', { limit: 500 });
        const wanted = all.items.filter(({ status }: Row) => status >= 400);
        const errors = await run('searchRequestHistory', { filters: { status_code: '>= 400' }, limit: 500 });
        expect(errors.items.length).toBeGreaterThan(0);
        expect(errors.items.every(({ status }: Row) => status >= 400)).toBe(true);
        expect(errors.items.length).toBeGreaterThanOrEqual(wanted.length);
        const slow = await guide('searchRequestHistory', {
            filters: { status_code: '>= 200', endpoint: 'contains /api', response_time: '> 50' },
        });
        expect(slow.items.length).toBeGreaterThan(0);
        for (const { duration, uri } of slow.items) {
            expect(duration).toBeGreaterThan(0.05);
            expect(uri).toContain('/api');
        }
        expect((await guide('useCaseSlow')).items).toBeInstanceOf(Array);
        expect((await guide('getRequestHistory')).items).toEqual([]);
        expect(await guide('rateLimiting')).toMatchObject({ nextPage: null });
    });

    test.each([
        'getLoggedInUser',
        'listWorkspaces',
        'getWorkspace',
        'getWorkspaceBranches',
        'getTables',
        'listAPIGroups',
    ] as const)('%s', async (name) => expect(await guide(name)).toBeTruthy());
});
