import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { catalogue, createXano, isXanoError } from 'xano-connect';
import type { Operation, Xano } from 'xano-connect';
import { startSandbox } from '../../sandbox/index.js';
import type { Sandbox } from '../../sandbox/index.js';
import { NOW, SCENARIOS } from './operation-steps.js';
import type { Input, Step } from './operation-steps.js';

const operations = Object.values(catalogue).flatMap((verbs) => Object.values<Operation>(verbs));
const operationOf = (id: string): Operation => {
    const found = operations.find((operation) => operation.id === id);
    if (found === undefined) throw new Error(`no operation ${id}`);
    return found;
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
/** How long a bulk run took, and how many requests: a session has some of its own. */
const PACE = /^(requests|seconds|rows_per_second)$/;

function comparable(value: unknown, origin: string): unknown {
    if (typeof value === 'string')
        return value.replaceAll(origin, '').replaceAll(/(api|apispec):\w{8}\b/g, '$1:');
    if (Array.isArray(value)) return value.map((item) => comparable(item, origin));
    if (typeof value !== 'object' || value === null) return value;
    const odd = (key: string): boolean => CHANCE.test(key) || ('rows_per_second' in value && PACE.test(key));
    return Object.fromEntries(
        Object.entries(value).map(([key, inner]) => [key, odd(key) ? key : comparable(inner, origin)]),
    );
}

async function answer({ via, sandbox, xano }: Side, [id, input]: Step): Promise<unknown> {
    return comparable(await xano.run(id, input, { via: overMcp(id) ? via : 'rest' }), sandbox.origin);
}

describe.each(Object.entries(SCENARIOS))('%s', (_title, steps) => {
    test.each(steps.map((step, i) => [i + 1, step[0], step] as const))(
        '%i %s',
        async (_i, id, step) => {
            const rest = await answer(side('rest'), step);
            const mcp = await answer(side('mcp'), step);
            expect(mcp).toEqual(rest);
            const schema = operationOf(id).output();
            expect(schema.safeParse(mcp).error?.issues).toBeUndefined();
            if (overMcp(id)) exercised.add(id);
        },
        30_000,
    );
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
            'function.run',
        ]);
    });
});

test('every operation with a tool, and every composite, is held against the Metadata API above or refused with its reason', () => {
    const bound = operations.filter(isBound).map(({ id }) => id);
    expect(bound.filter((id) => !exercised.has(id))).toEqual([]);
});
