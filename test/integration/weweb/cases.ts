import { expect } from '@jest/globals';

/** What is known of the workspace when a case runs. */
export interface Place {
    /** `items`: name, email (unique), price, open; what each case left of it. */
    readonly itemsId: number;
    /** Id that the table of the cases on tables has. */
    readonly newId: number;
    /** The API group of the sample shop, and one of its endpoints that reads. */
    readonly apiGroupId: number;
    readonly endpointId: number;
    readonly workspaceId: number;
    readonly proxied: boolean;
    /** Id of what an earlier case made, by its action. */
    readonly made: ReadonlyMap<string, number>;
}

export interface Case {
    readonly action: string;
    readonly args?: (place: Place) => object;
    /** Matched as by `toMatchObject`. */
    readonly answer?: (place: Place) => object;
    /** Matched in place of an answer, where the action must fail. */
    readonly error?: (place: Place) => object | undefined;
}

const anything: unknown = expect.anything();
const number: unknown = expect.any(Number);
const csv = 'name,email,price\nLamp,lamp@shop.test,30\nMug,ann@shop.test,8\nBroken\n';
const problem = (line: number): object => ({ line, status: 'failed' });

/** Every action once, in an order in which each finds what it needs. */
export const cases: readonly Case[] = [
    {
        action: 'listWorkspaces',
        answer: ({ workspaceId }) => ({
            items: expect.arrayContaining([expect.objectContaining({ id: workspaceId })]),
            hasMore: false,
        }),
    },
    { action: 'getWorkspaceContext', answer: () => ({ format: 'json', context: anything }) },
    {
        action: 'listTables',
        args: () => ({ search: 'items', perPage: 100 }),
        answer: () => ({ items: expect.arrayContaining([expect.objectContaining({ name: 'items' })]) }),
    },
    {
        action: 'getTableSchema',
        args: ({ itemsId }) => ({ tableId: itemsId }),
        answer: () => ({
            name: 'items',
            columns: expect.arrayContaining([expect.objectContaining({ name: 'price' })]),
        }),
    },
    {
        action: 'createTable',
        args: () => ({ name: 'stock', fields: { sku: { type: 'text', unique: true }, amount: 'integer' } }),
        answer: ({ newId }) => ({ tableId: newId, created: true, table: { name: 'stock' } }),
    },
    {
        action: 'ensureTable',
        args: () => ({
            name: 'stock',
            fields: { sku: { type: 'text', unique: true }, place: 'text' },
            dryRun: true,
        }),
        answer: () => ({
            created: false,
            changed: true,
            dryRun: true,
            added: [{ name: 'place' }],
            unlisted: ['amount'],
        }),
    },
    {
        action: 'addColumn',
        args: ({ newId }) => ({
            tableId: newId,
            name: 'state',
            type: 'enum',
            choices: ['new', 'used'],
            default: 'new',
        }),
        answer: ({ newId }) => ({ tableId: newId, name: 'state' }),
    },
    {
        action: 'renameColumn',
        args: ({ newId }) => ({ tableId: newId, column: 'amount', newName: 'quantity' }),
        answer: () => ({ newName: 'quantity' }),
    },
    {
        action: 'truncateTable',
        args: ({ newId }) => ({ tableId: newId, resetIds: true, confirm: 'stock' }),
        answer: () => ({ truncated: true }),
    },
    {
        action: 'deleteTable',
        args: ({ newId }) => ({ tableId: newId, confirm: 'stock' }),
        answer: () => ({ deleted: true }),
    },
    {
        action: 'bulkAddRecords',
        args: ({ itemsId }) => ({
            tableId: itemsId,
            confirm: 'items',
            items: [
                { name: 'Pen', email: 'ann@shop.test', price: '2.5', open: true },
                { name: 'Pen', email: 'ben@shop.test', price: 3, open: false },
                { name: 'Ink', email: 'cat@shop.test', price: 9, open: true },
                { name: 'Odd', email: 'odd@shop.test', price: 'dear' },
            ],
        }),
        answer: () => ({ total: 4, done: 3, failed: 1, problems: [{ index: 3, status: 'failed' }] }),
    },
    {
        action: 'listRecords',
        args: ({ itemsId }) => ({ tableId: itemsId, perPage: '2', columns: ['name'] }),
        answer: () => ({
            items: [{ name: 'Pen' }, { name: 'Pen' }],
            page: 1,
            perPage: 2,
            total: 3,
            hasMore: true,
        }),
    },
    {
        action: 'searchRecords',
        args: ({ itemsId }) => ({
            tableId: String(itemsId),
            filter: {
                link: '$and',
                conditions: [
                    { field: 'email', operator: '$iLike:endsWith', value: '@SHOP.test' },
                    { field: 'price', operator: '$gte', value: 3 },
                ],
            },
            sort: [{ key: 'price', direction: 'DESC' }],
        }),
        answer: () => ({ items: [{ name: 'Ink' }, { name: 'Pen', price: 3 }], total: 2 }),
    },
    {
        action: 'findDuplicates',
        args: ({ itemsId }) => ({ tableId: itemsId, columns: ['name'] }),
        answer: () => ({
            groups: [{ values: ['Pen'], count: 2, ids: [1, 2] }],
            duplicateGroups: 1,
            rowsRead: 3,
        }),
    },
    {
        action: 'createRecord',
        args: ({ itemsId }) => ({
            tableId: itemsId,
            values: { name: 'Cup', email: 'dan@shop.test', price: 4 },
        }),
        answer: () => ({ id: number, name: 'Cup', price: 4 }),
    },
    {
        action: 'getRecord',
        args: ({ itemsId, made }) => ({ tableId: itemsId, recordId: String(made.get('createRecord')) }),
        answer: () => ({ name: 'Cup' }),
    },
    {
        action: 'updateRecord',
        args: ({ itemsId, made }) => ({
            tableId: itemsId,
            recordId: made.get('createRecord'),
            values: { price: 5 },
        }),
        answer: () => ({ name: 'Cup', price: 5 }),
    },
    {
        action: 'upsertRecord',
        args: ({ itemsId }) => ({
            tableId: itemsId,
            match: 'email',
            values: { email: 'dan@shop.test', price: 6 },
        }),
        answer: () => ({ action: 'updated', record: { name: 'Cup', price: 6 } }),
    },
    {
        action: 'deleteRecord',
        args: ({ itemsId, made }) => ({ tableId: itemsId, recordId: made.get('createRecord') }),
        answer: ({ made }) => ({ id: made.get('createRecord'), deleted: true }),
    },
    {
        action: 'bulkPatchRecords',
        args: ({ itemsId }) => ({
            tableId: itemsId,
            confirm: 'items',
            items: [
                { id: 1, price: 20 },
                { id: 2, price: 21 },
                { id: 999, price: 1 },
            ],
        }),
        answer: () => ({ total: 3, done: 2, failed: 1, problems: [{ index: 2, id: 999 }] }),
    },
    {
        action: 'importCsv',
        args: ({ itemsId }) => ({
            tableId: itemsId,
            file: new File(['\ufeff', csv], 'items.csv', { type: 'text/csv' }),
            keyColumn: 'email',
            confirm: 'items',
        }),
        answer: () => ({ total: 3, done: 2, failed: 1, problems: [problem(4)] }),
    },
    {
        action: 'exportCsv',
        args: ({ itemsId }) => ({ tableId: itemsId, columns: ['name', 'price'], filter: { 'price|<': 31 } }),
        answer: () => ({ csv: 'name,price\nMug,8\nPen,21\nInk,9\nLamp,30\n', rows: 4 }),
    },
    {
        action: 'bulkDeleteRecords',
        args: ({ itemsId }) => ({ tableId: itemsId, ids: [1, { id: 2 }], confirm: 'items' }),
        answer: () => ({ total: 2, done: 2, failed: 0, problems: [] }),
    },
    {
        action: 'listRequests',
        args: () => ({ perPage: 3 }),
        answer: () => ({ items: [anything, anything, anything], perPage: 3, total: null, hasMore: true }),
    },
    {
        action: 'searchRequests',
        args: () => ({ filter: { 'status|>=': 500 }, perPage: 1 }),
        answer: () => ({ items: [{ status: expect.any(Number) }] }),
    },
    {
        action: 'summarizeRequests',
        args: () => ({ bucket: 'hour', top: 2 }),
        answer: () => ({
            requests: number,
            errorRate: number,
            durationMs: { p95: number },
            bucket: 'hour',
            truncated: false,
        }),
    },
    {
        action: 'listApiGroups',
        args: () => ({ search: 'Store' }),
        answer: ({ apiGroupId }) => ({ items: [{ id: apiGroupId, name: 'Storefront' }] }),
    },
    {
        action: 'getOpenApi',
        args: ({ apiGroupId }) => ({ apiGroupId }),
        answer: () => ({ paths: anything }),
    },
    {
        action: 'listEndpoints',
        args: ({ apiGroupId }) => ({ apiGroupId, perPage: 100 }),
        answer: () => ({ items: expect.arrayContaining([expect.objectContaining({ verb: 'GET' })]) }),
    },
    {
        action: 'callEndpoint',
        args: ({ apiGroupId, endpointId }) => ({ apiGroupId, endpointId, method: 'GET' }),
        answer: () => ({}),
    },
    {
        action: 'callEndpoint',
        args: ({ apiGroupId }) => ({ apiGroupId, method: 'POST', path: '/orders' }),
        // Directly, it is the endpoint that wants a login; the proxy has a list.
        error: ({ proxied }) =>
            proxied
                ? { kind: 'permission', status: 403, message: expect.stringMatching(/POST orders/) }
                : { kind: 'auth' },
    },
    {
        action: 'uploadFile',
        args: () => ({
            file: new File([new Uint8Array([137, 80, 78, 71])], 'dot.png', { type: 'image/png' }),
        }),
        answer: () => ({ id: number, name: 'dot.png', size: 4, mime: 'image/png' }),
    },
    {
        action: 'listFiles',
        args: () => ({ search: 'dot' }),
        answer: () => ({ items: [{ name: 'dot.png' }] }),
    },
    {
        action: 'deleteFile',
        args: ({ made }) => ({ fileId: made.get('uploadFile') }),
        answer: () => ({ deleted: true }),
    },
    {
        action: 'listMcpTools',
        answer: () => ({
            items: expect.arrayContaining([
                expect.objectContaining({ name: 'getTables', readOnly: true, destructive: false }),
                expect.objectContaining({ name: 'deleteTable', readOnly: false, destructive: true }),
            ]),
        }),
    },
    {
        action: 'callMcpTool',
        args: ({ workspaceId }) => ({ tool: 'getTables', arguments: { workspace_id: workspaceId } }),
        answer: () => ({
            data: { items: expect.arrayContaining([expect.objectContaining({ name: 'items' })]) },
        }),
    },
];
