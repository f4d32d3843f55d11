import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { type Client, newTable, openClient } from './client.js';

const NOW = 1_768_166_089_431;
let client: Client;

beforeAll(async () => {
    client = await openClient({ seed: 'empty', now: () => NOW });
}, 60_000);
afterAll(() => client.sandbox.close());

const ids = (rows: readonly { id: number }[]): number[] => rows.map(({ id }) => id);

describe('values', () => {
    let path: string;
    beforeAll(async () => {
        path = await newTable(client, 'values', [
            ['text', { name: 'name', required: true, filters: { trim: true, lower: true } }],
            ['int', { name: 'stock', default: 3 }],
            ['decimal', { name: 'price' }],
            ['bool', { name: 'active' }],
            ['enum', { name: 'state', values: ['open', 'done'], default: 'open' }],
            ['date', { name: 'day', nullable: true }],
            ['timestamp', { name: 'seen' }],
            ['json', { name: 'extra' }],
            ['text', { name: 'tags', style: 'list' }],
            ['uuid', { name: 'key' }],
            ['password', { name: 'secret' }],
            ['vector', { name: 'place', vector: { size: 2 } }],
            ['object', { name: 'size', children: [{ name: 'w', type: 'int' }] }],
        ]);
    });

    test('what is left out gets the default, else null, else the zero of its type', async () => {
        const row = await client.ok('POST', `${path}/content`, { name: '  Ada ' });
        expect(row).toEqual({
            id: 1,
            created_at: NOW,
            name: 'ada',
            stock: 3,
            price: 0,
            active: false,
            state: 'open',
            day: null,
            seen: null,
            extra: {},
            tags: [],
            key: null,
            secret: '',
            place: null,
            size: {},
        });
    });

    test('values come back as they were sent, and unknown columns are ignored', async () => {
        const sent = {
            name: 'quote " \' ; -- \\ é 漢',
            stock: -7,
            price: 1.25,
            active: true,
            state: 'done',
            day: '2026-02-28',
            seen: 1_700_000_000_000,
            extra: { a: [1, null, { b: 'x' }] },
            tags: ['a', 'b,c', '"'],
            key: '123e4567-e89b-12d3-a456-426614174000',
            place: [1, 2.5],
            size: { w: 4 },
        };
        const row = await client.ok('POST', `${path}/content`, { ...sent, nobody: 1 });
        expect(row).toEqual({ ...sent, id: row.id, created_at: NOW, secret: '' });
        expect(await client.ok('GET', `${path}/content/${row.id}`)).toEqual(row);
    });

    test('a password is stored as a hash', async () => {
        const row = await client.ok('POST', `${path}/content`, { name: 'x', secret: 'made-up' });
        expect(row.secret).toMatch(/^[0-9a-f]{16}\.[0-9a-f]{64}$/);
    });

    test.each([
        [{}, 'Missing param: name', 'name'],
        [{ name: 'x', stock: 'many' }, 'Invalid value for param: stock', 'stock'],
        [{ name: 'x', stock: 1.5 }, 'Invalid value for param: stock', 'stock'],
        [{ name: 'x', price: [] }, 'Invalid value for param: price', 'price'],
        [{ name: 'x', active: 'perhaps' }, 'Invalid value for param: active', 'active'],
        [{ name: 'x', state: 'lost' }, 'Input "lost" is not one of the allowable values.', 'state'],
        [{ name: 'x', day: '2026-02-30' }, 'Invalid value for param: day', 'day'],
        [{ name: 'x', tags: 'a' }, 'Invalid value for param: tags', 'tags'],
        [{ name: 'x', key: '7' }, 'Invalid value for param: key', 'key'],
        [{ name: {} }, 'Invalid value for param: name', 'name'],
        [{ name: 'x', price: null }, 'Invalid value for param: price', 'price'],
    ])('%j is refused', async (row, message, param) => {
        const { status, body } = await client.send('POST', `${path}/content`, row);
        expect([status, body.message, body.payload]).toEqual([400, message, { param }]);
    });

    test('a character that PostgreSQL cannot store answers 400, not 500', async () => {
        expect((await client.send('POST', `${path}/content`, { name: 'a\u0000b' })).status).toBe(400);
    });
});

describe('one row', () => {
    let path: string;
    beforeAll(async () => {
        path = await newTable(client, 'one', [
            ['text', { name: 'name' }],
            ['int', { name: 'n' }],
        ]);
    });

    test('an update changes only what was sent', async () => {
        const { id } = await client.ok('POST', `${path}/content`, { name: 'a', n: 1 });
        expect(await client.ok('PUT', `${path}/content/${id}`, { n: 2 })).toEqual({
            id,
            created_at: NOW,
            name: 'a',
            n: 2,
        });
        expect(await client.ok('DELETE', `${path}/content/${id}`)).toBeNull();
        for (const [method, body] of [['GET'], ['PUT', { n: 1 }], ['DELETE']] as const) {
            const { status, body: answer } = await client.send(method, `${path}/content/${id}`, body);
            expect([method, status, answer.message]).toEqual([method, 404, '']);
        }
    });

    test('an id in the body is honoured, and later ids go on behind it', async () => {
        expect((await client.ok('POST', `${path}/content`, { id: 500 })).id).toBe(500);
        expect((await client.ok('POST', `${path}/content`, {})).id).toBe(501);
        expect((await client.send('POST', `${path}/content`, { id: 500 })).status).toBe(400);
    });
});

describe('many rows', () => {
    let path: string;
    beforeAll(async () => {
        path = await newTable(client, 'many', [
            ['text', { name: 'name' }],
            ['int', { name: 'n' }],
        ]);
    });

    test('bulk add answers ids in order and drops ids unless allowed', async () => {
        const items = Array.from({ length: 1000 }, (_, n) => ({ id: 9000 - n, name: `r${n}`, n }));
        const added = await client.ok('POST', `${path}/content/bulk`, { items });
        expect(added).toEqual(Array.from({ length: 1000 }, (_, i) => i + 1));
        const last = await client.ok('GET', `${path}/content/1000`);
        expect(last.n).toBe(999);
        expect(
            await client.ok('POST', `${path}/content/bulk`, { items: [{ id: 5000 }], allow_id_field: true }),
        ).toEqual([5000]);
        expect(await client.ok('POST', `${path}/content/bulk`, { items: [{}] })).toEqual([5001]);
    });

    test('bulk patch gives each row its own changes and counts those that exist', async () => {
        const items = [
            { row_id: 1, updates: { name: 'one' } },
            { row_id: '2', updates: { n: -2 } },
            { row_id: 3, updates: { name: 'three', n: -3 } },
            { row_id: 777_777, updates: { n: 0 } },
            { row_id: 3, updates: { n: -33 } },
            { row_id: 4 },
        ];
        const answer = await client.ok('POST', `${path}/content/bulk/patch`, { items });
        expect(answer).toEqual({ success: [1, 2, 3, 4], success_total: 4 });
        const { items: rows } = await client.ok('GET', `${path}/content?per_page=4`);
        expect(rows.map(({ name, n }) => [name, n])).toEqual([
            ['one', 0],
            ['r1', -2],
            ['three', -33],
            ['r3', 3],
        ]);
    });

    test('a bulk call with one wrong row changes nothing', async () => {
        const before = (await client.ok('GET', `${path}/content?per_page=1`)).itemsTotal;
        const { status } = await client.send('POST', `${path}/content/bulk`, {
            items: [{ n: 1 }, { n: 'x' }],
        });
        expect(status).toBe(400);
        expect((await client.ok('GET', `${path}/content?per_page=1`)).itemsTotal).toBe(before);
    });

    test('bulk delete names what was not there', async () => {
        expect(
            await client.ok('POST', `${path}/content/bulk/delete`, { row_ids: [10, '11', 777_777] }),
        ).toEqual({
            success: [10, 11],
            success_total: 2,
            error: [777_777],
        });
        const missing = await client.send('POST', `${path}/content/bulk/delete`, { ids: [1] });
        expect(missing.body.message).toBe('Missing param: row_ids');
    });

    test('totals stay exact, and every row shows once over all pages', async () => {
        const seen: number[] = [];
        let page: number | null = 1;
        while (page !== null) {
            const body: { items: { id: number }[]; nextPage: number | null; itemsTotal: number } =
                await client.ok('GET', `${path}/content?per_page=97&page=${page}`);
            seen.push(...ids(body.items));
            expect(body.itemsTotal).toBe(1000);
            page = body.nextPage;
        }
        expect(seen).toHaveLength(1000);
        expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    });
});

describe('uniqueness', () => {
    test('one row or many: the index refuses, names column and value, and nothing is stored', async () => {
        const path = await newTable(client, 'unique', [['email', { name: 'email' }]]);
        await client.ok('POST', `${path}/index/unique`, { fields: [{ name: 'email', op: 'asc' }] });
        await client.ok('POST', `${path}/content`, { email: 'ada@example.test' });
        for (const [method, route, body] of [
            ['POST', '/content', { email: 'ada@example.test' }],
            [
                'POST',
                '/content/bulk',
                { items: [{ email: 'new@example.test' }, { email: 'ada@example.test' }] },
            ],
        ] as const) {
            const answer = await client.send(method, path + route, body);
            expect([answer.status, answer.body.code]).toEqual([400, 'ERROR_CODE_INPUT_ERROR']);
            expect(answer.body.message).toContain('email "ada@example.test"');
        }
        expect((await client.ok('GET', `${path}/content`)).itemsTotal).toBe(1);
    });

    test('an index over values that repeat already is refused', async () => {
        const path = await newTable(client, 'repeats', [['text', { name: 'code' }]]);
        await client.ok('POST', `${path}/content/bulk`, { items: [{ code: 'a' }, { code: 'a' }] });
        const answer = await client.send('POST', `${path}/index/unique`, {
            fields: [{ name: 'code', op: 'asc' }],
        });
        expect(answer.status).toBe(400);
        expect(await client.ok('GET', `${path}/index`)).toHaveLength(2);
    });
});

describe('data sources', () => {
    test('rows and ids are kept apart, and the live source is the default', async () => {
        const path = await newTable(client, 'sources', [['text', { name: 'name' }]]);
        await client.ok('POST', '/workspace/1/datasource', { label: 'test' });
        const inTest = { headers: { 'x-data-source': 'test' } };
        expect((await client.ok('POST', `${path}/content`, { name: 'live' })).id).toBe(1);
        expect((await client.ok('POST', `${path}/content`, { name: 'test' }, inTest)).id).toBe(1);
        expect((await client.ok('GET', `${path}/content/1`)).name).toBe('live');
        expect((await client.ok('GET', `${path}/content/1`, undefined, inTest)).name).toBe('test');
        await client.ok('POST', `${path}/schema/type/int`, { name: 'added', default: 5 });
        expect((await client.ok('GET', `${path}/content/1`, undefined, inTest)).added).toBe(5);
        await client.ok('DELETE', `${path}/truncate`, { reset: true }, inTest);
        expect((await client.ok('GET', `${path}/content`)).itemsTotal).toBe(1);
        expect((await client.ok('GET', `${path}/content`, undefined, inTest)).itemsTotal).toBe(0);
        const unknown = await client.send('GET', `${path}/content`, undefined, {
            headers: { 'x-data-source': 'no' },
        });
        expect(unknown.status).toBe(404);
        await client.ok('DELETE', '/workspace/1/datasource/test');
        expect((await client.send('DELETE', '/workspace/1/datasource/live')).status).toBe(400);
    });
});

describe('truncate', () => {
    test('reset restarts the ids, without it they go on', async () => {
        const path = await newTable(client, 'truncated', [['text', { name: 'name' }]]);
        const add = async (): Promise<number> => (await client.ok('POST', `${path}/content`, {})).id;
        expect([await add(), await add()]).toEqual([1, 2]);
        await client.ok('DELETE', `${path}/truncate`, { reset: false });
        expect(await add()).toBe(3);
        await client.ok('DELETE', `${path}/truncate`, { reset: true });
        expect(await add()).toBe(1);
        expect((await client.ok('GET', `${path}/content`)).itemsTotal).toBe(1);
    });
});
