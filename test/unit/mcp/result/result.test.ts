import { describe, expect, test } from '@jest/globals';
import { readToolResult } from '../../../../core/src/mcp/result.js';
import { toolError } from '../../../../core/src/mcp/tool-error.js';
import type { ToolErrorContext } from '../../../../core/src/mcp/tool-error.js';
import type { RawToolResult } from '../../../../core/src/mcp/types.js';

const text = (value: unknown): RawToolResult => ({
    content: [{ type: 'text', text: typeof value === 'string' ? value : JSON.stringify(value) }],
});
const page = (items: unknown[]) => ({ curPage: 1, nextPage: null, prevPage: null, items });

describe('readToolResult', () => {
    test.each([
        [{ id: 1 }, { id: 1 }],
        ['{"id":1', '{"id":1'],
        ['All good', 'All good'],
        ['null', null],
        ['', ''],
        ['[1,2]', [1, 2]],
        ['12', 12],
    ])('text %j', (given, data) => {
        expect(readToolResult(text(given), 'getTable')).toMatchObject({ data, isError: false });
    });

    test('structured content is preferred, blocks of unknown kinds stay', () => {
        const raw = {
            content: [
                { type: 'text', text: 'a' },
                { type: 'hologram', depth: 3 },
                { type: 'text', text: 'b' },
            ],
            structuredContent: { id: 1 },
            _meta: { x: 1 },
        };
        const read = readToolResult(raw, 'getTable');
        expect(read).toEqual({ data: { id: 1 }, text: 'a\nb', raw, isError: false });
        expect(readToolResult({ content: [{ type: 'image', data: 'x' }] }, 'x').data).toEqual([
            { type: 'image', data: 'x' },
        ]);
    });

    test.each([{}, { content: null }, { content: 'x' }, { content: [null, 5] }])('odd result %j', (odd) => {
        expect(readToolResult(odd as unknown as RawToolResult, 'x')).toMatchObject({ data: [], text: '' });
    });

    test('lists that come in pages are pages, whatever form they came in', () => {
        const items = [{ id: 1 }];
        const wanted = page(items);
        expect(readToolResult(text(items), 'getTables').data).toEqual(wanted);
        expect(readToolResult(text([wanted]), 'getTables').data).toEqual(wanted);
        expect(readToolResult(text({ items }), 'getTables').data).toEqual({ nextPage: null, items });
        expect(readToolResult(text(items), 'listWorkspaces').data).toEqual(items);
        expect(readToolResult(text({ ...wanted, nextPage: 2 }), 'getTables').data).toMatchObject({
            nextPage: 2,
        });
    });

    test.each([
        [{ code: 'ERROR_CODE_NOT_FOUND', message: '' }, true],
        [{ code: 'ERROR_FATAL', message: 'x', payload: '' }, true],
        [{ id: 4, code: 'ERROR_42', message: 'a record' }, false],
        [{ code: 'OK', message: '' }, false],
        ['Access denied', true],
        ['Error: Invalid token', true],
        ['"Access denied"', true],
        ['Invalid tokens are refused by the endpoint that this documentation is about.', false],
        [[{ code: 'ERROR_FATAL', message: 'x' }], false],
    ])('%j is an error: %s', (given, isError) => {
        expect(readToolResult(text(given), 'getTable').isError).toBe(isError);
        expect(readToolResult({ ...text(given), isError: true }, 'getTable').isError).toBe(true);
    });

    test('tokens in logged headers are seen by nobody', () => {
        const secret = 'eyJhbGciOi.topsecret.signature';
        const item = { id: 1, request_headers: [`Authorization: Bearer ${secret}`, 'Host: x'], uri: '/a' };
        const raw = { ...text(page([item])), structuredContent: page([item]) };
        const read = readToolResult(raw, 'getApiRequestHistory');
        expect(JSON.stringify(read)).not.toContain('topsecret');
        expect(read.data).toMatchObject({ items: [{ id: 1, uri: '/a' }] });
        expect(JSON.stringify(read.data)).toContain('Host: x');
        const cutOff = JSON.stringify(page([item])).slice(0, -4);
        expect(JSON.stringify(readToolResult(text(cutOff), 'getApiRequestHistory'))).not.toContain(
            'topsecret',
        );
    });
});

describe('toolError', () => {
    const errorOf = (given: unknown, tool: string, context?: ToolErrorContext) =>
        toolError(readToolResult({ ...text(given), isError: true }, tool), { name: tool }, context);

    test.each([
        ['ERROR_CODE_NOT_FOUND', 'not-found'],
        ['ERROR_CODE_INPUT_ERROR', 'validation'],
        ['ERROR_CODE_SYNTAX_ERROR', 'validation'],
        ['ERROR_CODE_UNAUTHORIZED', 'auth'],
        ['ERROR_CODE_ACCESS_DENIED', 'permission'],
        ['ERROR_CODE_TOO_MANY_REQUESTS', 'rate-limit'],
        ['ERROR_FATAL', 'server'],
        ['ERROR_CODE_NEW', 'tool'],
    ])('%s is %s', (code, kind) => {
        expect(errorOf({ code, message: 'm' }, 'getTable')).toMatchObject({
            kind,
            code,
            maybeExecuted: false,
        });
    });

    test('a failed write may have been carried out, a refused one not', () => {
        expect(errorOf({ code: 'ERROR_FATAL', message: '' }, 'addTable').maybeExecuted).toBe(true);
        expect(errorOf('Something broke', 'addTable')).toMatchObject({ kind: 'tool', maybeExecuted: true });
        expect(errorOf({ code: 'ERROR_CODE_INPUT_ERROR', message: '' }, 'addTable').maybeExecuted).toBe(
            false,
        );
        expect(errorOf('Access denied', 'addTableContent').maybeExecuted).toBe(false);
    });

    test('a missing right names the box to tick', () => {
        expect(errorOf('Access denied', 'addTableContent')).toMatchObject({
            kind: 'permission',
            message: 'addTableContent: the tool failed, Access denied.',
            hint: expect.stringMatching(/"Workspace Content: Create".*"Live Data Source"/),
        });
        expect(errorOf('Access denied.', 'deleteAPI').hint).toContain('"Workspace Api: Delete"');
        expect(errorOf('Access denied.', 'loyalty').hint).toContain('role');
    });

    test('a refused token is never called expired; over SSE the other URL is suggested', () => {
        const hints = [
            errorOf('Invalid token', 'getTables', { transport: 'sse' }).hint,
            errorOf('Invalid token', 'getTables', { transport: 'streamable', tokenProven: true }).hint,
            errorOf('Invalid token', 'getTables').hint,
        ];
        expect(hints[0]).toContain('/stream');
        expect(hints[1]).toContain('accepted a moment ago');
        expect(hints.join(' ')).not.toMatch(/expire/i);
        expect(errorOf('Invalid token', 'getTables').kind).toBe('auth');
    });

    test('says where, and keeps the payload without secrets', () => {
        const missing = {
            code: 'ERROR_CODE_INPUT_ERROR',
            message: 'Missing param: name',
            payload: { param: 'name' },
        };
        expect(errorOf(missing, 'addTable')).toMatchObject({ path: 'name', payload: { param: 'name' } });
        const syntax = {
            code: 'ERROR_CODE_SYNTAX_ERROR',
            message: "Syntax error: unexpected 'x'.",
            payload: { line: 2, col: 0, token: 'abcd1234' },
        };
        const error = errorOf(syntax, 'createAPI');
        expect(error.message).toBe(
            "createAPI: the tool failed, ERROR_CODE_SYNTAX_ERROR, Syntax error: unexpected 'x' (line 3, column 1).",
        );
        expect(JSON.stringify(error.payload)).not.toContain('abcd1234');
        const echoed = errorOf('No: my-private-token', 'getTables', { secrets: ['my-private-token'] });
        expect(JSON.stringify(echoed)).not.toContain('my-private-token');
    });

    test('a clash of unique values is a conflict', () => {
        const clash = { code: 'ERROR_CODE_INPUT_ERROR', message: 'Duplicate record detected.' };
        expect(errorOf(clash, 'addTableContent')).toMatchObject({ kind: 'conflict', maybeExecuted: false });
    });
});
