import { describe, expect, test } from '@jest/globals';
import { resolveToolName } from '../../../../core/src/mcp/tools/index.js';
import type { McpTool } from '../../../../core/src/mcp/types.js';

const live = (...names: string[]): McpTool[] =>
    names.map((name) => ({ name, inputSchema: { type: 'object' } }));

function failure(name: string, tools: McpTool[]): unknown {
    try {
        resolveToolName(name, tools);
    } catch (error) {
        return error;
    }
    throw new Error('did not fail');
}

describe('resolveToolName', () => {
    test.each([
        ['getTables', 'getTables'],
        [' gettables ', 'getTables'],
        ['listMiddlewares', 'listmiddlewares'],
        ['getRequestHistory', 'getApiRequestHistory'],
        ['GETREQUESTHISTORY', 'getApiRequestHistory'],
        ['updateTableMetadata', 'updateTableMeta'],
        ['workspaceGetDataSources', 'listDataSources'],
        ['listDataSources', 'listDataSources'],
    ])('%s is %s', (asked, found) => {
        const tools = live('getTables', 'listmiddlewares', 'getApiRequestHistory', 'updateTableMeta');
        expect(resolveToolName(asked, [...tools, ...live('listDataSources')]).name).toBe(found);
    });

    test('the exact name wins over capitals and over another name of the operation', () => {
        expect(resolveToolName('gettables', live('getTables', 'gettables')).name).toBe('gettables');
        const both = live('getRequestHistory', 'getApiRequestHistory');
        expect(resolveToolName('getApiRequestHistory', both).name).toBe('getApiRequestHistory');
    });

    test('a name that only capitals would tell apart is not guessed', () => {
        expect(failure('GetOrders', live('getOrders', 'getorders'))).toMatchObject({ kind: 'not-found' });
    });

    test('a known tool that is missing says that the URL leaves it out, and which scope has it', () => {
        expect(failure('addTable', live('getAgent'))).toMatchObject({
            name: 'XanoError',
            kind: 'not-found',
            path: 'tool',
            message: 'This MCP server does not offer the tool "addTable".',
            hint: expect.stringMatching(/URL fixes which tools.*"table" or "database"/),
        });
    });

    test('an unknown tool names its neighbours', () => {
        expect(failure('getTabels', live('getTables', 'getTable', 'listFiles'))).toMatchObject({
            kind: 'not-found',
            message: 'There is no tool "getTabels". Did you mean "getTable" or "getTables"?',
            hint: expect.stringContaining('offers 3 tools'),
        });
        expect(failure('x', [])).toMatchObject({ hint: expect.stringContaining('no tools at all') });
    });
});
