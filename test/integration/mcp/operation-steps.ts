export type Input = Readonly<Record<string, unknown>>;
export type Step = readonly [operation: string, input?: Input];

/** Now, on every sandbox these are carried out on. */
export const NOW = Date.UTC(2024, 1, 5, 12);
const DAY = 86_400_000;

const at = { table_id: 'stock' };
const group = { apigroup_id: 'Desk' };
const PRIMARY = { type: 'primary', fields: [{ name: 'id' }] };
const SCRIPT = 'query "greet" verb=GET {\n  input {\n  }\n\n  stack {\n  }\n\n  response = "Hello"\n}\n';
const FUNCTION =
    'function add_one {\n  input {\n    int score\n  }\n\n  stack {\n  }\n\n  response = $input.score + 1\n}\n';
const only = (name: string) => ({ search: name, per_page: 5 });
const runs = ['functionHistory', 'taskHistory', 'middlewareHistory', 'triggerHistory', 'toolHistory'];

/** In their order, each leaving what the next ones find. What has no tool only prepares, and goes the same way on both sides. */
export const SCENARIOS: Readonly<Record<string, readonly Step[]>> = {
    // First: what follows is several changes over MCP where it is one over the Metadata API, and each is logged.
    'histories and logs': [
        ['requestHistory.list', { apigroup_id: 'Storefront', query_id: 'GET orders', per_page: 5 }],
        [
            'requestHistory.search',
            { apigroup_id: 'Storefront', search: { 'duration|>': 1 }, sort: '-duration', per_page: 5 },
        ],
        ['requestHistory.summary', { apigroup_id: 'Storefront', from: NOW - 2 * DAY, to: NOW - DAY, top: 3 }],
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
        ['record.removeDuplicates', { ...at, columns: 'count' }],
        ['record.removeDuplicates', { ...at, columns: 'count', dry_run: false, confirm: true }],
        ['record.patchWhere', { ...at, search: { 'count|>': 3 }, updates: { email: 'x@example.test' } }],
        ['record.deleteWhere', { ...at, search: { count: 9 }, max: 1, confirm: true }],
        ['table.ensure', { name: 'shelf', fields: { title: 'text', email: 'email' } }],
        [
            'table.copyRecords',
            { from: at, to: { table_id: 'shelf' }, columns: { name: 'title', count: null } },
        ],
        ['record.list', { table_id: 'shelf' }],
        ['table.delete', { table_id: 'shelf', confirm: true }],
        ['record.delete', { ...at, row_id: 1 }],
        [
            'record.upsertMany',
            { ...at, match: 'name', items: [{ name: 'new', count: 4 }, { name: 'newer' }] },
        ],
        ['record.bulkDelete', { ...at, row_ids: [2, 999] }],
        ['record.bulkDelete', { ...at, row_ids: [999], dry_run: true }],
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
    'an endpoint that is called': [
        ['endpoint.call', { apigroup_id: 'Storefront', api_id: 'best-sellers', input: { days: 7 } }],
        [
            'endpoint.call',
            { apigroup_id: 'Back office', api_id: 'orders/{order_id}/refund', input: { order_id: 5 } },
        ],
    ],
    function: [
        ['function.create', { xanoscript: FUNCTION }],
        ['function.update', { function_id: 'add_one', xanoscript: FUNCTION.replace('+ 1', '+ 2') }],
        ['function.security', { function_id: 'add_one', guid: '' }],
        ['function.get', { function_id: 'add_one', include_xanoscript: true }],
        ['function.list', only('add_one')],
        ['function.run', { name: 'add_one', input: { score: 3 } }],
        ['function.delete', { function_id: 'add_one', confirm: true }],
    ],
    file: [
        ['file.list', { sort: 'name', order: 'asc', per_page: 3 }],
        ['file.upload', { content: 'a,b\n', filename: 'one.csv' }],
        ['file.upload', { content: 'a,b\n', filename: 'two.csv' }],
        ['file.delete', { file_id: 'one.csv' }],
        ['file.list', { search: '.csv' }],
    ],
};
