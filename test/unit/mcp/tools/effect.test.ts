import { describe, expect, test } from '@jest/globals';
import { effectOf, isDestructive, isIdempotent, knownTools } from '../../../../core/src/mcp/tools/index.js';
import type { McpTool } from '../../../../core/src/mcp/types.js';

const tool = (name: string, annotations?: McpTool['annotations']) =>
    annotations === undefined ? { name } : { name, annotations };

describe('known tools, by the rules for their verbs', () => {
    test('exactly these are destructive', () => {
        const rules = knownTools().filter(({ name }) => isDestructive({ name }));
        const others = rules.map(({ name }) => name).filter((name) => !name.startsWith('delete'));
        expect(others.sort()).toEqual([
            'patchTableContentBySearch',
            'replaceTableIndexes',
            'truncateTable',
            'updateTableSchema',
        ]);
        const deleting = knownTools().filter(({ name }) => name.startsWith('delete'));
        expect(deleting.every(({ name }) => isDestructive({ name }))).toBe(true);
        expect(deleting).toHaveLength(24);
    });

    test.each([
        ['getTables', true],
        ['searchApiRequestHistory', true],
        ['documentation', true],
        ['listDataSources', true],
        ['updateTableMetadata', true],
        ['updateTableMeta', true],
        ['patchTableContentBulk', true],
        ['deleteTableContentItem', true],
        ['addTable', false],
        ['addTableContentBulk', false],
        ['createUniqueIndex', false],
        ['renameTableColumn', false],
        ['truncateTable', false],
        ['deleteTableContentBySearch', false],
        ['patchTableContentBySearch', false],
        ['uploadFile', false],
        ['generateWorkspaceSdk', false],
    ])('%s may be sent again: %s', (name, expected) => expect(isIdempotent({ name })).toBe(expected));

    test('a hint adds a confirmation and never lifts one', () => {
        expect(isDestructive(tool('updateAPI'))).toBe(false);
        expect(isDestructive(tool('updateAPI', { destructiveHint: true }))).toBe(true);
        expect(isDestructive(tool('deleteTable', { readOnlyHint: true, destructiveHint: false }))).toBe(true);
        expect(effectOf(tool('deleteTable', { readOnlyHint: true }))).toBe('delete');
        expect(isIdempotent(tool('addTable', { idempotentHint: true }))).toBe(false);
    });
});

describe('tools nobody knows, of a server somebody built', () => {
    test.each([
        [undefined, 'delete', true, false],
        [{}, 'delete', true, false],
        [{ readOnlyHint: false }, 'delete', true, false],
        [{ readOnlyHint: true }, 'read', false, true],
        [{ readOnlyHint: false, destructiveHint: false }, 'create', false, false],
        [{ destructiveHint: false, idempotentHint: true }, 'update', false, true],
        [{ destructiveHint: true, idempotentHint: true }, 'delete', true, true],
    ] as const)('annotations %j', (annotations, effect, destructive, idempotent) => {
        const one = tool('get_customer', annotations);
        expect([effectOf(one), isDestructive(one), isIdempotent(one)]).toEqual([
            effect,
            destructive,
            idempotent,
        ]);
    });
});
