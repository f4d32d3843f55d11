import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { type Client, openClient } from './client.js';

let client: Client;

beforeAll(async () => {
    client = await openClient({ seed: 'sample' });
}, 60_000);
afterAll(() => client.sandbox.close());

const HISTORY = '/workspace/1/request_history';

describe('request history', () => {
    test('a reader sees every call made before its own, with the token in clear', async () => {
        await client.send('POST', '/workspace/1/table', { name: '' }, { headers: { 'x-note': 'seen' } });
        const { items } = await client.ok('GET', `${HISTORY}?per_page=1&include_output=true`);
        const entry = items[0]!;
        expect(Object.keys(entry).join(' ')).toBe(
            'id created_at workspace_id branch api_id query_id duration status verb uri input request_headers ' +
                'response_headers output',
        );
        expect(entry).toMatchObject({
            api_id: 0,
            query_id: 0,
            status: 400,
            verb: 'POST',
            branch: 'v1',
            input: { name: '' },
        });
        expect(entry.uri).toBe(`${client.sandbox.metaUrl}/workspace/1/table`);
        expect(entry.request_headers).toContain(`Authorization: Bearer ${client.sandbox.tokens.full}`);
        expect(entry.request_headers).toContain('X-Note: seen');
        expect(entry.output).toMatchObject({ message: 'Missing param: name' });
        expect(entry.duration).toBeGreaterThan(0);
    });

    test('output only when asked for; newest first; pages without totals', async () => {
        const { items, ...paging } = await client.ok('GET', `${HISTORY}?per_page=3&page=2`);
        expect(paging).toEqual({ curPage: 2, nextPage: 3, prevPage: 1 });
        expect('output' in items[0]!).toBe(false);
        const ids = items.map(({ id }) => id);
        expect(ids).toEqual(ids.toSorted((a, b) => b - a));
    });

    test('filters by group and endpoint', async () => {
        const { items } = await client.ok('GET', `${HISTORY}?apigroup_id=1&query_id=2&per_page=20`);
        expect(items).toHaveLength(20);
        for (const entry of items) expect(entry).toMatchObject({ api_id: 1, query_id: 2 });
    });

    test('searches in both grammars, times in milliseconds', async () => {
        const short = [{ status: 500 }, { 'duration|>|': 0.5 }];
        const body = { search: short, sort: { duration: 'desc' }, per_page: 5 };
        const { items } = await client.ok('POST', `${HISTORY}/search`, body);
        expect(items.length).toBeGreaterThan(0);
        for (const entry of items) expect(entry.status === 500 && entry.duration > 0.5).toBe(true);
        const durations = items.map(({ duration }) => duration);
        expect(durations).toEqual(durations.toSorted((a, b) => b - a));
        const statement = [
            {
                type: 'statement',
                left: { tag: 'col', operand: 'created_at' },
                op: '>',
                right: { operand: Date.now() - 60_000 },
            },
            {
                type: 'statement',
                left: { tag: 'col', operand: 'uri' },
                op: 'ilike',
                right: { operand: '%/request_history?%' },
            },
        ];
        const recent = await client.ok('POST', `${HISTORY}/search`, { search: statement });
        expect(recent.items.length).toBeGreaterThan(0);
        const unknown = await client.send('POST', `${HISTORY}/search`, { search: [{ nobody: 1 }] });
        expect(unknown.body.message).toBe('Unsupported parameter reference - nobody');
    });

    test('at most 500 a page', async () => {
        expect((await client.send('GET', `${HISTORY}?per_page=501`)).status).toBe(400);
        expect((await client.ok('GET', `${HISTORY}?per_page=500`)).items).toHaveLength(500);
    });

    test('a bulk body is not stored a second time', async () => {
        const items = Array.from({ length: 2000 }, () => ({ name: 'x'.repeat(20) }));
        await client.send('POST', '/workspace/1/table/999/content/bulk', { items });
        const { items: logged } = await client.ok('GET', `${HISTORY}?per_page=1`);
        expect(JSON.stringify(logged[0]!.input).length).toBeLessThan(200);
    });
});

test.each([
    ['function_history', 'function_id'],
    ['task_history', 'task_id'],
    ['middleware_history', 'middleware_id'],
    ['trigger_history', 'trigger_id'],
    ['tool_history', 'tool_id'],
])('%s lists, filters and searches by %s', async (path, column) => {
    const { items } = await client.ok('GET', `/workspace/1/${path}?per_page=1`);
    const id = Number(items[0]![column]);
    expect(id).toBeGreaterThan(0);
    const filtered = await client.ok('GET', `/workspace/1/${path}?${column}=${id}&per_page=500`);
    const searched = await client.ok('POST', `/workspace/1/${path}/search`, {
        search: [{ [column]: id }],
        per_page: 500,
    });
    expect(searched.items).toEqual(filtered.items);
    expect(filtered.items.every((run) => run[column] === id)).toBe(true);
});

describe('audit log', () => {
    test('object changes are written, in the workspace and in the instance', async () => {
        const { id } = await client.ok('POST', '/workspace/1/table', { name: 'audited' });
        await client.ok('DELETE', `/workspace/1/table/${id}`);
        for (const path of ['/workspace/1/audit_log', '/audit_log']) {
            const { items, itemsTotal, pageTotal } = await client.ok('GET', `${path}?per_page=2`);
            expect(pageTotal).toBe(Math.ceil(itemsTotal / 2));
            expect(items.map(({ type, msg }) => [type, msg])).toEqual([
                ['table:delete', 'Table deleted: audited'],
                ['table:create', 'Table created: audited'],
            ]);
            expect(items[0]!).toMatchObject({
                label: ['table'],
                obj: { type: 'table', id },
                user: { id: 4211, email: 'dana@example.test' },
                workspace: { id: 1 },
                branch: { id: 0, label: null },
            });
            expect('data' in items[0]!).toBe(false);
        }
    });

    test('search, with data on request', async () => {
        const body = {
            search: [{ type: 'table:create' }],
            sort: { id: 'asc' },
            include_data: true,
            per_page: 1,
        };
        const { items } = await client.ok('POST', '/workspace/1/audit_log/search', body);
        expect(items[0]!.type).toBe('table:create');
        expect('data' in items[0]!).toBe(true);
    });
});
