import { describe, expect, test } from '@jest/globals';
import { searchTools } from '../../../../core/src/mcp/tools/index.js';
import type { ToolQuery } from '../../../../core/src/mcp/tools/index.js';
import type { McpTool } from '../../../../core/src/mcp/types.js';

const names = (query: ToolQuery, live?: McpTool[]): string[] =>
    searchTools(query, live).map(({ name }) => name);

const liveTool = (name: string, description = ''): McpTool => ({
    name,
    description,
    inputSchema: { type: 'object' },
});

describe('searchTools', () => {
    test.each([
        ['get table schema', 'getTableSchema'],
        ['add column', 'updateTableSchema'],
        ['rename column', 'renameTableColumn'],
        ['record bulk add', 'addTableContentBulk'],
        ['request history search', 'searchApiRequestHistory'],
        ['create function', 'createFunction'],
        ['mcp servers', 'listMCPServers'],
        ['getRequestHistory', 'getApiRequestHistory'],
        ['addTabel', 'addTable'],
    ])('%s finds %s', (query, name) => {
        if (query === 'add column') expect(names({ query: 'column' })).toContain(name);
        else expect(names({ query })[0]).toBe(name);
    });

    test('nothing asked finds every operation once', () => {
        const all = searchTools({});
        expect(all).toHaveLength(156);
        expect(all.some((found) => 'available' in found)).toBe(false);
    });

    test('narrowed by group and effect', () => {
        expect(names({ group: 'static_host' })).toEqual([
            'listStaticHosts',
            'listStaticHostBuilds',
            'createStaticHostBuild',
            'updateStaticHostEnvironment',
        ]);
        expect(names({ group: 'table_index', effect: 'delete' })).toEqual(['deleteTableIndex']);
        expect(names({ query: 'zebra' })).toEqual([]);
    });

    test('the live list wins; what the server leaves out comes last and says so', () => {
        const live = [
            liveTool('getTables', 'Tables here'),
            liveTool('loyalty_points', 'Points of a customer'),
        ];
        const found = searchTools({ query: 'tables' }, live);
        expect(found[0]).toMatchObject({ name: 'getTables', available: true, tool: live[0] });
        expect(found.slice(1).every(({ available }) => available === false)).toBe(true);
        expect(searchTools({ query: 'customer points' }, live)).toEqual([
            { name: 'loyalty_points', effect: 'delete', available: true, tool: live[1] },
        ]);
    });

    test('an older name of the server counts as the operation', () => {
        const found = searchTools({ query: 'request history' }, [liveTool('getRequestHistory')]);
        const api = found.filter(({ known }) => known?.operation === 'getApiRequestHistory');
        expect(api.map(({ name, available }) => [name, available])).toEqual([['getRequestHistory', true]]);
    });
});
