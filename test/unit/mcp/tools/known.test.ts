import { describe, expect, test } from '@jest/globals';
import { effectOf, findKnownTool, knownTools, operationOf } from '../../../../core/src/mcp/tools/index.js';
import { catalogue } from 'xano-connect/pure/composites';
import type { Operation } from 'xano-connect/pure';
import { FAMILY_TOOLS, FILTER_TAGS, SINGLE_TOOLS } from './documented.js';

const lines = (text: string): string[][] =>
    text
        .trim()
        .split('\n')
        .map((line) => line.trim().split(/\s+/));

const singles = lines(SINGLE_TOOLS).map(([name = '', lists = '', ...args]) => ({ name, lists, args }));
const families = lines(FAMILY_TOOLS).map((line) => ({
    tools: line.slice(0, 6).filter((name) => name !== '-'),
    id: line[6] ?? '',
    path: line[7] ?? '',
}));
const familyNames = families.flatMap(({ tools }) => tools);
const filterTags = FILTER_TAGS.trim()
    .split('\n')
    .flatMap((line) => {
        const [tags = '', names = ''] = line.split(': ');
        return names.split(' ').map((name) => ({ name, tags: tags.split(' ') }));
    });
const inList = (list: string): string[] => [
    ...singles.filter(({ lists }) => lists.includes(list)).map(({ name }) => name),
    ...(list === 'T' || list === 'F' ? familyNames : []),
];
const SURE = { '!': 'confirmed', '*': 'reported' } as const;

describe('the catalogue of known tools', () => {
    test('holds 160 names of 156 operations, each name once', () => {
        const names = knownTools().map(({ name }) => name);
        expect(names).toHaveLength(160);
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(160);
        expect(new Set(knownTools().map(({ operation }) => operation)).size).toBe(156);
    });

    test('the restated lists are as long as the documents say', () => {
        expect([inList('T').length, inList('F').length, inList('O').length]).toEqual([151, 148, 29]);
        expect(inList('S')).toHaveLength(15);
        expect(filterTags.map(({ name }) => name).sort()).toEqual(inList('F').sort());
    });

    test('has exactly the documented names', () => {
        const documented = [...singles.map(({ name }) => name), ...familyNames];
        expect(
            knownTools()
                .map(({ name }) => name)
                .sort(),
        ).toEqual(documented.sort());
    });

    test.each(singles)('$name has its documented arguments, as sure as they are', ({ name, args }) => {
        const known = new Map(findKnownTool(name)?.arguments.map((one) => [one.name, one.sure]));
        for (const word of args) {
            const mark = word.at(-1);
            const sure = mark === '!' || mark === '*' ? SURE[mark] : 'derived';
            expect([word, known.get(word.replace(/[!*]$/, ''))]).toEqual([word, sure]);
        }
    });

    test.each(families)('$path: the family has its tools, ids and paths', ({ tools, id, path }) => {
        const root = `/workspace/{workspace_id}${path}`;
        const [list, get, create, update, remove, security] = tools.map((name) => findKnownTool(name));
        expect(list).toMatchObject({ effect: 'read', rest: { method: 'GET', path: root } });
        expect(get).toMatchObject({ effect: 'read', rest: { method: 'GET', path: `${root}/{${id}}` } });
        expect(create).toMatchObject({ effect: 'create', rest: { method: 'POST', path: root } });
        expect(update).toMatchObject({ effect: 'update', rest: { method: 'PUT', path: `${root}/{${id}}` } });
        expect(remove).toMatchObject({
            effect: 'delete',
            rest: { method: 'DELETE', path: `${root}/{${id}}` },
        });
        if (security !== undefined) {
            expect(security.rest?.path).toBe(`${root}/{${id}}/security`);
            expect(security.arguments.map(({ name }) => name)).toEqual(['workspace_id', id, 'guid']);
        }
    });

    test.each(filterTags)('$name has the tags $tags', ({ name, tags }) => {
        expect([...(findKnownTool(name)?.tags ?? [])].sort()).toEqual([...tags].sort());
        expect(findKnownTool(name)?.type).toBe(tags[0]);
    });

    test('tools that are on no page of filters have no tags', () => {
        const aliases = [
            'getRequestHistory',
            'searchRequestHistory',
            'updateTableMetadata',
            'listDataSources',
        ];
        const tagged = new Set([...filterTags.map(({ name }) => name), ...aliases]);
        const untagged = knownTools().filter(({ name }) => !tagged.has(name));
        expect(untagged.map(({ tags }) => tags)).toEqual(untagged.map(() => []));
        expect(untagged.map(({ name }) => name).sort()).toEqual(
            ['getLoggedInUser', 'getWorkspace', 'getWorkspaceContext', 'listRealtimeChannels'].concat([
                'listRealtimeTriggers',
                'listWorkspaces',
                'updateTableSecurity',
                'workspaceRealtimeDetails',
            ]),
        );
    });

    test.each([
        ['getApiRequestHistory', 'getRequestHistory'],
        ['searchApiRequestHistory', 'searchRequestHistory'],
        ['updateTableMetadata', 'updateTableMeta'],
        ['listDataSources', 'workspaceGetDataSources'],
    ])('%s and %s are one operation', (current, older) => {
        expect(operationOf(older)).toBe(current);
        expect(findKnownTool(older)).toEqual({
            ...findKnownTool(current),
            name: older,
            aliases: [current],
        });
    });

    test('every path names the arguments it needs', () => {
        for (const { rest, arguments: args } of knownTools()) {
            const inPath = [...(rest?.path ?? '').matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
            expect(args.map(({ name }) => name)).toEqual(expect.arrayContaining(inPath));
            expect(rest?.path ?? '').toMatch(/^(\/[\w{}]+)*$/);
        }
    });
});

const all: readonly Operation[] = Object.values(catalogue).flatMap((resource) =>
    Object.values<Operation>(resource),
);
// A tool for each kind is checked where the kinds are.
const operations = all.flatMap(({ mcp, ...operation }) =>
    typeof mcp?.tool === 'string' ? [{ ...operation, mcp: { tool: mcp.tool } }] : [],
);

describe('agrees with the catalogue of operations', () => {
    test('that name tools at all', () => expect(operations.length).toBeGreaterThan(50));

    test.each(operations.map((operation) => [operation.id, operation] as const))('%s', (_id, operation) => {
        const known = findKnownTool(operation.mcp.tool);
        expect(known?.operation).toBe(operation.mcp.tool);
        expect(known?.scope).toBe(operation.scope);
        expect(known?.effect).toBe(operation.effect);
        expect(effectOf({ name: operation.mcp.tool })).toBe(operation.effect);
        if (known?.rest == null || !('rest' in operation)) return;
        const shape = (path: string): string => path.replace(/\{\w+\}/g, '{}');
        expect([known.rest.method, shape(known.rest.path)]).toEqual([
            operation.rest.method,
            shape(operation.rest.path),
        ]);
    });
});
