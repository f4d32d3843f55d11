import { describe, expect, test } from '@jest/globals';
import type { INode } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';
import { XanoError } from 'xano-connect/pure';
import type { XanoErrorKind } from 'xano-connect/pure';
import { toNodeError } from '../../../nodes/transport/node-error.js';

const node: INode = {
    id: '1',
    name: 'Xano Connect',
    type: 'xanoConnect',
    typeVersion: 1,
    position: [0, 0],
    parameters: {},
};

const xanoError = (over: Partial<ConstructorParameters<typeof XanoError>[0]> = {}) =>
    new XanoError({ kind: 'validation', message: 'It is so.', ...over });

const told = (over: Parameters<typeof xanoError>[0]) => toNodeError(node, xanoError(over), 2);

describe('an error of the engine', () => {
    test('says what happened to which item and which parameter, and what to do', () => {
        const made = told({
            operation: 'table.get',
            message: 'table.get: there is no table named "costumers".',
            path: 'table_id',
            hint: 'Names must match exactly.',
            requestId: 'trace-1',
        });
        expect(made.message).toBe('there is no table named "costumers".');
        expect(made.description).toBe(
            'Parameter “Table”. Names must match exactly. Trace ID for the support of Xano: trace-1.',
        );
        expect(made.context['itemIndex']).toBe(2);
    });

    test.each([
        ['table_id', 'Table'],
        ['items[3].age', 'Columns'],
        ['fields.when', 'Columns'],
        ['from', 'Since'],
        ['from.table_id', 'Source Table'],
        ['from.workspace_id', 'Workspace'],
        ['to.table_id', 'Target Table'],
        ['search.age', 'Filter'],
    ])('a path is a box: %s', (path, box) => {
        expect(told({ path }).description).toContain(`Parameter “${box}”.`);
    });

    test.each([
        ['table_id', {}, 'Target Table'],
        ['workspace_id', {}, 'Workspace'],
        ['workspace_id', { targetWorkspace: { mode: 'name', value: 'shop' } }, 'Target Workspace'],
    ])('a path of what confirms a copy is a box of its target: %s %j', (path, options, box) => {
        const copying = { ...node, parameters: { resource: 'table', operation: 'copyRecords', options } };
        expect(toNodeError(copying, xanoError({ path })).description).toContain(`Parameter “${box}”.`);
    });

    test('a path without a box names none', () => {
        expect(told({ path: 'some_input' }).description ?? '').not.toContain('Parameter');
    });

    test('with a status it is one of the API, else one of the operation', () => {
        const api = told({ kind: 'not-found', status: 404 });
        expect(api).toBeInstanceOf(NodeApiError);
        expect((api as NodeApiError).httpCode).toBe('404');
        expect(api.message).toBe('It is so.');
        expect(told({})).toBeInstanceOf(NodeOperationError);
    });

    test.each([
        [
            'x.y: workspace_id is missing, and the client has no default workspace.',
            'No Workspace is chosen, and the credential has no Default Workspace.',
        ],
        [
            'x.y: getTable: the tool failed, ERROR_CODE_NOT_FOUND.',
            'Xano has nothing with the ID that is given.',
        ],
        [
            'x.y: createUniqueIndex: the tool failed, ERROR_CODE_INPUT_ERROR, Duplicate record detected.',
            'Xano refused this: Duplicate record detected.',
        ],
        [
            'x.y: Xano answered 404 to workspace_id 1, table_id 42.',
            'Xano has nothing with this: Workspace 1, Table 42.',
        ],
        ['x.y needs an MCP connection, and the client has none.', 'The credential has no MCP URL.'],
        ['This needs an MCP connection, and the client has none.', 'The credential has no MCP URL.'],
        ['x.y: there is no column "table_id".', 'there is no column "table_id".'],
    ])('is said in words of the panel: %s', (message, expected) => {
        expect(told({ operation: 'x.y', message }).message).toBe(expected);
    });

    test.each([
        [
            'Names must match exactly. xano.endpoint.list({ apigroup_id }) shows what is there.',
            'Names must match exactly. The operation Get Many shows what is there.',
        ],
        [
            'Pass workspace_id (id or exact name), or set workspaceId on the client or XANO_WORKSPACE_ID. xano.workspace.list() shows them.',
            'Choose it in the parameter “Workspace”, or fill Default Workspace in the credential. The operation Get Many shows them.',
        ],
        [
            'Set `mcpUrl` (or XANO_MCP_URL) to the URL from the Xano dashboard.',
            'Fill MCP URL in the credential with the URL from the Xano dashboard.',
        ],
    ])('and what to do, too: %s', (hint, expected) => {
        expect(told({ hint }).description).toBe(expected);
    });

    test.each<[XanoErrorKind, string | undefined]>([
        ['rate-limit', 'rate-limited'],
        ['server', 'temporarily-unavailable'],
        ['connection', 'temporarily-unavailable'],
        ['timeout', 'temporarily-unavailable'],
        ['protocol', 'temporarily-unavailable'],
        ['auth', 'credential-invalid'],
        ['permission', 'credential-invalid'],
        ['config', 'configuration-invalid'],
        ['validation', 'configuration-invalid'],
        ['not-found', 'configuration-invalid'],
        ['outcome-unknown', undefined],
        ['conflict', undefined],
    ])('%s tells a trigger how to wait', (kind, cause) => {
        const { failure } = told({ kind }) as { failure?: { cause: string } };
        expect(failure?.cause).toBe(cause);
    });

    test('a rate limit says how long', () => {
        expect(told({ kind: 'rate-limit', retryAfterMs: 20_000 })).toMatchObject({
            failure: { cause: 'rate-limited', retryAfterMs: 20_000 },
        });
    });
});

describe('other errors', () => {
    test("n8n's own pass, with their item", () => {
        const own = new NodeOperationError(node, 'Not confirmed');
        expect(toNodeError(node, own, 4)).toBe(own);
        expect(own.context['itemIndex']).toBe(4);
        toNodeError(node, own, 5);
        expect(own.context['itemIndex']).toBe(4);
    });

    test.each([new TypeError('x is not a function'), 'a text'])(
        'anything else becomes one of the operation',
        (thrown) => {
            const made = toNodeError(node, thrown, 1);
            expect(made).toBeInstanceOf(NodeOperationError);
            expect(made.message).toBe(thrown instanceof Error ? thrown.message : thrown);
        },
    );

    test('without an item none is named', () => {
        expect(toNodeError(node, xanoError()).context['itemIndex']).toBeUndefined();
    });
});
