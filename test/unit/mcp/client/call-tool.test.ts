import { describe, expect, test } from '@jest/globals';
import type { McpTool, WriteNotice } from 'xano-connect/pure';
import { ClientBench, errorOf, failure } from './bench.js';

const at = { workspace_id: 1, table_id: 5 };
const ownTool = (annotations: McpTool['annotations'] = {}): McpTool => ({
    name: 'send_newsletter',
    inputSchema: { type: 'object', properties: { to: { type: 'string' } } },
    annotations,
});
const columns = (...schema: readonly (readonly [string, string])[]) =>
    schema.map(([name, type]) => ({
        name,
        type,
        description: '',
        nullable: false,
        default: '',
        required: false,
        access: 'public',
        style: 'single',
    }));

describe('confirmation', () => {
    test.each([
        ['deleteTable', at],
        ['truncateTable', { ...at, reset: false }],
        ['deleteTableContentItem', { ...at, content_id: 1 }],
        ['deleteTableContentBySearch', { ...at, filters: { name: 'x' } }],
        ['patchTableContentBySearch', { ...at, filters: { name: 'x' }, updates: { name: 'y' } }],
        ['updateTableSchema', { ...at, schema: [] }],
        ['replaceTableIndexes', { ...at, index: [] }],
    ])('%s may lose something: not without confirm', async (name, args) => {
        const { xano, calls } = new ClientBench();
        const error = await errorOf(xano.callTool(name, args));
        expect(error).toMatchObject({ kind: 'validation', path: 'confirm' });
        expect(error.message).toContain(`${name} may remove`);
        expect(error.hint).toContain('{ confirm: true }');
        expect(calls).toEqual([]);
        await xano.callTool(name, args, { confirm: true });
        expect(calls.map(({ tool }) => tool)).toEqual([name]);
    });

    test.each([
        ['nothing', undefined, true],
        ['that it destroys', { destructiveHint: true }, true],
        ['that it destroys nothing', { destructiveHint: false }, false],
        ['that it only reads', { readOnlyHint: true }, false],
    ])('a tool nobody knows, which says %s', async (_what, annotations, needed) => {
        const { xano, calls } = new ClientBench({ tools: [ownTool(annotations)] });
        const work = xano.callTool('send_newsletter', { to: 'all' });
        if (needed) expect(await errorOf(work)).toMatchObject({ path: 'confirm' });
        else await work;
        expect(calls).toHaveLength(needed ? 0 : 1);
    });

    test("a known tool's own rules win over what a server says of it", async () => {
        const tools = new ClientBench().tools.map((tool) => ({
            ...tool,
            annotations: { destructiveHint: false },
        }));
        const { xano } = new ClientBench({ tools });
        expect(await errorOf(xano.callTool('deleteTable', at))).toMatchObject({ path: 'confirm' });
    });

    test('a form that rewrites values, of a tool that by itself loses nothing', async () => {
        const answers = {
            getTableSchema: columns(['id', 'int'], ['age', 'text']),
            listTableIndexes: [],
        };
        const { xano, calls } = new ClientBench({ answers });
        const args = { ...at, schema_updates: { modify_fields: { age: { type: 'int' } } } };
        const error = await errorOf(xano.callTool('updateTableMeta', args));
        expect(error).toMatchObject({
            path: 'confirm',
            message: expect.stringContaining('values of "age" that do not fit any more'),
        });
        // Only read so far.
        expect(calls.map(({ tool }) => tool)).toEqual(['getTableSchema', 'listTableIndexes']);
        await xano.callTool('updateTableMeta', args, { confirm: true });
        expect(calls.at(-1)?.tool).toBe('updateTableSchema');
    });

    test('reads and plain writes need none', async () => {
        const { xano, calls } = new ClientBench({ answers: { addTableContent: { id: 1 } } });
        await xano.callTool('getTables', { workspace_id: 1 });
        await xano.callTool('addTableContent', { ...at, name: 'x' });
        expect(calls).toHaveLength(2);
    });
});

describe('onWrite', () => {
    const notices = () => {
        const heard: WriteNotice[] = [];
        return { heard, onWrite: (notice: WriteNotice) => void heard.push(notice) };
    };

    test('is told what a write hits before it is sent, and of reads nothing', async () => {
        const { xano, calls } = new ClientBench();
        const { heard, onWrite } = notices();
        await xano.callTool('getTables', { workspace_id: 1 }, { onWrite });
        expect(heard).toEqual([]);
        await xano.callTool(
            'addTableContent',
            { ...at, name: 'x' },
            {
                onWrite: (notice) => {
                    expect(calls.at(-1)?.tool).toBe('getTables');
                    onWrite(notice);
                },
            },
        );
        expect(heard).toEqual([{ tool: 'addTableContent', ...at, data_source: 'live', branch: 'live' }]);
    });

    test('is told of every write of a call that is several', async () => {
        const { xano } = new ClientBench({ answers: { addTable: { id: 5 } } });
        const { heard, onWrite } = notices();
        await xano.callTool(
            'addTable',
            { name: 'a', fields: { email: { type: 'email', unique: true } } },
            { onWrite },
        );
        expect(heard.map(({ tool, table_id }) => [tool, table_id])).toEqual([
            ['addTable', undefined],
            ['createUniqueIndex', 5],
        ]);
    });

    test('stops the write by throwing', async () => {
        const { xano, calls } = new ClientBench();
        const work = xano.callTool(
            'addTableContent',
            { ...at, name: 'x' },
            {
                onWrite: () => {
                    throw new Error('not today');
                },
            },
        );
        await expect(work).rejects.toThrow('not today');
        expect(calls).toEqual([]);
    });

    test('names the branch, and warns where a tool writes to the live one unasked', async () => {
        const bench = new ClientBench();
        const { heard, onWrite } = notices();
        const script = { apigroup_id: 2, xanoscript: 'query x verb=GET {}' };
        await bench.xano.callTool('createAPI', { ...script, branch: 'next' }, { onWrite });
        await bench.xano.callTool('updateAPI', { ...script, api_id: 3 }, { onWrite, confirm: true });
        expect(heard).toEqual([
            { tool: 'createAPI', workspace_id: 1, data_source: 'live', branch: 'next' },
            {
                tool: 'updateAPI',
                workspace_id: 1,
                data_source: 'live',
                branch: 'live',
                warning: 'updateAPI takes no branch: it changes the live branch at once.',
            },
        ]);
        expect(bench.logged('warn')).toMatchObject([{ message: 'write', fields: { tool: 'updateAPI' } }]);
    });

    test('writes of operations are logged too', async () => {
        const bench = new ClientBench({ answers: { addTableContent: { id: 1 } } });
        await bench.xano.record.create({ table_id: 5, row: { secret: 'x' } });
        expect(bench.logged('info')).toEqual([
            {
                level: 'info',
                message: 'write',
                fields: { tool: 'addTableContent', ...at, data_source: 'live', branch: 'live' },
            },
        ]);
    });
});

describe('a tool that fails', () => {
    const notFound = failure('ERROR_CODE_NOT_FOUND', 'Not found.');
    const answers = { getTable: notFound };

    test('is an error of the kind Xano says', async () => {
        const { xano } = new ClientBench({ answers });
        expect(await errorOf(xano.callTool('getTable', at))).toMatchObject({
            kind: 'not-found',
            code: 'ERROR_CODE_NOT_FOUND',
            maybeExecuted: false,
        });
    });

    test('is a result when asked for raw', async () => {
        const { xano } = new ClientBench({ answers });
        expect(await xano.callTool('getTable', at, { raw: true })).toEqual({
            tool: 'getTable',
            isError: true,
            envelope: { code: 'ERROR_CODE_NOT_FOUND', message: 'Not found.', payload: '' },
            data: { code: 'ERROR_CODE_NOT_FOUND', message: 'Not found.', payload: '' },
            text: expect.stringContaining('Not found.'),
            raw: notFound,
            notes: [],
        });
    });

    test('in the midst of several, raw, is handed over with what was done before', async () => {
        const taken = failure('ERROR_CODE_INPUT_ERROR', 'No.', { param: 'fields' });
        const bench = new ClientBench({ answers: { addTable: { id: 5 }, createUniqueIndex: taken } });
        const fields = { email: { type: 'email', unique: true } };
        const answer = await bench.xano.callTool('addTable', { name: 'a', fields }, { raw: true });
        expect(answer).toMatchObject({ tool: 'addTable', isError: true, raw: taken });
        expect(answer.notes).toContain('createUniqueIndex failed. Done before: addTable.');

        const first = new ClientBench({ answers: { addTable: taken } });
        const failed = await first.xano.callTool('addTable', { name: 'a', fields }, { raw: true });
        expect(failed).toMatchObject({ isError: true, raw: taken });
        expect(first.calls.map(({ tool }) => tool)).toEqual(['addTable']);
    });

    test('what is only read to make a call fails as ever', async () => {
        const { xano } = new ClientBench({ answers: { getTableSchema: notFound } });
        const work = xano.callTool(
            'searchTableContent',
            { ...at, filters: { born: '> 2024-01-01' } },
            { raw: true },
        );
        expect(await errorOf(work)).toMatchObject({ kind: 'not-found' });
    });

    test('a call of several says what was done before it failed', async () => {
        const answers = { addTable: { id: 5 }, createUniqueIndex: failure('ERROR_FATAL', 'Broken.') };
        const { xano } = new ClientBench({ answers });
        const work = xano.callTool('addTable', {
            name: 'a',
            fields: { email: { type: 'email', unique: true } },
        });
        expect(await errorOf(work)).toMatchObject({
            kind: 'server',
            maybeExecuted: true,
            hint: expect.stringContaining('Done before: addTable'),
        });
    });
});

describe('the answer', () => {
    test('names the tool of the server, and how the call was understood', async () => {
        const { xano, calls } = new ClientBench({
            answers: { searchApiRequestHistory: { items: [], nextPage: null } },
        });
        const answer = await xano.callTool('getRequestHistory', {
            workspace_id: 'ws_1',
            filters: { user_agent: 'contains MCP' },
        });
        expect(answer).toMatchObject({ tool: 'getApiRequestHistory', isError: false, data: { items: [] } });
        expect(answer.notes).toEqual([expect.stringContaining('user agent')]);
        expect(calls.map(({ tool }) => tool)).toEqual(['searchApiRequestHistory']);
    });

    test('arguments may be left out where none are needed', async () => {
        const { xano } = new ClientBench({ answers: { listWorkspaces: [{ id: 1 }] } });
        expect((await xano.callTool('listworkspaces')).data).toEqual([{ id: 1 }]);
    });

    test.each([[[1]], ['text'], [7]])('%j is no set of arguments', async (args) => {
        const { xano } = new ClientBench();
        expect(await errorOf(xano.callTool('getTables', args))).toMatchObject({
            kind: 'validation',
            path: 'args',
        });
    });

    test('a name of nothing tells what is near; a known tool that is missing, how to get it', async () => {
        const { xano } = new ClientBench({ without: ['deleteTable'] });
        expect(await errorOf(xano.callTool('getTabels'))).toMatchObject({
            kind: 'not-found',
            message: expect.stringContaining('getTables'),
        });
        expect((await errorOf(xano.callTool('deleteTable', at, { confirm: true }))).hint).toContain(
            'Copy a URL',
        );
    });
});
