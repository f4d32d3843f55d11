import { describe, expect, test } from '@jest/globals';
import { benchOf, refusalOf, restOperations } from './bench.js';
import { operationRows } from './rows/index.js';
import { ID_COLUMN, NEWEST } from './rows/samples.js';

const AT = { workspace_id: 7, table_id: 628 };
const GROUP = { workspace_id: 7, apigroup_id: 291 };
const ONE = { ...GROUP, api_id: 1 };
const TENANT = { workspace_id: 7, tenant_name: 'acme-prod' };

/** Input that is refused before anything is sent: operation, input, path of the field, words of the message. */
const refused: readonly [string, Readonly<Record<string, unknown>>, string | undefined, RegExp][] = [
    ['workspace.context', { workspace_id: 7, format: 'xml' }, 'format', /"json", "yaml"/],
    ['branch.get', { workspace_id: 7, branch_label: '' }, 'branch_label', /must not be empty/],
    ['table.list', { workspace_id: 7, per_page: 10_001 }, 'per_page', /at most 10000/],
    ['table.list', { workspace_id: 7, page: 0 }, 'page', /at least 1/],
    ['table.list', { workspace_id: 7, branch: 'dev' }, undefined, /no field "branch"/],
    ['requestHistory.list', { workspace_id: 7, per_page: 501 }, 'per_page', /at most 500/],
    ['toolHistory.search', { workspace_id: 7, per_page: 501 }, 'per_page', /at most 500/],
    ['auditLog.searchInstance', { per_page: 501 }, 'per_page', /at most 500/],
    ['auditLog.search', { workspace_id: 7, search: { 'id|near': 1 } }, 'search["id|near"]', /near/],
    ['taskHistory.search', { workspace_id: 7, sort: { id: 'up' } }, 'sort.id', /"asc" or "desc"/],
    ['middlewareHistory.list', { workspace_id: 7, query_id: 'orders' }, 'query_id', /number/],
    ['triggerHistory.list', { workspace_id: 7, branch: 'dev' }, undefined, /no field "branch"/],
    ['record.search', { ...AT, table_id: 'by name', search: { 'a|b|c|d': 1 } }, 'search["a|b|c|d"]', /./],
    ['record.patchBySearch', { ...AT, search: [], updates: {} }, 'search', /every record/],
    ['column.add', { ...AT, name: 'x', type: 'strnig' }, 'type', /"strnig" is not a column type/],
    ['column.add', { ...AT, name: 'x', type: 'enum' }, 'values', /needs its values/],
    ['column.add', { ...AT, name: 'x', type: 'text', nulable: true }, 'nulable', /Did you mean "nullable"/],
    [
        'column.add',
        { ...AT, name: 'x', type: 'text', unique: true },
        'unique',
        /cannot be added with "unique"/,
    ],
    ['column.add', { ...AT, name: 'x', type: 'bool', tableref_id: 'by name' }, 'tableref_id', /cannot point/],
    [
        'column.replaceAll',
        { ...AT, schema: [{ name: 'a', type: 'text' }], confirm: true },
        'schema',
        /must list the column "id"/,
    ],
    [
        'column.replaceAll',
        { ...AT, schema: [ID_COLUMN, { name: 'a', type: 'str' }], confirm: true },
        'schema[1].type',
        /must be one of "attachment"/,
    ],
    ['index.replaceAll', { ...AT, index: [NEWEST], confirm: true }, 'index', /must list the primary index/],
    ['index.add', { ...AT, kind: 'btree', fields: [] }, 'fields', /must not be empty/],
    [
        'index.add',
        { ...AT, kind: 'btree', fields: [{ name: 'a', op: 'up' }] },
        'fields[0].op',
        /"asc", "desc"/,
    ],
    ['index.add', { ...AT, kind: 'vector', fields: [{ name: 'a' }] }, 'fields[0].op', /vector_cosine_ops/],
    ['index.add', { ...AT, kind: 'hash', fields: [{ name: 'a' }] }, 'kind', /"btree", "unique", "search"/],
    ['index.add', { ...AT, fields: [{ name: 'a' }] }, 'kind', /"vector" and is missing/],
    ['index.add', { ...AT, kind: 'btree', lang: 'simple', fields: [{ name: 'a' }] }, undefined, /"lang"/],
    ['apiGroup.create', { workspace_id: 7 }, 'name', /name is missing; give it, or xanoscript/],
    ['apiGroup.update', { ...GROUP, name: 'x', description: '' }, 'swagger', /swagger is missing/],
    ['apiGroup.create', { workspace_id: 7, xanoscript: 'x', name: 'y' }, 'name', /cannot stand beside/],
    ['endpoint.create', { ...GROUP, name: 'orders' }, 'verb', /verb is missing/],
    ['endpoint.create', { ...GROUP, name: 'orders', verb: 'OPTIONS' }, 'verb', /"GET", "POST"/],
    ['function.create', { workspace_id: 7 }, 'name', /name is missing/],
    ['function.run', { workspace_id: 7, name: 'sum', input: [1] }, 'input', /a value per input/],
    [
        'task.create',
        { workspace_id: 7, name: 'nightly', active: true },
        'datasource',
        /datasource is missing/,
    ],
    ['workflowTest.update', { workspace_id: 7, workflow_test_id: 6, name: 'x' }, 'description', /is missing/],
    ['addon.create', { workspace_id: 7 }, 'xanoscript', /is missing/],
    ['tool.update', { workspace_id: 7, tool_id: 8, xanoscript: '' }, 'xanoscript', /must not be empty/],
    [
        'agent.update',
        { workspace_id: 7, agent_id: 2, xanoscript: 'x', publish: false },
        undefined,
        /"publish"/,
    ],
    ['mcpServer.list', { workspace_id: 7, include_draft: true }, undefined, /"include_draft"/],
    ['realtimeChannel.list', { workspace_id: 7, sort: 'created_at' }, 'sort', /"name"/],
    ['task.activate', { workspace_id: 7, task_id: 12 }, 'active', /true or false/],
    ['unitTest.run', { workspace_id: 7, unit_test_id: 6 }, 'unit_test_id', /text/],
    ['release.list', { workspace_id: 7, per_page: 101 }, 'per_page', /at most 100/],
    ['release.import', { workspace_id: 7, file: 'text' }, 'file', /bytes or a file/],
    ['tenantBackup.list', { workspace_id: 7, tenant_name: 'a', per_page: 5 }, undefined, /"per_page"/],
    ['tenantEnv.set', { ...TENANT, env_name: 'KEY', env: {} }, 'env.value', /value is missing/],
    ['tenantEnv.setAll', { ...TENANT, envs: 'KEY=1', confirm: true }, 'envs', /that getAll answers/],
    ['tenantLicense.set', { ...TENANT, confirm: true }, 'value', /is missing/],
    ['cluster.create', { name: 'eu', type: 'gke' }, 'credentials', /missing/],
    ['sandboxMultidoc.import', { confirm: true }, 'xanoscript', /is missing/],
    ['endpoint.update', { ...ONE, xanoscript: 'x', cache: {} }, 'cache', /cannot stand beside/],
    [
        'file.upload',
        { workspace_id: 7, content: { path: '/etc/passwd' } },
        'content',
        /bytes, a file or text/,
    ],
    ['file.upload', { workspace_id: 7 }, 'content', /content/],
    ['file.deleteMany', { workspace_id: 7, ids: [] }, 'ids', /must not be empty/],
];

describe('refused before anything is sent', () => {
    test.each(refused)('%s %j', async (id, input, path, message) => {
        const { xano, sent } = benchOf({ json: null });
        const error = await refusalOf(xano.run(id, input));
        expect(error).toMatchObject({ kind: 'validation', operation: id });
        expect(error.path).toBe(path);
        expect(error.message).toMatch(message);
        expect(error.message.startsWith(`${id}: `)).toBe(true);
        expect(sent()).toEqual([]);
    });

    const destructive = restOperations.filter(({ destroys }) => destroys !== undefined).map(({ id }) => id);

    test('what cannot be taken back asks for confirm: true', () => {
        expect(destructive).toEqual([
            'workspace.delete',
            'workspace.import',
            'workspace.importSchema',
            'branch.delete',
            'dataSource.delete',
            'table.delete',
            'table.truncate',
            'column.remove',
            'column.replaceAll',
            'index.replaceAll',
            'record.deleteBySearch',
            'apiGroup.delete',
            'endpoint.delete',
            'function.delete',
            'task.delete',
            'middleware.delete',
            'addon.delete',
            'tool.delete',
            'agent.delete',
            'agentTrigger.delete',
            'mcpServer.delete',
            'mcpServerTrigger.delete',
            'workspaceTrigger.delete',
            'tableTrigger.delete',
            'realtime.update',
            'realtimeChannel.delete',
            'realtimeTrigger.delete',
            'workflowTest.delete',
            'staticHostBuild.delete',
            'multidoc.import',
            'knowledge.push',
            'beta.ephemeralCleanup',
            'snippetToken.delete',
            'release.delete',
            'tenant.delete',
            'tenant.restore',
            'tenantEnv.setAll',
            'tenantEnv.delete',
            'tenantBackup.delete',
            'tenantSnapshot.delete',
            'tenantSnapshot.swap',
            'tenantLicense.set',
            'cluster.delete',
            'cluster.setLicense',
            'sandbox.delete',
            'sandbox.reset',
            'sandboxEnv.setAll',
            'sandboxEnv.delete',
            'sandboxLicense.set',
            'sandboxKnowledge.push',
            'sandboxMultidoc.import',
        ]);
    });

    test.each(destructive)('%s without it', async (id) => {
        const { confirm, ...input } = operationRows.find((row) => row.id === id)?.input ?? {};
        expect(confirm).toBe(true);
        for (const given of [input, { ...input, confirm: false }, { ...input, confirm: 'yes' }]) {
            const { xano, sent } = benchOf({ json: null });
            const error = await refusalOf(xano.run(id, given));
            expect(error).toMatchObject({ kind: 'validation', path: 'confirm' });
            expect(sent()).toEqual([]);
        }
    });

    test.each(restOperations.map(({ id }) => id))('%s with a field it does not have', async (id) => {
        const { xano, sent } = benchOf({ json: null });
        const input = operationRows.find((row) => row.id === id)?.input;
        const error = await refusalOf(xano.run(id, { ...input, no_such_field: 1 }));
        expect(error).toMatchObject({ kind: 'validation', operation: id });
        expect(`${error.message} ${error.path ?? ''}`).toContain('no_such_field');
        expect(sent()).toEqual([]);
    });
});
