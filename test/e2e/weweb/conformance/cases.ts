import assert from 'node:assert/strict';
import type { ProxyCaller } from './caller.js';
import type { Fault, Shop } from './shop.js';

/** One proxy that is looked at, and what stands behind it. */
export interface Target {
    readonly caller: ProxyCaller;
    readonly shop: Shop;
    /** Where the proxy keeps who changed what. */
    readonly audit?: () => Promise<readonly unknown[]> | readonly unknown[];
}

export interface Case {
    readonly name: string;
    readonly run: (target: Target) => Promise<void>;
}

const about = (target: Target, operation: string, more: object = {}, body?: object): object => ({
    operation,
    params: { table_id: target.shop.productsId, ...more },
    ...(body && { body }),
});

/** The page that Xano answered, as far as the cases look at it. */
function pageOf(data: unknown): Record<string, unknown> & { items: Record<string, unknown>[] } {
    assert.ok(typeof data === 'object' && data !== null && 'items' in data && Array.isArray(data.items));
    return data as ReturnType<typeof pageOf>;
}

const unanswered: readonly (readonly [what: string, fault: Fault])[] = [
    ['the connection is cut', { kind: 'reset-before' }],
    ['a web page comes back', { kind: 'html', status: 502 }],
    ['a web page comes back as if all were well', { kind: 'html', status: 200 }],
    ['half an answer comes back', { kind: 'truncate-json' }],
    ['Xano fails', { kind: 'status', preset: '500' }],
    ['Xano refuses the token of the proxy', { kind: 'status', preset: '401' }],
];

export const CASES: readonly Case[] = [
    {
        name: 'tells what it allows',
        async run({ caller, shop }) {
            const { list, productsId, notesId } = shop;
            const data = (await caller.done({ operation: 'proxy.info' })) as Record<string, unknown> & {
                tables: { id: number; name: string; operations: string[] }[];
            };
            const { tables, ...rest } = data;
            const { operations, most_records, most_changes, data_sources, mcp_tools } = list;
            assert.deepEqual(rest, {
                version: 1,
                operations,
                most_records,
                most_changes,
                data_sources,
                mcp_tools,
            });
            assert.deepEqual(
                tables.map(({ id, name }) => [id, name]),
                [
                    [productsId, 'proxy_products'],
                    [notesId, 'proxy_notes'],
                ],
            );
            const [first, second] = tables;
            assert.deepEqual(second?.operations, list.tables['proxy_notes']?.operations);
            for (const listed of ['record.search', 'record.bulkPatch', 'record.delete']) {
                assert.ok(first?.operations.includes(listed), listed);
            }
            for (const not of ['*', 'record.bulkDelete', 'table.truncate', 'column.rename', 'table.list']) {
                assert.ok(!first?.operations.includes(not), not);
            }
        },
    },
    {
        name: 'answers only tables of its list',
        async run({ caller, shop }) {
            const page = pageOf(await caller.done({ operation: 'table.list', query: { per_page: 100 } }));
            assert.equal(page['curPage'], 1);
            assert.ok('nextPage' in page);
            const listed = [shop.productsId, shop.notesId];
            assert.ok(page.items.every(({ id }) => listed.includes(Number(id))));
            const query = { search: 'proxy_', sort: 'name', order: 'asc' };
            const found = pageOf(await caller.done({ operation: 'table.list', query }));
            assert.deepEqual(
                found.items.map(({ name }) => name),
                ['proxy_notes', 'proxy_products'],
            );
        },
    },
    {
        name: 'reads, without the columns that are not listed',
        async run(target) {
            const { caller } = target;
            const row = { id: 2, name: 'Product 20', price: 20 };
            assert.deepEqual(await caller.done(about(target, 'record.get', { row_id: 2 })), row);
            assert.deepEqual(await caller.done(about(target, 'record.get', { row_id: '2' })), row);
            const body = { search: [{ 'price|>=': 20 }], sort: { price: 'asc' }, page: 1, per_page: 1 };
            const page = pageOf(await caller.done(about(target, 'record.search', {}, body)));
            assert.deepEqual(page.items, [row]);
            assert.equal(page['perPage'], 1);
            const listed = pageOf(await caller.done(about(target, 'record.list')));
            assert.ok(listed.items.every((item) => !('cost' in item) && 'price' in item));
            const columns = (await caller.done(about(target, 'column.list'))) as { name: string }[];
            assert.deepEqual(columns.map(({ name }) => name).sort(), ['id', 'name', 'price']);
        },
    },
    {
        name: 'takes every form of a search that names listed columns only',
        async run(target) {
            const statement = { type: 'statement', left: { tag: 'col', operand: 'price' }, op: '=' };
            for (const search of [
                { price: 20 },
                [{ 'price|>': 10 }, { 'price|<': 30 }, { 'id|=': 2 }],
                [{ type: 'group', group: { expression: [{ price: 20 }] } }],
                [{ ...statement, right: { operand: 20 } }],
            ]) {
                const page = pageOf(await target.caller.done(about(target, 'record.search', {}, { search })));
                assert.deepEqual(
                    page.items.map(({ id }) => id),
                    [2],
                    JSON.stringify(search),
                );
            }
        },
    },
    {
        name: 'gives no page longer than allowed',
        async run(target) {
            const { caller, shop } = target;
            const most = shop.list.most_records;
            for (const request of [
                about(target, 'record.search', {}, {}),
                about(target, 'record.search'),
                about(target, 'record.search', {}, { per_page: 1_000 }),
                about(target, 'record.list'),
                { ...about(target, 'record.list'), query: { per_page: 1_000 } },
                { ...about(target, 'record.list'), query: { per_page: '1000' } },
            ]) {
                const page = pageOf(await caller.done(request));
                assert.deepEqual([page.items.length, page['perPage']], [most, most], JSON.stringify(request));
            }
            const second = { ...about(target, 'record.list'), query: { page: 2 } };
            assert.equal(pageOf(await caller.done(second)).items[0]?.['id'], most + 1);
        },
    },
    {
        name: 'adds, changes and deletes a record',
        async run(target) {
            const { caller, shop } = target;
            const added = (await caller.done(
                about(target, 'record.create', {}, { name: 'New', price: 5 }),
            )) as { id: number };
            assert.deepEqual(added, { id: added.id, name: 'New', price: 5 });
            const one = { row_id: added.id };
            const changed = await caller.done(about(target, 'record.update', one, { price: 6 }));
            assert.deepEqual(changed, { id: added.id, name: 'New', price: 6 });
            await caller.done(about(target, 'record.delete', one));
            await assert.rejects(shop.product(added.id));
        },
    },
    {
        name: 'patches records in bulk',
        async run(target) {
            const { caller, shop } = target;
            const items = [
                { row_id: 1, updates: { price: 11 } },
                { row_id: 3, updates: { price: 33, name: 'Third' } },
            ];
            assert.deepEqual(await caller.done(about(target, 'record.bulkPatch', {}, { items })), {
                success: [1, 3],
                success_total: 2,
            });
            const [first, third] = [await shop.product(1), await shop.product(3)];
            assert.deepEqual([first['price'], first['cost'], first['name']], [11, 5, 'Product 10']);
            assert.deepEqual([third['price'], third['cost'], third['name']], [33, 15, 'Third']);
        },
    },
    {
        name: 'changes what a search finds',
        async run({ caller, shop }) {
            const body = { search: [{ text: 'a' }], updates: { text: 'c' } };
            const params = { table_id: shop.notesId };
            await caller.done({ operation: 'record.patchBySearch', params, body });
            const texts = (await shop.notes()).map((note) => (note as { text: string }).text);
            assert.deepEqual(texts.sort(), ['b', 'c']);
        },
    },
    {
        name: 'searches the request history',
        async run({ caller }) {
            const body = { page: 1, per_page: 2, search: [], sort: { id: 'desc' } };
            const page = pageOf(await caller.done({ operation: 'requestHistory.search', body }));
            assert.ok(page.items.length <= 2);
            const headers = JSON.stringify(page.items.map((item) => item['request_headers']));
            assert.match(headers, /"Authorization: \*\*\*"/);
        },
    },
    {
        name: 'takes the live data source by its name',
        async run(target) {
            await target.caller.done({ ...about(target, 'record.get', { row_id: 2 }), data_source: 'live' });
        },
    },
    {
        name: 'hands on how long to wait',
        run: (target) =>
            target.shop.withFault({ kind: 'status', preset: '429-retry-after' }, async () => {
                const request = about(target, 'record.get', { row_id: 1 });
                const told = await target.caller.refused(request, { status: 429, kind: 'rate-limit' });
                assert.equal(told.retry_after, 2);
                assert.equal(told.code, 'ERROR_CODE_TOO_MANY_REQUESTS');
                assert.equal(told.headers.get('retry-after'), '2');
                assert.match(told.headers.get('access-control-expose-headers') ?? '', /retry-after/i);
            }),
    },
    ...unanswered.map(([what, fault]): Case => ({
        name: `says 502 when ${what}`,
        run: (target) =>
            target.shop.withFault(fault, async () => {
                const request = about(target, 'record.get', { row_id: 1 });
                await target.caller.refused(request, { status: 502, kind: 'server' });
            }),
    })),
    {
        name: 'says 504 when the gateway before Xano gave up',
        run: (target) =>
            target.shop.withFault({ kind: 'html', status: 504 }, async () => {
                const request = about(target, 'record.update', { row_id: 1 }, { price: 11 });
                await target.caller.refused(request, { status: 504, kind: 'server' });
            }),
    },
    {
        name: 'answers the preflight of a browser, for the pages it knows',
        async run({ caller }) {
            const { origin } = caller.endpoint;
            const known = await caller.preflight(origin);
            assert.equal(known.status, 204);
            assert.equal(known.headers.get('access-control-allow-origin'), origin);
            const headers = known.headers.get('access-control-allow-headers') ?? '';
            assert.match(headers, /authorization/i);
            assert.match(headers, /content-type/i);
            assert.match(known.headers.get('access-control-allow-methods') ?? '', /POST/);
            assert.equal(known.headers.get('access-control-allow-credentials'), null);
            const stranger = 'https://elsewhere.example.com';
            const unknown = await caller.preflight(stranger);
            assert.ok(![stranger, '*'].includes(unknown.headers.get('access-control-allow-origin') ?? ''));
        },
    },
    {
        name: 'refuses a body that is no JSON',
        async run({ caller }) {
            for (const body of ['', '{"version":', '[]', '7']) {
                const { status, read } = await caller.send(body);
                assert.equal(status, 400);
                assert.equal((JSON.parse(read) as { ok: boolean }).ok, false);
            }
        },
    },
    {
        name: 'lists and calls tools of the MCP server',
        async run({ caller, shop }) {
            const { tools } = (await caller.done({ operation: 'mcp.listTools' })) as {
                tools: { name: string; inputSchema: object }[];
            };
            assert.deepEqual(tools.map(({ name }) => name).sort(), [...shop.list.mcp_tools].sort());
            const call = (name: string, given: object): object => ({
                operation: 'mcp.callTool',
                body: { name, arguments: { workspace_id: shop.list.workspace_id, ...given } },
            });
            const result = await caller.done(call('getTableContent', { table_id: shop.notesId }));
            assert.match(JSON.stringify(result), /"content"/);
            const not = { status: 403, kind: 'permission' };
            await caller.refused(call('deleteTable', { table_id: shop.notesId }), not);
            await caller.refused(call('getTableContent', { table_id: shop.secretsId }), not);
            await caller.refused(call('getTableContent', { table_id: shop.productsId }), not);
            await caller.refused(call('getTables', { workspace_id: shop.list.workspace_id + 1 }), not);
        },
    },
    {
        name: 'notes who changed what',
        async run(target) {
            const { caller, audit } = target;
            assert.ok(audit !== undefined, 'there is nowhere to look');
            const before = (await audit()).length;
            await caller.done(about(target, 'record.get', { row_id: 1 }));
            assert.equal((await audit()).length, before, 'reading leaves no note');
            const items = [{ row_id: 4, updates: { price: 7654321 } }];
            await caller.done(about(target, 'record.bulkPatch', {}, { items }));
            const note = JSON.stringify((await audit()).at(-1));
            assert.equal((await audit()).length, before + 1);
            for (const part of ['record.bulkPatch', 'proxy_products']) assert.ok(note.includes(part), note);
            assert.ok(!note.includes('7654321'), 'values are not noted');
        },
    },
    {
        name: 'holds no secret and no address in any answer',
        run({ caller }) {
            assert.ok(caller.answers.length > 100, 'there are answers to look through');
            const { secrets, addresses } = caller.endpoint;
            for (const { operation, text } of caller.answers) {
                // The request history is about addresses.
                const hidden = operation === 'requestHistory.search' ? secrets : [...secrets, ...addresses];
                const at = hidden.findIndex((one) => text.includes(one));
                assert.equal(at, -1, `hidden text number ${at} stands in an answer to ${operation}`);
            }
            return Promise.resolve();
        },
    },
];
