import { afterEach, describe, expect, test } from '@jest/globals';
import { createBrowserRuntime } from 'xano-connect/browser';
import { proxyTools } from '../../../weweb-plugin/engine/mcp.js';
import { serverTools } from '../../../weweb-plugin/engine/server-tools.js';
import { checkToolArguments } from '../../../weweb-plugin/engine/tool-arguments.js';
import { readToolResult } from '../../../weweb-plugin/engine/tool-result.js';
import { record } from './support/recorder.js';
import type { Asked, Recorder, Reply } from './support/recorder.js';

const URL_OF_MCP = 'https://xabc.n7.xano.io/x2/mcp/meta/mcp/stream';
const TOKEN = `eyJ0eXAi.${'s3cret'.repeat(6)}.signature`;

const tool = (inputSchema: unknown) => ({
    name: 'doIt',
    description: '',
    inputSchema,
    destructive: false,
    readOnly: true,
});

describe('arguments of a tool', () => {
    const schema = {
        type: 'object',
        required: ['id'],
        additionalProperties: false,
        properties: {
            id: { type: 'integer' },
            name: { type: ['string', 'null'] },
            kind: { enum: ['a', 'b'] },
            tags: { type: 'array', items: { type: 'string' } },
            page: { type: 'object', required: ['size'], properties: { size: { type: 'number' } } },
            either: { anyOf: [{ type: 'string' }, { type: 'integer' }] },
            later: { type: 'date' },
        },
    };

    test.each([
        [{}, 'id is missing'],
        [{ id: '1' }, 'id must be integer'],
        [{ id: 1.5 }, 'id must be integer'],
        [{ id: 1, name: 2 }, 'name must be string or null'],
        [{ id: 1, kind: 'c' }, 'kind must be one of a, b'],
        [{ id: 1, tags: 'x' }, 'tags must be array'],
        [{ id: 1, tags: ['x', 1] }, 'tags[1] must be string'],
        [{ id: 1, page: {} }, 'page.size is missing'],
        [{ id: 1, page: { size: 'x' } }, 'page.size must be number'],
        [{ id: 1, either: true }, 'either must be string'],
        [{ id: 1, other: 1 }, 'there is no other; the tool takes id, name, kind, tags, page, either, later'],
    ])('%j: %s', (args, problem) => {
        expect(() => checkToolArguments(tool(schema), args)).toThrow(`doIt: ${problem}. Nothing was sent.`);
    });

    test('what fits, what is left out, and what only the server can judge pass', () => {
        const args = {
            id: 1,
            name: null,
            kind: 'a',
            tags: [],
            page: { size: 1, more: 2 },
            either: 3,
            later: 'x',
        };
        expect(() => checkToolArguments(tool(schema), args)).not.toThrow();
        expect(() => checkToolArguments(tool(schema), { id: 1, name: undefined })).not.toThrow();
        for (const other of [undefined, null, true, {}]) {
            expect(() => checkToolArguments(tool(other), { anything: 1 })).not.toThrow();
        }
    });
});

describe('the result of a tool', () => {
    const text = (...texts: string[]) => ({ content: texts.map((one) => ({ type: 'text', text: one })) });

    test.each([
        [text('{"a":1}'), { a: 1 }],
        [text('hello'), 'hello'],
        [text('{"a":1}', 'and more'), '{"a":1}\nand more'],
        [{ ...text('short'), structuredContent: { a: 2 } }, { a: 2 }],
        [{ content: [{ type: 'image', data: '' }] }, ''],
        [null, ''],
    ])('%j', (result, data) => {
        expect(readToolResult('t', result).data).toEqual(data);
    });

    test.each([
        [{ ...text('No such table'), isError: true }, 't: No such table', null],
        [text('{"code":"ERROR_FATAL","message":"Boom"}'), 't: Boom', 'ERROR_FATAL'],
        [{ isError: true }, 't: the tool failed without a word', null],
    ])('%j is a failure', (result, message, code) => {
        let thrown: unknown;
        try {
            readToolResult('t', result);
        } catch (error) {
            thrown = error;
        }
        expect(thrown).toMatchObject({ name: 'XanoAdminError', kind: 'tool', message, code });
    });

    test('what lets somebody in is masked, in the data as in the text', () => {
        const lines = ['Authorization: Bearer abc123', 'Cookie: session=xyz', 'Accept: */*'];
        for (const result of [
            text(JSON.stringify({ request_headers: lines })),
            text(lines.join('\n')),
            text(`see ${TOKEN}`),
        ]) {
            const shown = JSON.stringify(readToolResult('t', result));
            for (const secret of ['abc123', 'xyz', TOKEN]) expect(shown).not.toContain(secret);
        }
        expect(readToolResult('t', text(JSON.stringify(lines))).data).toEqual([
            'Authorization: ***',
            'Cookie: ***',
            'Accept: */*',
        ]);
    });
});

describe('what a tool may do', () => {
    test.each([
        ['getTables', undefined, { readOnly: true, destructive: false }],
        ['deleteTable', undefined, { readOnly: false, destructive: true }],
        ['frobnicate', {}, { readOnly: false, destructive: true }],
        ['addTable', { destructiveHint: false }, { readOnly: false, destructive: false }],
        ['getThenDelete', { readOnlyHint: false }, { readOnly: false, destructive: true }],
    ])('%s with %j', async (name, annotations, expected) => {
        const tools = proxyTools(() =>
            Promise.resolve({ tools: [{ name, inputSchema: {}, ...(annotations && { annotations }) }] }),
        );
        expect(await tools.list()).toMatchObject([{ name, ...expected }]);
    });
});

describe('the MCP server itself', () => {
    let recorder: Recorder;
    afterEach(() => recorder.stop());

    const open = (answer: (asked: Asked) => Reply, mcpUrl: string | undefined = URL_OF_MCP) => {
        recorder = record(answer);
        return serverTools({ mcpUrl, accessToken: TOKEN }, createBrowserRuntime());
    };
    const unreachable = (): never => {
        throw new TypeError('Failed to fetch');
    };

    test('is not asked before the first call, and not at all without an address', async () => {
        const tools = open(unreachable, ' ');
        await expect(tools.list()).rejects.toMatchObject({ code: 'NO_MCP' });
        await tools.close();
        expect(recorder.asked).toEqual([]);
    });

    test('that refuses this page is told from one that is not there, without showing it the token', async () => {
        const refusing = open((asked) => (asked.mode === 'no-cors' ? { body: {} } : unreachable()));
        const refused = refusing.list();
        await expect(refused).rejects.toMatchObject({
            name: 'XanoAdminError',
            kind: 'connection',
            hint: expect.stringContaining('CORS'),
        });
        const probes = recorder.asked.filter(({ mode }) => mode === 'no-cors');
        expect(probes).toHaveLength(1);
        expect(probes[0]?.headers.get('authorization')).toBeNull();
        recorder.stop();
        await expect(open(unreachable).list()).rejects.toMatchObject({
            hint: expect.stringContaining('misspelled'),
        });
    });

    test('that does not take the token says so, without quoting it', async () => {
        const tools = open(() => ({ status: 401, body: { message: `bad ${TOKEN}` } }));
        const error: unknown = await tools.list().catch((thrown: unknown) => thrown);
        expect(error).toMatchObject({
            kind: 'auth',
            status: 401,
            hint: expect.stringContaining('access token'),
        });
        expect(JSON.stringify({ ...(error as object) })).not.toContain(TOKEN);
    });
});
