import { describe, expect, test } from '@jest/globals';
import { XanoError } from '../../../core/src/errors.js';
import { compareSchema, describeFields } from '../../../core/src/schema/index.js';
import type { Column } from '../../../core/src/schema/index.js';
import { isEmptySearch, searchColumns, toXanoSearch } from '../../../core/src/search/index.js';
import { adaptArguments } from '../../../core/src/mcp/adapt/index.js';
import { describeInputs } from '../../../core/src/mcp/forms/index.js';
import { readToolResult } from '../../../core/src/mcp/result.js';
import { toolError } from '../../../core/src/mcp/tool-error.js';
import { mcpAddress, streamSibling } from '../../../core/src/mcp/session/address.js';
import { parseRetryAfter } from '../../../core/src/retry.js';
import { readToken } from '../../../core/src/token.js';
import { FakeServer, json, TOKEN } from '../mcp/session/support/fake-server.js';
import { benchOf } from '../operations/bench.js';

const nested = (depth: number, open: string, close: string): unknown =>
    JSON.parse(open.repeat(depth) + close.repeat(depth));

describe('nested without end', () => {
    const deep = nested(20_000, '[', ']');
    const cyclic: unknown[] = [];
    cyclic.push({ and: cyclic });

    test.each([
        ['deep', deep],
        ['holding itself', cyclic],
    ])('a search that is %s is refused', (_, search) => {
        const refused = expect.objectContaining({ kind: 'validation', path: 'search' });
        expect(() => toXanoSearch(search as never)).toThrow(refused);
        expect(() => isEmptySearch(search)).toThrow(refused);
    });

    test('a search as deep as people nest is not', () => {
        expect(isEmptySearch(nested(90, '{"and":[', ']}'))).toBe(true);
    });

    test('fields are refused', () => {
        expect(() => describeFields({ a: { type: 'object', children: deep } } as never)).toThrow(
            expect.objectContaining({ kind: 'validation', path: 'fields' }),
        );
    });

    test.each([
        ['a BigInt', 10n],
        ['what is deep', deep],
    ])('a record with %s is refused before it is sent', async (_, value) => {
        const { xano, sent } = benchOf({ json: {} }, { workspaceId: 1 });
        await expect(xano.record.create({ table_id: 1, row: { value } })).rejects.toMatchObject({
            kind: 'validation',
            message: 'record.create: The input cannot be written as JSON. Nothing was sent.',
        });
        expect(sent()).toEqual([]);
    });

    test('the result of a tool is handed over as far as it can be looked through', () => {
        const { data } = readToolResult({ structuredContent: deep }, 'getTables');
        expect(JSON.stringify(data)).toContain('[deeper]');
    });
});

const COMPARED = { left: { operand: 'a', tag: 'col' }, op: '=', right: { operand: 1 } };

test.each([
    [
        'with a group beside it',
        { type: 'statement', statement: { op: '=' }, group: { expression: [COMPARED] } },
    ],
    ['whose inside is none', { type: 'statement', statement: '', ...COMPARED }],
])('a statement %s is refused by all that read it', (_, search) => {
    const refused = expect.objectContaining({ kind: 'validation', path: 'search.left' });
    expect(() => toXanoSearch(search as never)).toThrow(refused);
    expect(() => searchColumns(search as never)).toThrow(refused);
});

describe('members named as methods of every object', () => {
    const odd: unknown = { toString: 1, valueOf: 2 };

    test('in a column of a table', () => {
        const column = { ...describeFields({ b: 'text' }).columns[2], style: odd } as unknown as Column;
        const { warnings } = compareSchema(
            { columns: [column], indexes: [] },
            describeFields({ b: { type: 'text', style: 'list' } } as never),
        );
        expect(warnings.join()).toContain('"b" changes from [object Object] to list');
    });

    test('as the type a tool wants', async () => {
        const inputSchema = {
            type: 'object',
            properties: { search: { type: ['__proto__', 'constructor'] } },
        };
        const tool = { name: 'getLoggedInUser', inputSchema };
        const context = { tools: [tool], now: () => 0, call: () => Promise.resolve([]) };
        const { calls } = await adaptArguments(tool, { search: 'x' }, context);
        expect(calls[0]?.args).toEqual({ search: 'x' });
    });

    test('in a description of one', () => {
        expect(() => describeFields({ a: { type: 'text', style: odd } } as never)).toThrow(
            expect.objectContaining({ kind: 'validation', path: 'fields.a.style' }),
        );
    });
});

test('a tool schema of twenty ways that all lead back to it is described at once', () => {
    const ways = Array.from({ length: 40 }, () => ({ $ref: '#/$defs/x' }));
    const schema = { type: 'object', properties: { a: { anyOf: ways } }, $defs: { x: { anyOf: ways } } };
    expect(describeInputs(schema)).toHaveLength(1);
});

test('a tool that repeats the token in its code or path', () => {
    const token = 'a-token-that-servers-repeat';
    const text = JSON.stringify({ code: `ERROR_${token}`, message: 'm', payload: { param: token } });
    const result = readToolResult({ content: [{ type: 'text', text }] }, 'addTable');
    const error = toolError(result, { name: 'addTable' }, { secrets: [token] });
    expect(`${error.message} ${JSON.stringify(error)}`).not.toContain(token);
    expect(error.code).toBe('ERROR_***');
});

describe('a host that is called as the end of an MCP address', () => {
    test.each(['sse', 'stream', 'streaming'])('https://%s:8443 stays the host', (host) => {
        const { url } = mcpAddress({ url: `https://${host}:8443`, token: 'token-1', tokenIn: 'path' });
        expect(url).toBe(`https://${host}:8443/token-1/streaming`);
        expect(mcpAddress({ url: `https://${host}/?a=1`, token: 'token-1', tokenIn: 'path' }).origin).toBe(
            `https://${host}`,
        );
    });

    test('and has no sibling', () => {
        expect(streamSibling('https://sse')).toBeUndefined();
        expect(new URL(mcpAddress({ url: 'https://sse/', token: 'token-1', tokenIn: 'path' }).url).host).toBe(
            'sse',
        );
    });
});

test('a server that calls itself what it was sent is not logged so', async () => {
    const lines: string[] = [];
    const server = new FakeServer((message) =>
        message.method === 'initialize'
            ? json({
                  id: message.id,
                  result: {
                      protocolVersion: '2025-06-18',
                      serverInfo: { name: `x ${TOKEN}`, version: TOKEN },
                  },
              })
            : undefined,
    );
    await server
        .session({}, (level, text, fields) => lines.push(JSON.stringify([level, text, fields])))
        .open();
    expect(lines.join()).toContain('session open');
    expect(lines.join()).not.toContain(TOKEN);
});

test.each([1e300, -1e300, '7', null])('a token that ends at %p ends at no date', (exp) => {
    const claims = Buffer.from(JSON.stringify({ exp })).toString('base64url');
    expect(readToken(`eyJhbGciOiJIUzI1NiJ9.${claims}.x`)).toEqual({ kind: 'jwt' });
});

test('nobody waits for ever', () => {
    expect(parseRetryAfter('1.79e306', 0)).toBeUndefined();
    expect(parseRetryAfter('1e10', 0)).toBe(1e13);
});

test('a message that quotes what somebody pasted stays readable', () => {
    const { message, hint } = new XanoError({
        kind: 'validation',
        message: 'x'.repeat(1e6),
        hint: 'y'.repeat(1e6),
    });
    expect(message).toHaveLength(2048);
    expect(hint).toHaveLength(2048);
});
