import { describe, expect, test } from '@jest/globals';
import { collect } from '../bench.js';
import type { OperationsBench } from '../bench.js';

export function logScenarios(bench: () => OperationsBench): void {
    describe('request history', () => {
        test('is listed, narrowed down by names and searched', async () => {
            const { xano } = bench();
            const page = await xano.requestHistory.list({ per_page: 5, include_output: true });
            expect(page.items).toHaveLength(5);
            const group = (await xano.apiGroup.list()).items.find(({ name }) => name === 'Storefront');
            const orders = (await xano.endpoint.list({ apigroup_id: group!.id })).items.find(
                ({ name, verb }) => name === 'orders' && verb === 'GET',
            );
            const narrowed = await xano.requestHistory.list({
                apigroup_id: 'Storefront',
                query_id: 'GET orders',
                per_page: 5,
            });
            expect(new Set(narrowed.items.map(({ query_id }) => query_id))).toEqual(new Set([orders!.id]));

            const slow = await xano.requestHistory.search({
                search: { 'duration|>': 1, 'status|<': 500 },
                sort: '-duration',
                per_page: 10,
            });
            const durations = slow.items.map(({ duration }) => duration);
            expect(durations.length).toBeGreaterThan(0);
            expect(durations.every((duration) => duration > 1)).toBe(true);
            expect(durations).toEqual([...durations].sort((a, b) => b - a));
        });

        test('shows no token of any caller, on no page', async () => {
            const { xano, sandbox } = bench();
            await xano.account.me();
            const items = await collect(xano.requestHistory.list.iterate(), 1000);
            expect(items).toHaveLength(1000);
            const lines = items.flatMap((item) => [...item.request_headers, ...item.response_headers]);
            const authorized = lines.filter((line) => /^(authorization|cookie|set-cookie)\s*:/i.test(line));
            expect(authorized.length).toBeGreaterThan(0);
            expect(new Set(authorized.map((line) => line.replace(/^[\w-]+\s*:\s*/, '')))).toEqual(
                new Set(['***']),
            );
            expect(JSON.stringify(items)).not.toContain(sandbox.tokens.full);
            // Calls of the Metadata API are logged too, under API group 0.
            expect(items.some(({ api_id }) => api_id === 0)).toBe(true);
        });
    });

    describe('the other histories', () => {
        const kinds = [
            'functionHistory',
            'taskHistory',
            'middlewareHistory',
            'triggerHistory',
            'toolHistory',
        ] as const;

        test.each(kinds)('%s is listed and searched', async (kind) => {
            const { xano } = bench();
            const { items } = await xano[kind].list({ per_page: 3, include_output: true });
            expect(items).toHaveLength(3);
            const found = await xano[kind].search({
                search: { 'duration|>=': 0 },
                sort: { created_at: 'asc' },
                per_page: 3,
            });
            const times = found.items.map(({ created_at }) => created_at);
            expect(times).toHaveLength(3);
            expect(times).toEqual([...times].sort());
        });

        test.each([
            ['functionHistory', 'function_id', 'shop/order_total'],
            ['taskHistory', 'task_id', 'cancel_unpaid_orders'],
            ['middlewareHistory', 'middleware_id', 'require_office_key'],
            ['triggerHistory', 'trigger_id', 'on_order_paid'],
            ['toolHistory', 'tool_id', 'find_order'],
        ] as const)('%s is narrowed down by the name of what ran', async (kind, key, name) => {
            const { xano } = bench();
            const { items } = await xano[kind].list({ [key]: name, per_page: 5 });
            const ids: unknown[] = items.map(
                (item) => Object.entries(item).find(([field]) => field === key)?.[1],
            );
            expect(ids.length).toBeGreaterThan(0);
            expect(new Set(ids).size).toBe(1);
        });
    });

    describe('audit log', () => {
        test('tells who changed what, in a workspace and in all', async () => {
            const { xano, sandbox } = bench();
            const { id } = await xano.table.add({ name: 'audited' });
            await xano.table.delete({ table_id: id, confirm: true });

            const [newest] = (await xano.auditLog.list({ per_page: 1, include_data: true })).items;
            expect(newest).toMatchObject({ type: 'table:delete', workspace: { id: sandbox.workspaceId } });
            const found = await xano.auditLog.search({
                search: { type: 'table:create' },
                sort: { id: 'desc' },
            });
            expect(found.items[0]?.msg).toContain('audited');
            expect((await xano.auditLog.listInstance({ per_page: 2 })).items).toHaveLength(2);
            const everywhere = await xano.auditLog.searchInstance({ search: { type: 'table:delete' } });
            expect(everywhere.items.map(({ id: entry }) => entry)).toContain(newest?.id);
        });
    });
}
