import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

import { type Client, newTable, openClient } from './client.js';

let client: Client;
let path: string;

beforeAll(async () => {
    client = await openClient({ seed: 'empty' });
    path = await newTable(client, 'goods', [
        ['text', { name: 'name' }],
        ['enum', { name: 'status', values: ['open', 'done', 'new'] }],
        ['decimal', { name: 'price', nullable: true }],
        ['bool', { name: 'sold' }],
        ['timestamp', { name: 'at' }],
        ['text', { name: 'tags', style: 'list' }],
        ['date', { name: 'day', nullable: true }],
    ]);
    await client.ok('POST', `${path}/content/bulk`, {
        items: [
            {
                name: 'Ink 100%',
                status: 'open',
                price: 1,
                sold: true,
                at: 1000,
                tags: ['a', 'b'],
                day: '2026-01-01',
            },
            {
                name: 'pen_red',
                status: 'done',
                price: 10,
                sold: false,
                at: 2000,
                tags: ['b'],
                day: '2026-01-02',
            },
            { name: 'Pencil', status: 'open', price: 20, sold: false, at: 3000, tags: [], day: '2026-01-03' },
            {
                name: "O'Hara",
                status: 'new',
                price: 30,
                sold: true,
                at: 4000,
                tags: ['c'],
                day: '2026-01-04',
            },
            { name: 'paper', status: 'new', price: null, sold: false, at: 5000, tags: ['a', 'c'] },
        ],
    });
}, 60_000);
afterAll(() => client.sandbox.close());

async function found(search: unknown, extra: object = {}): Promise<number[]> {
    const { items } = await client.ok('POST', `${path}/content/search`, { search, ...extra });
    return items.map(({ id }: { id: number }) => id);
}

const col = (operand: string) => ({ tag: 'col', operand });
const is = (column: string, op: string, operand: unknown, or?: boolean) => ({
    type: 'statement',
    ...(or === undefined ? {} : { or }),
    left: col(column),
    op,
    right: { operand },
});
const group = (expression: readonly unknown[], or = false) => ({ type: 'group', or, group: { expression } });

describe('short form', () => {
    test.each<[string, unknown, number[]]>([
        ['nothing', undefined, [1, 2, 3, 4, 5]],
        ['an empty list', [], [1, 2, 3, 4, 5]],
        ['a bare object', { status: 'open' }, [1, 3]],
        ['AND of two', [{ status: 'open' }, { 'price|>': 5 }], [3]],
        ['two keys of one object', [{ status: 'open', 'price|<=': 1 }], [1]],
        ['OR', [{ status: 'done' }, { 'price|=|or': 30 }], [2, 4]],
        ['from left to right', [{ status: 'open' }, { 'id|=|or': 4 }, { sold: true }], [1, 4]],
        ['a trailing bar', [{ 'price|<|': 10 }], [1]],
        ['an empty operator', [{ 'status||': 'done' }], [2]],
        ['not equal', [{ 'status|!=': 'open' }], [2, 4, 5]],
        ['in', [{ 'id|in': [1, 3, 99] }], [1, 3]],
        ['not in', [{ 'status|not in': ['open', 'new'] }], [2]],
        ['in nothing', [{ 'id|in': [] }], []],
        ['in of awkward texts', [{ 'name|in': ["O'Hara", 'a,b', '"', '\\'] }], [4]],
        ['null', [{ price: null }], [5]],
        ['not null', [{ 'price|!=': null }], [1, 2, 3, 4]],
        ['a number as text', [{ 'price|>=': '20' }], [3, 4]],
        ['a bool', [{ sold: 'true' }], [1, 4]],
        ['a date', [{ 'day|>': '2026-01-02' }], [3, 4]],
        ['milliseconds', [{ 'at|>=': 4000 }], [4, 5]],
        ['a quote in the value', [{ name: "O'Hara" }], [4]],
        ['an injection', [{ name: "x' OR '1'='1" }], []],
    ])('%s', async (_name, search, expected) => {
        expect(await found(search)).toEqual(expected);
    });
});

describe('statement form', () => {
    test.each<[string, unknown, number[]]>([
        ['a triple in the node', [is('price', '>=', 20)], [3, 4]],
        [
            'a triple under statement',
            [{ type: 'statement', statement: { left: col('status'), op: '==', right: { operand: 'done' } } }],
            [2],
        ],
        ['AND', [is('status', '=', 'open'), is('price', '>', 5)], [3]],
        ['OR', [is('status', '=', 'done'), is('price', '=', 30, true)], [2, 4]],
        [
            'a group joined with OR',
            [is('status', '=', 'done'), group([is('status', '=', 'open'), is('price', '<', 5)], true)],
            [1, 2],
        ],
        [
            'groups in groups',
            [
                is('id', '>', 0),
                group([
                    is('status', '=', 'new'),
                    group(
                        [is('status', '=', 'open'), group([is('id', '=', 1), is('id', '=', 2, true)])],
                        true,
                    ),
                ]),
            ],
            [1, 4, 5],
        ],
        ['both grammars in one list', [{ status: 'open' }, is('id', '=', 4, true)], [1, 3, 4]],
        ['an expression object', { expression: [is('id', '=', 2)] }, [2]],
        [
            'column against column',
            [{ type: 'statement', left: col('id'), op: '=', right: col('price') }],
            [1],
        ],
        [
            'the constant on the left',
            [{ type: 'statement', left: { tag: 'const:int', operand: 20 }, op: '<=', right: col('price') }],
            [3, 4],
        ],
        [
            'a typed constant',
            [{ type: 'statement', left: col('price'), op: '=', right: { tag: 'const:int', operand: '10' } }],
            [2],
        ],
        ['table and column', [is('goods.id', '=', 3)], [3]],
        ['like', [is('name', 'like', 'Pen%')], [3]],
        ['ilike', [is('name', 'ilike', 'pen%')], [2, 3]],
        ['includes ignores case', [is('name', 'includes', 'PEN')], [2, 3]],
        ['includes takes % as a character', [is('name', 'includes', '100%')], [1]],
        ['not includes', [is('name', 'not includes', 'e')], [1, 4]],
        ['between', [is('price', 'between', [10, 20])], [2, 3]],
        ['contains', [is('tags', 'contains', 'a')], [1, 5]],
        ['not contains', [is('tags', 'not contains', 'a')], [2, 3, 4]],
        ['@>', [is('tags', '@>', ['a', 'c'])], [5]],
        ['overlaps', [is('tags', 'overlaps', ['b', 'c'])], [1, 2, 4, 5]],
        ['not overlaps', [is('tags', 'not overlaps', ['b', 'c'])], [3]],
        ['regular expression', [is('name', '~', '^[pP]en')], [2, 3]],
        ['words', [is('name', 'search', 'pencil')], [3]],
    ])('%s', async (_name, search, expected) => {
        expect(await found(search)).toEqual(expected);
    });

    test('a group a hundred levels deep is refused', async () => {
        let node: unknown = is('id', '=', 1);
        for (let depth = 0; depth < 100; depth++) node = group([node]);
        expect((await client.send('POST', `${path}/content/search`, { search: [node] })).status).toBe(400);
    });
});

describe('refusals', () => {
    test.each<[unknown, string]>([
        [[{ nobody: 1 }], 'Unsupported parameter reference - nobody'],
        [[{ 'name"; DROP TABLE x; --': 1 }], 'Unsupported parameter reference - name"; DROP TABLE x; --'],
        [[{ 'price|almost': 1 }], 'Unsupported parameter reference - almost'],
        [[{ 'price|=|xor': 1 }], 'Unsupported parameter reference - price|=|xor'],
        [[{ 'price|>': 'dear' }], 'ParseError: Invalid value for param'],
        [[{ 'id|in': 3 }], 'ParseError: Invalid value for param'],
        [[is('name', 'contains', 'a')], 'ParseError: Invalid value for param'],
        [[is('price', 'like', 'a')], 'ParseError: Invalid value for param'],
        [[is('name', '~', '(')], 'ParseError: Invalid value for param'],
        [[7], 'Invalid value for param: search'],
    ])('%j', async (search, message) => {
        const { status, body } = await client.send('POST', `${path}/content/search`, { search });
        expect([status, body.code, body.message]).toEqual([400, 'ERROR_CODE_INPUT_ERROR', message]);
    });

    test('an unknown column or direction in sort', async () => {
        for (const sort of [{ nobody: 'asc' }, { id: 'up' }, 'id']) {
            expect((await client.send('POST', `${path}/content/search`, { sort })).status).toBe(400);
        }
    });
});

describe('sort and pages', () => {
    test('an object, an array, and the same order on every page', async () => {
        expect(await found([], { sort: { id: 'desc' } })).toEqual([5, 4, 3, 2, 1]);
        expect(await found([], { sort: [{ status: 'asc' }, { price: 'desc' }] })).toEqual([2, 5, 4, 3, 1]);
        const whole = await found([], { sort: { price: 'asc' } });
        const pages: number[] = [];
        for (let page = 1; page <= 5; page++) {
            pages.push(...(await found([], { sort: { price: 'asc' }, page, per_page: 1 })));
        }
        expect(pages).toEqual(whole);
        expect(pages).toEqual([1, 2, 3, 4, 5]);
    });

    test('totals count the matches', async () => {
        const body = await client.ok('POST', `${path}/content/search`, {
            search: { status: 'open' },
            per_page: 1,
        });
        expect(body).toMatchObject({ itemsTotal: 2, pageTotal: 2, nextPage: 2, itemsReceived: 1 });
    });
});

describe('changes by search', () => {
    test('patch and delete touch the matches and count them', async () => {
        const table = await newTable(client, 'changes', [['text', { name: 'name' }]]);
        await client.ok('POST', `${table}/content/bulk`, {
            items: [{ name: 'a' }, { name: 'b' }, { name: 'a' }],
        });
        const patch = { search: [{ name: 'a' }], updates: { name: 'c' } };
        expect(await client.ok('POST', `${table}/content/search/patch`, patch)).toEqual({
            success: [1, 3],
            success_total: 2,
        });
        expect(await client.ok('POST', `${table}/content/search/delete`, { search: { name: 'c' } })).toEqual({
            success: [1, 3],
            success_total: 2,
        });
        expect((await client.ok('GET', `${table}/content`)).itemsTotal).toBe(1);
    });
});
