import type { Caller, Expected } from './caller.js';
import type { Shop } from './shop.js';

/** What is asked, and what it must be refused with. */
export interface Refused {
    readonly name: string;
    readonly requests: (shop: Shop) => readonly object[];
    readonly expected: Expected;
    readonly caller?: Caller;
}

const permission = { status: 403, kind: 'permission' };
const validation = { status: 400, kind: 'validation' };
const missing = { status: 404, kind: 'not-found' };

const products = ({ productsId }: Shop, verb: string, body?: object, more: object = {}): object => ({
    operation: `record.${verb}`,
    params: { table_id: productsId, ...more },
    ...(body && { body }),
});

const statement = (left: object, right: object): object => ({ type: 'statement', left, op: '=', right });
const group = (...expression: object[]): object => ({ type: 'group', group: { expression } });
const column = (operand: string): object => ({ tag: 'col', operand });

/** Searches that look at the column `cost`, which is not on the list. */
const ON_COST = [
    { cost: 1 },
    { 'cost|>': 1 },
    [{ name: 'x' }, { 'cost|>|or': 1 }],
    [group({ 'price|>': 1 }, group({ cost: 1 }))],
    [statement({ operand: 'cost' }, { operand: 1 })],
    [statement(column('price'), column('cost'))],
    [{ type: 'statement', statement: { left: column('cost'), op: '=', right: { operand: 1 } } }],
    { expression: [{ cost: 1 }] },
];

/** Searches of which nobody can tell which columns they look at. */
const UNCLEAR = [
    [{ price: { operand: 'cost' } }],
    [statement({ ...column('price'), filters: [{ name: 'add', arg: [column('cost')] }] }, { operand: 1 })],
    [{ ...statement(column('price'), { operand: 1 }), cost: 1 }],
    ['cost = 1'],
];

/** Searches that every record meets. */
const EMPTY = [undefined, [], {}, [{}], [group()], [group(group())], { expression: [] }];

export const REFUSALS: readonly Refused[] = [
    {
        name: 'a version it does not speak',
        requests: () => [{ version: 2, operation: 'proxy.info' }, { version: null }, { version: '1' }],
        expected: { ...validation, code: 'VERSION', message: /\b1\b/ },
    },
    {
        name: 'an operation it does not know',
        requests: () =>
            ['table.fly', 'constructor', '__proto__', 'record.patchWhere'].map((operation) => ({
                operation,
            })),
        expected: missing,
    },
    {
        name: 'a request with something that is not in the contract',
        requests: ({ productsId }) => [
            { operation: 7 },
            { operation: 'table.list', headers: { 'x-data-source': 'test' } },
            { operation: 'table.list', params: { table_id: productsId } },
            { operation: 'table.list', query: { workspace_id: 2 } },
            { operation: 'record.list', params: { table_id: productsId }, query: { sort: 'cost' } },
            { operation: 'record.search', params: { table_id: productsId }, body: [] },
        ],
        expected: validation,
    },
    {
        name: 'a caller who is not signed in',
        caller: 'nobody',
        requests: () => [{ operation: 'proxy.info' }, { operation: 'table.list' }],
        expected: { status: 401, kind: 'auth' },
    },
    {
        name: 'a login that is not valid',
        caller: 'stranger',
        requests: () => [{ operation: 'table.list' }],
        expected: { status: 401, kind: 'auth' },
    },
    {
        name: 'a user who is no admin',
        caller: 'user',
        requests: () => [{ operation: 'proxy.info' }, { operation: 'table.list' }],
        expected: permission,
    },
    {
        name: 'another workspace',
        requests: ({ list }) => [
            { operation: 'table.list', params: { workspace_id: list.workspace_id + 1 } },
        ],
        expected: permission,
    },
    {
        name: 'an operation that is not listed',
        requests: ({ notesId }) => [
            { operation: 'workspace.get' },
            { operation: 'table.add', body: { name: 'x' } },
            { operation: 'function.run', body: { name: 'x' } },
            { operation: 'record.create', params: { table_id: notesId }, body: { text: 'x' } },
        ],
        expected: permission,
    },
    {
        name: 'a table that is not listed',
        requests: ({ secretsId }) => [
            { operation: 'record.list', params: { table_id: secretsId } },
            { operation: 'table.get', params: { table_id: String(secretsId) } },
            { operation: 'record.list', params: { table_id: 'proxy_products' } },
            { operation: 'record.list', params: { table_id: '__proto__' } },
        ],
        expected: permission,
    },
    {
        name: 'a removal that is not named',
        requests: (shop) => [
            products(shop, 'bulkDelete', { row_ids: [1] }),
            products(shop, 'deleteBySearch', { search: [{ price: 10 }] }),
            { operation: 'table.delete', params: { table_id: shop.productsId } },
            { operation: 'table.truncate', params: { table_id: shop.productsId }, body: {} },
            { operation: 'column.remove', params: { table_id: shop.productsId, name: 'price' } },
        ],
        expected: permission,
    },
    {
        name: 'to move columns of a table of which only some are listed',
        requests: ({ productsId }) => [
            { operation: 'table.update', params: { table_id: productsId }, body: { schema: [] } },
            {
                operation: 'column.rename',
                params: { table_id: productsId },
                body: { old_name: 'cost', new_name: 'price' },
            },
        ],
        expected: permission,
    },
    {
        name: 'to look at a column that is not listed',
        requests: ({ productsId }) => [
            { operation: 'column.get', params: { table_id: productsId, name: 'cost' } },
        ],
        expected: permission,
    },
    {
        name: 'to write a column that is not listed',
        requests: (shop) => [
            products(shop, 'create', { name: 'x', cost: 1 }),
            products(shop, 'update', { cost: 1 }, { row_id: 1 }),
            products(shop, 'bulkAdd', { items: [{ name: 'x' }, { name: 'x', cost: 1 }] }),
            products(shop, 'bulkPatch', { items: [{ row_id: 1, updates: { cost: 1 } }] }),
            products(shop, 'patchBySearch', { search: [{ price: 10 }], updates: { cost: 1 } }),
        ],
        expected: permission,
    },
    {
        name: 'to change the id of a record',
        requests: (shop) => [
            products(shop, 'update', { id: 9 }, { row_id: 1 }),
            products(shop, 'bulkPatch', { items: [{ row_id: 1, updates: { id: 9 } }] }),
        ],
        expected: permission,
    },
    {
        name: 'to filter by a column that is not listed',
        requests: (shop) => [
            ...ON_COST.map((search) => products(shop, 'search', { search })),
            products(shop, 'patchBySearch', { search: [{ cost: 1 }], updates: { price: 1 } }),
        ],
        expected: permission,
    },
    {
        name: 'a filter that cannot be checked',
        requests: (shop) => UNCLEAR.map((search) => products(shop, 'search', { search })),
        expected: validation,
    },
    {
        name: 'to sort by a column that is not listed',
        requests: (shop) => [
            products(shop, 'search', { sort: { cost: 'asc' } }),
            products(shop, 'search', { sort: [{ id: 'asc' }, { cost: 'asc' }] }),
        ],
        expected: permission,
    },
    {
        name: 'a data source that is not listed',
        requests: () => [{ operation: 'table.list', data_source: 'test' }],
        expected: permission,
    },
    {
        name: 'more changes than allowed',
        requests: (shop) => [
            products(shop, 'bulkAdd', { items: [{ name: 'x' }, { name: 'y' }, { name: 'z' }] }),
            products(shop, 'bulkPatch', {
                items: [1, 2, 3].map((row_id) => ({ row_id, updates: { price: 0 } })),
            }),
        ],
        expected: { status: 413, kind: 'validation', code: 'TOO_MANY_CHANGES' },
    },
    {
        name: 'changes that are no list',
        requests: (shop) => [
            products(shop, 'bulkAdd', { items: { 0: { name: 'x', cost: 1 } } }),
            products(shop, 'bulkPatch', {}),
            products(shop, 'bulkPatch', { items: ['x'] }),
        ],
        expected: validation,
    },
    {
        name: 'to change or delete by an empty search',
        requests: ({ notesId }) =>
            EMPTY.flatMap((search) => [
                {
                    operation: 'record.patchBySearch',
                    params: { table_id: notesId },
                    body: { search, updates: { text: 'gone' } },
                },
                { operation: 'record.deleteBySearch', params: { table_id: notesId }, body: { search } },
            ]),
        expected: validation,
    },
    {
        name: 'a page size that is none',
        requests: (shop) =>
            [0, -1, 'x', '5x', [1], 1.5].map((per_page) => products(shop, 'search', { per_page })),
        expected: validation,
    },
    {
        name: 'an id that leads elsewhere',
        requests: (shop) =>
            ['1/../2', '..', '', '1?x=1', '1%2f2', '1#'].map((row_id) =>
                products(shop, 'get', undefined, { row_id }),
            ),
        expected: validation,
    },
    {
        name: 'an operation without its record',
        requests: (shop) => [products(shop, 'get'), products(shop, 'delete')],
        expected: validation,
    },
    {
        name: 'a record that is not there',
        requests: (shop) => [
            products(shop, 'get', undefined, { row_id: 999_999 }),
            products(shop, 'update', { price: 1 }, { row_id: 999_999 }),
        ],
        expected: { ...missing, code: 'ERROR_CODE_NOT_FOUND' },
    },
    {
        name: 'a value that Xano does not take, in its own words',
        requests: (shop) => [products(shop, 'update', { price: 'much' }, { row_id: 1 })],
        expected: { ...validation, code: 'ERROR_CODE_INPUT_ERROR', message: /price/ },
    },
];
