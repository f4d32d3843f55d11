import assert from 'node:assert/strict';
import { byName, fromList } from '../../../n8n/locators.js';
import { loadOptions, mapperFields, searchList } from '../server/lookups.js';
import { SUBJECT } from '../subject.js';
import type { Suite, SuiteContext } from '../suite.js';

type Kind = 'searchListMethod' | 'resourceMapperMethod' | 'loadOptionsMethod';

/** One list or form of a panel: what is filled in before, and an entry it has to offer. */
interface Row {
    readonly kind: Kind;
    readonly method: string;
    readonly path: string;
    readonly parameters: Readonly<Record<string, unknown>>;
    readonly entry: string;
    /** Default: the node. */
    readonly node?: string;
}

const list = (
    method: string,
    box: string,
    parameters: Row['parameters'],
    entry: string,
    node = SUBJECT.node as string,
): Row => ({ kind: 'searchListMethod', method, path: `parameters.${box}`, parameters, entry, node });

const form = (method: string, box: string, parameters: Row['parameters'], entry: string): Row => ({
    kind: 'resourceMapperMethod',
    method,
    path: `parameters.${box}`,
    parameters,
    entry,
});

const table = byName('customers');
const nothing = fromList('');
const record = (operation: string) => ({ resource: 'record', operation, workspace: nothing, table });
const endpoint = {
    resource: 'endpoint',
    operation: 'call',
    workspace: nothing,
    apiGroup: byName('Storefront'),
};

/** Every list and form there is; `entry` is of the sample workspaces. A method without a row fails. */
const ROWS: readonly Row[] = [
    list(
        'searchWorkspaces',
        'workspace',
        { resource: 'table', operation: 'getAll', workspace: nothing },
        'Paper & Pen',
    ),
    list('searchTables', 'table', record('create'), 'customers'),
    list('searchBranches', 'branch', { resource: 'branch', operation: 'delete', branch: nothing }, 'v1'),
    list(
        'searchDataSources',
        'dataSource',
        { resource: 'dataSource', operation: 'delete', dataSource: nothing },
        'test',
    ),
    list('searchApiGroups', 'apiGroup', { ...endpoint, apiGroup: nothing }, 'Storefront'),
    list('searchEndpoints', 'endpoint', { ...endpoint, endpoint: nothing }, 'best-sellers'),
    list(
        'searchFunctions',
        'function',
        { resource: 'function', operation: 'run', workspace: nothing, function: nothing },
        'shop/best_sellers',
    ),
    list('searchTools', 'tool', { resource: 'mcpTool', operation: 'call', tool: nothing }, 'getTables'),
    list(
        'searchColumns',
        'column',
        { resource: 'column', operation: 'remove', workspace: nothing, table, column: nothing },
        'email',
    ),
    list(
        'searchIndexes',
        'index',
        { resource: 'index', operation: 'delete', workspace: nothing, table, index: nothing },
        'email',
    ),
    list('searchFiles', 'file', { resource: 'file', operation: 'delete', file: nothing }, 'lists.txt'),
    list(
        'searchTimestampColumns',
        'timestampColumn',
        { event: 'recordChanged', workspace: nothing, table },
        'created_at',
        SUBJECT.trigger,
    ),
    form('getColumns', 'columns', record('create'), 'email'),
    form('getColumnsToChange', 'columns', record('update'), 'email'),
    form('getColumnsToMatch', 'columns', record('upsert'), 'email'),
    form('getEndpointInputs', 'inputs', { ...endpoint, endpoint: byName('GET best-sellers') }, 'days'),
    form(
        'getFunctionInputs',
        'inputs',
        { resource: 'function', operation: 'run', workspace: nothing, function: byName('shop/best_sellers') },
        'days',
    ),
    form(
        'getToolArguments',
        'arguments',
        { resource: 'mcpTool', operation: 'call', tool: byName('getTables') },
        'workspace_id',
    ),
    {
        kind: 'loadOptionsMethod',
        method: 'getColumnNames',
        path: 'parameters.sort.key[0].column',
        parameters: record('search'),
        entry: 'email',
    },
];

/** What a row's list or form offers, as the panel shows it. */
async function entriesOf({ n8n, nodes, credential }: SuiteContext, row: Row): Promise<readonly string[]> {
    const lookup = {
        type: `${nodes.name}.${row.node ?? SUBJECT.node}`,
        path: row.path,
        methodName: row.method,
        parameters: row.parameters,
        credentials: credential,
    };
    if (row.kind === 'resourceMapperMethod') {
        return (await mapperFields(n8n.api, lookup)).fields.map(({ id }) => id);
    }
    if (row.kind === 'loadOptionsMethod') {
        return (await loadOptions(n8n.api, lookup)).map(({ name }) => name);
    }
    return (await searchList(n8n.api, lookup)).results.map(({ name }) => name);
}

/** Names of the methods that the descriptions of our nodes name, as n8n serves them. */
async function namedMethods({ n8n, nodes }: SuiteContext): Promise<readonly string[]> {
    const types = JSON.parse(await n8n.api.text('/types/nodes.json')) as readonly { readonly name: string }[];
    const own = JSON.stringify(types.filter(({ name }) => name.startsWith(`${nodes.name}.`)));
    const found = own.matchAll(/"(?:searchListMethod|resourceMapperMethod|loadOptionsMethod)":"(\w+)"/g);
    return [...new Set([...found].map(([, name]) => name ?? ''))].sort();
}

export const lists: Suite = {
    name: 'lists',
    about: 'every list and every form of the panels is filled from Xano',
    skip: ({ workers }) => workers > 0,
    async run(context) {
        const { check, bench } = context;
        await bench.xano.file.upload({ content: 'a file for the list', filename: 'lists.txt' });
        await check('none is left out', async () => {
            assert.deepEqual(await namedMethods(context), ROWS.map(({ method }) => method).sort());
        });
        for (const row of ROWS) {
            await check(row.method, async () => {
                const entries = await entriesOf(context, row);
                assert.ok(
                    entries.some((name) => name.includes(row.entry)),
                    `no ${row.entry} among ${entries.join(', ')}`,
                );
            });
        }
    },
};
