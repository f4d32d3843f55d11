import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { catalogue, createXano, isXanoError } from 'xano-connect';
import type { Operation, Xano } from 'xano-connect';
import { startSandbox } from '../../sandbox/index.js';
import type { Sandbox } from '../../sandbox/index.js';

const NOW = Date.UTC(2024, 1, 5, 12);
const DAY = 86_400_000;

type Input = Readonly<Record<string, unknown>>;
type Step = readonly [operation: string, input?: Input];

const operations = Object.values(catalogue).flatMap((verbs) => Object.values<Operation>(verbs));
const operationOf = (id: string): Operation => {
    const found = operations.find((operation) => operation.id === id);
    if (found === undefined) throw new Error(`no operation ${id}`);
    return found;
};

const at = { table_id: 'stock' };
const group = { apigroup_id: 'Desk' };
const PRIMARY = { type: 'primary', fields: [{ name: 'id' }] };
const SCRIPT = 'query "greet" verb=GET {\n  input {\n  }\n\n  stack {\n  }\n\n  response = "Hello"\n}\n';
const only = (name: string) => ({ search: name, per_page: 5 });
const runs = ['functionHistory', 'taskHistory', 'middlewareHistory', 'triggerHistory', 'toolHistory'];

/** In their order, each leaving what the next ones find. What has no tool only prepares, and goes the same way on both sides. */
const SCENARIOS: Readonly<Record<string, readonly Step[]>> = {
    // First: what follows is several changes over MCP where it is one over the Metadata API, and each is logged.
    'histories and logs': [
        ['requestHistory.list', { apigroup_id: 'Storefront', query_id: 'GET orders', per_page: 5 }],
        [
            'requestHistory.search',
            { apigroup_id: 'Storefront', search: { 'duration|>': 1 }, sort: '-duration', per_page: 5 },
        ],
        ['requestHistory.summary', { apigroup_id: 'Storefront', from: NOW - 7 * DAY, to: NOW - DAY, top: 3 }],
        ...runs.flatMap((kind): Step[] => [
            [`${kind}.list`, { per_page: 3, include_output: true }],
            [`${kind}.search`, { search: { 'duration|>=': 0 }, sort: { created_at: 'asc' }, per_page: 3 }],
        ]),
        ['auditLog.list', { per_page: 3, include_data: true }],
        ['auditLog.search', { search: { type: 'table:create' }, sort: { id: 'desc' }, per_page: 3 }],
        ['auditLog.listInstance', { per_page: 3 }],
        ['auditLog.searchInstance', { search: { type: 'table:delete' }, per_page: 3 }],
    ],
    'account and workspace': [
        ['account.me'],
        ['workspace.list'],
        ['workspace.get'],
        ['workspace.context'],
        ['workspace.context', { format: 'yaml', include: 'tables' }],
        ['workspace.openapi'],
        ['branch.list'],
        ['branch.create', { label: 'attic' }],
        ['branch.delete', { branch_label: 'attic', confirm: true }],
        ['dataSource.list'],
        ['dataSource.create', { label: 'rehearsal', color: '#00ff00' }],
        ['dataSource.update', { label: 'rehearsal', color: '#0000ff' }],
        ['dataSource.delete', { label: 'rehearsal', confirm: true }],
    ],
    'table, column, index': [
        ['table.list', { per_page: 2, sort: 'name', order: 'asc' }],
        [
            'table.add',
            {
                name: 'stock',
                description: 'What there is',
                schema: [
                    { name: 'id', type: 'int', required: true },
                    { name: 'created_at', type: 'timestamp', default: 'now', access: 'private' },
                    { name: 'name', type: 'text' },
                    { name: 'pieces', type: 'int' },
                    { name: 'email', type: 'email' },
                    { name: 'place', type: 'geo_point', nullable: true },
                    { name: 'likeness', type: 'vector', vector: { size: 3 }, nullable: true },
                ],
                index: [
                    PRIMARY,
                    { type: 'btree', fields: [{ name: 'created_at', op: 'desc' }] },
                    { type: 'btree|unique', fields: [{ name: 'name', op: 'asc' }] },
                ],
            },
        ],
        ['table.get', at],
        ['table.updateMeta', { ...at, description: 'All of it', tag: ['tidy'] }],
        ['table.security', { ...at, guid: '' }],
        ['column.list', at],
        ['column.get', { ...at, name: 'pieces' }],
        ['column.rename', { ...at, old_name: 'pieces', new_name: 'count' }],
        ['index.add', { ...at, kind: 'btree', fields: [{ name: 'count', op: 'desc' }] }],
        ['index.add', { ...at, kind: 'unique', fields: [{ name: 'email' }] }],
        [
            'index.add',
            { ...at, kind: 'search', name: 'words', lang: 'simple', fields: [{ name: 'name', priority: 1 }] },
        ],
        ['index.add', { ...at, kind: 'spatial', fields: [{ name: 'place' }] }],
        ['index.add', { ...at, kind: 'vector', fields: [{ name: 'likeness', op: 'vector_cosine_ops' }] }],
        ['index.list', at],
        ['index.replaceAll', { ...at, index: [PRIMARY], confirm: true }],
        ['index.list', at],
        ['column.remove', { ...at, name: 'likeness', confirm: true }],
        [
            'column.replaceAll',
            {
                ...at,
                schema: [
                    { name: 'id', type: 'int', required: true },
                    { name: 'name', type: 'text' },
                    { name: 'count', type: 'int' },
                    { name: 'email', type: 'email' },
                ],
                confirm: true,
            },
        ],
        ['table.get', { ...at, include_xanoscript: true }],
    ],
    record: [
        ['record.create', { ...at, row: { name: 'pen', count: 4, email: 'Pen@Example.com' } }],
        ['record.update', { ...at, row_id: 1, updates: { count: 5 } }],
        ['record.get', { ...at, row_id: 1 }],
        [
            'record.bulkAdd',
            { ...at, items: [{ name: 'ink', count: 1 }, { name: 'cap', count: 1 }, { count: 9 }] },
        ],
        ['record.bulkAdd', { ...at, items: [{ id: 50, name: 'own id' }], allow_id_field: true }],
        ['record.bulkPatch', { ...at, items: [{ row_id: 2, updates: { count: 100 } }] }],
        ['record.list', { ...at, per_page: 2, page: 2 }],
        ['record.search', { ...at, search: { or: [{ 'count|>=': 9 }, { name: 'pen' }] }, sort: '-count' }],
        ['record.patchBySearch', { ...at, search: { name: 'cap' }, updates: { count: 3 } }],
        ['record.upsert', { ...at, match: 'name', row: { name: 'pen', count: 6 } }],
        ['record.upsert', { ...at, match: 'name', row: { name: 'pen', count: 6 } }],
        ['record.upsert', { ...at, match: 'name', row: { name: 'new', count: 3 } }],
        ['record.findDuplicates', { ...at, columns: ['count'] }],
        ['record.delete', { ...at, row_id: 1 }],
        ['record.bulkDelete', { ...at, row_ids: [2, 999] }],
        ['record.deleteBySearch', { ...at, search: { 'count|>': 8 }, confirm: true }],
        ['record.list', at],
        ['table.truncate', { ...at, reset: true, confirm: true }],
        ['record.bulkAdd', { ...at, items: [{ name: 'first again' }] }],
        ['table.delete', { ...at, confirm: true }],
    ],
    'tables and columns that are made sure of': [
        ['table.ensure', { name: 'people', fields: { email: { type: 'email', unique: true }, age: 'int' } }],
        ['table.ensure', { name: 'people', fields: { email: { type: 'email', unique: true }, age: 'int' } }],
        [
            'table.ensure',
            { name: 'people', description: '', fields: { age: { type: 'int', required: true } } },
        ],
        ['column.ensure', { table_id: 'people', name: 'age', type: 'decimal', description: 'In years' }],
        ['column.ensure', { table_id: 'people', name: 'years', renamed_from: 'age', index: true }],
        ['column.ensure', { table_id: 'people', name: 'years', type: 'decimal' }],
        ['table.get', { table_id: 'people' }],
    ],
    'API group and endpoint': [
        ['apiGroup.create', { name: 'Desk', description: 'For us' }],
        ['apiGroup.update', { ...group, name: 'Desk', description: 'For all', swagger: true }],
        ['apiGroup.security', { ...group, guid: 'x'.repeat(27), canonical: 'dEsK1234' }],
        ['apiGroup.get', group],
        ['apiGroup.list', only('Desk')],
        ['endpoint.create', { ...group, xanoscript: SCRIPT }],
        ['endpoint.update', { ...group, api_id: 'greet', xanoscript: SCRIPT.replace('Hello', 'Good day') }],
        ['endpoint.security', { ...group, api_id: 'greet', guid: '' }],
        ['endpoint.get', { ...group, api_id: 'GET greet', include_xanoscript: true }],
        ['endpoint.list', { ...group, include_draft: true }],
        ['endpoint.openapi', { ...group, api_id: 'greet' }],
        ['apiGroup.openapi', group],
        ['endpoint.delete', { ...group, api_id: 'greet', confirm: true }],
        ['apiGroup.delete', { ...group, confirm: true }],
    ],
    file: [
        ['file.list', { sort: 'name', order: 'asc', per_page: 3 }],
        ['file.upload', { content: 'a,b\n', filename: 'one.csv' }],
        ['file.upload', { content: 'a,b\n', filename: 'two.csv' }],
        ['file.delete', { file_id: 'one.csv' }],
        ['file.list', { search: '.csv' }],
    ],
};

/** Refused on this server under `mcp`, although Xano has a tool: what its own tool does not take. */
const REFUSED: readonly (readonly [operation: string, input: Input, reason: string])[] = [
    ['file.upload', { content: 'a', filename: 'a.txt' }, 'this MCP server does not offer uploadFile.'],
    ['table.update', { table_id: 'people', name: 'persons' }, 'the tool updateTable takes no name.'],
    [
        'endpoint.create',
        { apigroup_id: 'Storefront', name: 'x', verb: 'GET' },
        'the tool createAPI takes no name.',
    ],
    ['apiGroup.create', { name: 'x', canonical: 'abcd1234' }, 'the tool createApiGroup takes no canonical.'],
    [
        'record.list',
        { table_id: 1, data_source: 'test' },
        'tools work on the live data source, not on "test".',
    ],
];

/** Carried out over MCP, and held against what the Metadata API answered. */
const exercised = new Set<string>();

interface Side {
    readonly via: 'mcp' | 'rest';
    readonly sandbox: Sandbox;
    readonly xano: Xano;
}

let sides: readonly Side[] = [];
const side = (via: Side['via']): Side => {
    const found = sides.find((one) => one.via === via);
    if (found === undefined) throw new Error('the sandboxes did not start');
    return found;
};

async function start(via: Side['via']): Promise<Side> {
    const sandbox = await startSandbox({ now: () => NOW });
    const { origin, mcpUrl, workspaceId, tokens } = sandbox;
    return {
        via,
        sandbox,
        xano: createXano({ instanceUrl: origin, accessToken: tokens.full, mcpUrl, workspaceId }),
    };
}

/** Two instances that hold the same; one is worked on by tools, the other by requests. */
beforeAll(async () => {
    sides = [await start('mcp'), await start('rest')];
}, 120_000);

afterAll(async () => {
    for (const { xano, sandbox } of sides) {
        await xano.close();
        await sandbox.close();
    }
});

const isBound = (operation: Operation): boolean => operation.mcp !== undefined || 'run' in operation;

/** Bytes are no argument of a tool that the sandbox has; see REFUSED. */
const overMcp = (id: string): boolean => isBound(operationOf(id)) && id !== 'file.upload';

/** What is drawn by chance, and where each sandbox stands. */
const CHANCE = /^(guid|canonical|path)$/;

function comparable(value: unknown, origin: string): unknown {
    if (typeof value === 'string')
        return value.replaceAll(origin, '').replaceAll(/(api|apispec):\w{8}\b/g, '$1:');
    if (Array.isArray(value)) return value.map((item) => comparable(item, origin));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [
            key,
            CHANCE.test(key) ? key : comparable(inner, origin),
        ]),
    );
}

async function answer({ via, sandbox, xano }: Side, [id, input]: Step): Promise<unknown> {
    return comparable(await xano.run(id, input, { via: overMcp(id) ? via : 'rest' }), sandbox.origin);
}

describe.each(Object.entries(SCENARIOS))('%s', (_title, steps) => {
    test.each(steps.map((step, i) => [i + 1, step[0], step] as const))('%i %s', async (_i, id, step) => {
        const rest = await answer(side('rest'), step);
        const mcp = await answer(side('mcp'), step);
        expect(mcp).toEqual(rest);
        const schema = operationOf(id).output();
        expect(schema.safeParse(mcp).error?.issues).toBeUndefined();
        if (overMcp(id)) exercised.add(id);
    });
});

test('files uploaded over the Metadata API are deleted by id over MCP', async () => {
    const { xano } = side('mcp');
    const { id } = await xano.file.upload({ content: 'a', filename: 'three.csv' });
    await xano.file.deleteMany({ ids: [id] }, { via: 'mcp' });
    expect((await xano.file.list({ search: 'three' }, { via: 'rest' })).items).toEqual([]);
    exercised.add('file.deleteMany');
});

test('an index is removed by the id it answered', async () => {
    const { xano } = side('mcp');
    const where = { table_id: 'people' };
    const via = { via: 'mcp' } as const;
    const { id } = await xano.index.add({ ...where, kind: 'btree', fields: [{ name: 'email' }] }, via);
    expect((await xano.index.list(where, via)).map((index) => index.id)).toContain(id);
    await xano.index.remove({ ...where, index_id: id ?? '' }, via);
    expect((await xano.index.list(where, { via: 'rest' })).map((index) => index.id)).not.toContain(id);
    exercised.add('index.remove');
});

async function refusalOf(work: Promise<unknown>): Promise<{ message: string; hint?: string | undefined }> {
    const error: unknown = await work.then(
        () => undefined,
        (reason: unknown) => reason,
    );
    if (!isXanoError(error, 'validation')) throw new Error(`not refused but ${String(error)}`);
    return error;
}

describe('what a server cannot do over MCP', () => {
    test.each(REFUSED)('%s %j: %s', async (id, input, reason) => {
        const { message } = await refusalOf(side('mcp').xano.run(id, input, { via: 'mcp' }));
        expect(message).toBe(`${id} cannot go over MCP: ${reason}`);
        exercised.add(id);
    });

    test('a new column has no tool: ensuring one says so, and auto adds it', async () => {
        const { xano } = side('mcp');
        const column = { table_id: 'people', name: 'nick', type: 'text' };
        const { message } = await refusalOf(xano.column.ensure(column, { via: 'mcp' }));
        expect(message).toBe('column.add cannot go over MCP: Xano has no tool for it.');
        expect(await xano.column.ensure(column)).toMatchObject({ action: 'added' });
        const wider = { name: 'people', fields: { nick: 'text', more: 'text' } };
        await refusalOf(xano.table.ensure(wider, { via: 'mcp' }));
        expect(await xano.table.ensure(wider)).toMatchObject({ changed: true, created: false });
    });

    const unbound = operations.filter((operation) => !isBound(operation)).map(({ id }) => id);
    test('the operations without a tool', () => {
        expect(unbound).toEqual([
            'account.instances',
            'account.instance',
            'workspace.create',
            'workspace.update',
            'workspace.export',
            'workspace.exportSchema',
            'branch.get',
            'branch.create',
            'branch.update',
            'branch.setLive',
            'table.autocomplete',
            'column.add',
        ]);
    });
});

test('every operation with a tool, and every composite, is held against the Metadata API above or refused with its reason', () => {
    const bound = operations.filter(isBound).map(({ id }) => id);
    expect(bound.filter((id) => !exercised.has(id))).toEqual([]);
});
