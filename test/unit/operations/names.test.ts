import { describe, expect, test } from '@jest/globals';
import { NAME_KINDS } from '../../../core/src/names/kinds.js';
import type { RequestOptions } from '../../../core/src/runtime.js';
import { formsOf } from '../../contract/fields.js';
import type { Field } from '../../contract/fields.js';
import type { Answer } from '../support/fake-runtime.js';
import { benchOf, jsonOf, META_URL, refusalOf, restOperations } from './bench.js';
import { API_GROUP, ENDPOINT, page, REQUEST, ROW, TABLE, WORKSPACE } from './rows/samples.js';

/** Answers by path, as an instance with one of each would. */
function instance(request: RequestOptions): Answer {
    const path = request.url.replace(META_URL, '').replace(/\?.*$/, '');
    const lists: Readonly<Record<string, unknown>> = {
        '/workspace': [WORKSPACE, { ...WORKSPACE, id: 8, name: 'Shop' }],
        '/workspace/7/table': page(TABLE, { ...TABLE, id: 629, name: 'customer_note' }),
        '/workspace/7/apigroup': page(API_GROUP),
        '/workspace/7/apigroup/291/api': page(ENDPOINT, { ...ENDPOINT, id: 2219, verb: 'POST' }),
        '/workspace/7/function': page({ id: 4, name: 'sum' }),
        '/workspace/7/task': page({ id: 5, name: 'nightly' }),
        '/workspace/7/middleware': page({ id: 6, name: 'guard' }),
        '/workspace/7/tool': page({ id: 8, name: 'look_up' }),
        '/workspace/7/table/trigger': page(),
        '/workspace/7/agent/trigger': page({ id: 9, name: 'on_message' }),
        '/workspace/7/mcp_server/trigger': page({ id: 10, name: 'on_call' }),
        '/workspace/7/addon': page({ id: 11, name: 'of_order' }),
        '/workspace/7/agent': page({ id: 12, name: 'Helper' }),
        '/workspace/7/mcp_server': page({ id: 13, name: 'Desk' }),
        '/workspace/7/workflow_test': page({ id: 14, name: 'sale' }),
        '/workspace/7/realtime/channel': page({ id: 15, name: 'room/{id}' }),
        '/workspace/7/file': page({ id: 31, name: 'logo.png' }),
    };
    return { json: lists[path] ?? page() };
}

const IN_CRM = { workspaceId: 7 };

/** Takes a number or a text, as `idOrName` does. */
const isIdOrName = (field: Field): boolean =>
    field.safeParse(1).success && field.safeParse('a name').success && !field.safeParse(true).success;

describe('names instead of ids', () => {
    test.each<[string, Record<string, unknown>, string]>([
        ['workspace.get', { workspace_id: 'CRM' }, 'GET /workspace/7'],
        ['table.get', { table_id: 'customer' }, 'GET /workspace/7/table/628'],
        ['apiGroup.get', { apigroup_id: 'shop' }, 'GET /workspace/7/apigroup/291'],
        [
            'endpoint.get',
            { apigroup_id: 'shop', api_id: 'POST orders' },
            'GET /workspace/7/apigroup/291/api/2219',
        ],
        [
            'requestHistory.list',
            { apigroup_id: 'shop', query_id: 'GET orders' },
            'GET /workspace/7/request_history?apigroup_id=291&query_id=2218',
        ],
        ['function.get', { function_id: 'sum' }, 'GET /workspace/7/function/4'],
        ['functionHistory.list', { function_id: 'sum' }, 'GET /workspace/7/function_history?function_id=4'],
        ['taskHistory.list', { task_id: 'nightly' }, 'GET /workspace/7/task_history?task_id=5'],
        [
            'middlewareHistory.list',
            { middleware_id: 'guard', function_id: 'sum', task_id: 'nightly' },
            'GET /workspace/7/middleware_history?middleware_id=6&function_id=4&task_id=5',
        ],
        [
            'triggerHistory.list',
            { trigger_id: 'on_message' },
            'GET /workspace/7/trigger_history?trigger_id=9',
        ],
        ['toolHistory.list', { tool_id: 'look_up' }, 'GET /workspace/7/tool_history?tool_id=8'],
        ['file.delete', { file_id: 'logo.png' }, 'DELETE /workspace/7/file/31'],
        ['task.get', { task_id: 'nightly' }, 'GET /workspace/7/task/5'],
        ['task.activate', { task_id: 'nightly', active: true }, 'POST /workspace/7/task/5/activate'],
        ['addon.get', { addon_id: 'of_order' }, 'GET /workspace/7/addon/11'],
        ['agent.delete', { agent_id: 'Helper', confirm: true }, 'DELETE /workspace/7/agent/12'],
        ['mcpServer.get', { mcp_server_id: 'Desk' }, 'GET /workspace/7/mcp_server/13'],
        ['agentTrigger.get', { trigger_id: 'on_message' }, 'GET /workspace/7/agent/trigger/9'],
        [
            'mcpServerTrigger.security',
            { trigger_id: 'on_call', guid: '' },
            'PUT /workspace/7/mcp_server/trigger/10/security',
        ],
        ['workflowTest.run', { workflow_test_id: 'sale' }, 'POST /workspace/7/workflow_test/14/run'],
        ['realtimeChannel.get', { channel_id: 'room/{id}' }, 'GET /workspace/7/realtime/channel/15'],
    ])('%s %j', async (id, input, wanted) => {
        const { xano, sent } = benchOf(instance, id === 'workspace.get' ? {} : IN_CRM);
        await xano.run(id, input);
        expect(sent().at(-1)).toBe(wanted);
    });

    test('a number as text is an id, and nothing is looked up', async () => {
        const { xano, sent } = benchOf({ json: TABLE }, IN_CRM);
        await xano.table.get({ table_id: ' 628 ' });
        expect(sent()).toEqual(['GET /workspace/7/table/628']);
    });

    test('the table a new column points at, in the body', async () => {
        const { xano, runtime, sent } = benchOf(instance, IN_CRM);
        await xano.column.add({ table_id: 629, name: 'customer_id', type: 'int', tableref_id: 'customer' });
        expect(sent().at(-1)).toBe('POST /workspace/7/table/629/schema/type/tableref');
        expect(jsonOf(runtime.requests.at(-1))).toMatchObject({
            name: 'customer_id',
            tableref_id: 628,
        });
    });

    test('a name is looked up once, and again after a write to its kind', async () => {
        const { xano, sent } = benchOf(instance, IN_CRM);
        await xano.record.list({ table_id: 'customer' });
        await xano.record.list({ table_id: 'customer' });
        const lookUps = () => sent().filter((line) => line.startsWith('GET /workspace/7/table?')).length;
        expect(lookUps()).toBe(1);
        await xano.table.update({ table_id: 629, name: 'note' });
        await xano.record.list({ table_id: 'customer' });
        expect(lookUps()).toBe(2);
    });

    test('a kind of trigger knows its own triggers only, and a write to one voids what the history knows', async () => {
        const { xano, sent } = benchOf(instance, IN_CRM);
        const error = await refusalOf(xano.agentTrigger.get({ trigger_id: 'on_call' }));
        expect(error).toMatchObject({ kind: 'not-found', path: 'trigger_id' });
        expect(error.message).toContain('no agent trigger named "on_call"');
        expect(error.hint).toContain('xano.agentTrigger.list()');
        await xano.triggerHistory.list({ trigger_id: 'on_call' });
        const lookUps = () => sent().filter((line) => line.includes('/mcp_server/trigger?')).length;
        expect(lookUps()).toBe(1);
        await xano.mcpServerTrigger.delete({ trigger_id: 10, confirm: true });
        await xano.triggerHistory.list({ trigger_id: 'on_call' });
        expect(lookUps()).toBe(2);
    });

    test('a channel belongs to the whole workspace: its look-up names no branch', async () => {
        const { xano, sent } = benchOf(instance, { ...IN_CRM, branch: 'dev' });
        await xano.realtimeChannel.get({ channel_id: 'room/{id}' });
        expect(sent().join(' ')).not.toContain('branch');
        await xano.addon.get({ addon_id: 'of_order' });
        expect(sent().at(-2)).toContain('/addon?page=1&per_page=500&search=of_order&branch=dev');
    });

    test('a branch has its own API groups: the look-up names it, and remembers it apart', async () => {
        const { xano, sent } = benchOf(instance, { ...IN_CRM, branch: 'dev' });
        await xano.apiGroup.get({ apigroup_id: 'shop' });
        await xano.with({ branch: 'v1' }).apiGroup.get({ apigroup_id: 'shop' });
        await xano.requestHistory.list({ apigroup_id: 'shop', branch: 'v2' });
        const branches = sent().flatMap((line) => /apigroup\?.*branch=(\w+)/.exec(line)?.[1] ?? []);
        expect(branches).toEqual(['dev', 'v1', 'v2']);
    });

    test('another live branch has other things under the same names', async () => {
        const { xano, sent } = benchOf(instance, IN_CRM);
        await xano.apiGroup.get({ apigroup_id: 'shop' });
        await xano.branch.setLive({ branch_label: 'dev' });
        await xano.apiGroup.get({ apigroup_id: 'shop' });
        expect(sent().filter((line) => line.includes('/apigroup?'))).toHaveLength(2);
    });

    test('the endpoint of a filter by name needs its API group, and nothing is sent', async () => {
        const { xano, sent } = benchOf(instance, IN_CRM);
        const error = await refusalOf(xano.requestHistory.list({ query_id: 'orders' }));
        expect(error).toMatchObject({ kind: 'validation', path: 'apigroup_id' });
        expect(sent()).toEqual([]);
    });

    test.each([
        ['a bare list of everything', [TABLE]],
        ['a page in a list, as OpenAPI has it', [page(TABLE)]],
    ])('are found in %s', async (_, list) => {
        const { xano, sent } = benchOf([{ json: list }, { json: TABLE }], IN_CRM);
        await xano.table.get({ table_id: 'customer' });
        expect(sent().at(-1)).toBe('GET /workspace/7/table/628');
    });

    test('an unknown name says what is near', async () => {
        const { xano } = benchOf(instance, IN_CRM);
        const error = await refusalOf(xano.table.get({ table_id: 'Customers' }));
        expect(error).toMatchObject({ kind: 'not-found', path: 'table_id' });
        expect(error.message).toContain('Did you mean "customer"');
    });
});

test('each operation knows where the names of its own fields are listed', () => {
    const lost = restOperations.flatMap((operation) =>
        formsOf(operation)
            .flatMap((fields) => Object.entries(fields))
            .filter(([key, field]) => /_id$/.test(key) && key !== 'row_id' && isIdOrName(field))
            .filter(([key]) => operation.rest.names?.[key] === undefined && NAME_KINDS[key] === undefined)
            .map(([key]) => `${operation.id} ${key}`),
    );
    expect(lost).toEqual([]);
});

describe('what the client knows', () => {
    test('fills in workspace, data source and branch where they belong, and the call has the last word', async () => {
        const { xano, runtime, sent } = benchOf([{ json: [] }], {
            workspaceId: 7,
            dataSource: 'test',
            branch: 'dev',
        });
        const source = () => runtime.requests.at(-1)?.headers['x-data-source'];

        await xano.record.list({ table_id: 1 });
        expect([sent().at(-1), source()]).toEqual(['GET /workspace/7/table/1/content', 'test']);
        await xano.record.list({ table_id: 1, data_source: 'live', workspace_id: 8 });
        expect([sent().at(-1), source()]).toEqual(['GET /workspace/8/table/1/content', 'live']);
        // Tables have neither branch nor data source.
        await xano.table.list();
        expect([sent().at(-1), source()]).toEqual(['GET /workspace/7/table', undefined]);
        await xano.apiGroup.list();
        expect(sent().at(-1)).toBe('GET /workspace/7/apigroup?branch=dev');
        await xano.apiGroup.list({ branch: 'v1' }, { branch: 'v2' });
        expect(sent().at(-1)).toBe('GET /workspace/7/apigroup?branch=v1');
        await xano.requestHistory.search();
        expect(jsonOf(runtime.requests.at(-1))).toEqual({ branch: 'dev' });
        // Triggers have no branch.
        await xano.triggerHistory.search();
        expect(jsonOf(runtime.requests.at(-1))).toEqual({});
        // The branch that is changed is not the branch one works on.
        await xano.branch.update({ branch_label: 'v1', color: '#112233' });
        expect(jsonOf(runtime.requests.at(-1))).toEqual({ color: '#112233' });
        await xano.dataSource.delete({ label: 'old', confirm: true });
        expect([sent().at(-1), source()]).toEqual(['DELETE /workspace/7/datasource/old', undefined]);
    });

    test('a workspace is missing: nothing is sent, and the error says how to name one', async () => {
        const { xano, sent } = benchOf({ json: null });
        const error = await refusalOf(xano.file.list());
        expect(error).toMatchObject({ kind: 'validation', path: 'workspace_id', operation: 'file.list' });
        expect(error.hint).toContain('XANO_WORKSPACE_ID');
        expect(sent()).toEqual([]);
    });

    test('the account answers at its own address, which can be another', async () => {
        const { xano, sent } = benchOf({ json: [] }, { accountUrl: 'http://127.0.0.1:8080/api:meta' });
        await xano.account.instances();
        expect(sent()).toEqual(['GET http://127.0.0.1:8080/api:meta/instance']);
    });

    test('rows and runs come back untouched', async () => {
        const { xano } = benchOf([{ json: ROW }, { json: page(REQUEST) }], IN_CRM);
        expect(await xano.record.get({ table_id: 1, row_id: 1 })).toEqual(ROW);
        expect((await xano.requestHistory.list()).items).toEqual([REQUEST]);
    });
});
