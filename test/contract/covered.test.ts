import { describe, expect, test } from '@jest/globals';
import { coverage, total } from './covered/count.js';
import { coverageTable, toolTable } from './covered/tables.js';
import { NO_OPERATION, toolCoverage, unexplained } from './covered/tools.js';

describe('the Metadata API', () => {
    const groups = coverage();

    test('every entry has an operation', () => {
        const { entries, operations, missing } = total(groups);
        expect(missing).toEqual([]);
        expect(operations).toBe(entries);
        // Those of January 2026; newer ones come on top.
        expect(entries).toBeGreaterThanOrEqual(314);
    });

    test('is counted by group, what is missing by name', () => {
        const audit = groups.find(({ group }) => group === 'audit_log');
        expect(audit).toEqual({
            group: 'audit_log',
            entries: 4,
            operations: 4,
            official: 4,
            experimental: 0,
            missing: [],
        });
        const missing = ['GET /audit_log/made_up'];
        const table = coverageTable([{ ...audit!, entries: 5, missing }]);
        expect(table).toMatch(/audit_log +│ +5 │ +4 │ +4 │ +0 │ +1 /);
        expect(table).toContain('missing: GET /audit_log/made_up');
    });
});

describe('the MCP server', () => {
    const tools = toolCoverage();

    test('each of its 156 operations has one here, or says why not', () => {
        expect(tools).toHaveLength(156);
        expect(unexplained(tools)).toEqual([]);
    });

    test('no reason is out of date', () => {
        const odd = Object.keys(NO_OPERATION).filter(
            (name) => tools.find(({ tool }) => tool === name)?.operations.length !== 0,
        );
        expect(odd).toEqual([]);
    });

    test('is listed with its other names, and what is missing stands out', () => {
        const table = toolTable([
            { tool: 'getTask', aliases: ['readTask'], operations: ['task.get'], reason: undefined },
            { tool: 'doNothing', aliases: [], operations: [], reason: undefined },
        ]);
        expect(table).toMatch(/getTask +│ readTask +│ task\.get /);
        expect(table).toMatch(/doNothing +│ +│ MISSING /);
    });
});
