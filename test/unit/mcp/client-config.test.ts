import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { createClient } from 'xano-connect';
import { AI_CLIENTS, clientConfig } from 'xano-connect/pure/setup';
import type { AiClient } from 'xano-connect';
import { fakeRuntime } from '../support/fake-runtime.js';

const MCP_URL = 'https://xabc-defg-hijk.n7.xano.io/x2/mcp/meta/mcp/stream';
const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJub2JvZHkifQ.not-a-signature';

/** Where the server stands in the file of each client, and what it is there. */
const ENTRIES: Readonly<Record<AiClient, readonly [list: string, entry: unknown]>> = {
    'claude-desktop': [
        'mcpServers',
        {
            command: 'npx',
            args: [
                '-y',
                'mcp-remote',
                MCP_URL,
                '--transport',
                'http-only',
                '--header',
                'Authorization:${XANO_AUTHORIZATION}',
            ],
            env: { XANO_AUTHORIZATION: 'Bearer PASTE-THE-ACCESS-TOKEN-HERE' },
        },
    ],
    'claude-code': [
        'mcpServers',
        { type: 'http', url: MCP_URL, headers: { Authorization: 'Bearer ${XANO_ACCESS_TOKEN}' } },
    ],
    cursor: ['mcpServers', { url: MCP_URL, headers: { Authorization: 'Bearer ${env:XANO_ACCESS_TOKEN}' } }],
    vscode: [
        'servers',
        { type: 'http', url: MCP_URL, headers: { Authorization: 'Bearer ${input:xano-access-token}' } },
    ],
    windsurf: [
        'mcpServers',
        { serverUrl: MCP_URL, headers: { Authorization: 'Bearer ${env:XANO_ACCESS_TOKEN}' } },
    ],
};

describe('clientConfig', () => {
    test.each(Object.entries(ENTRIES))('%s gets what it reads', (client, [list, entry]) => {
        const made = clientConfig(client as AiClient, { mcpUrl: MCP_URL });
        expect(made.config[list]).toEqual({ xano: entry });
        expect(JSON.parse(made.text)).toEqual(made.config);
        expect(made.text.endsWith('}\n')).toBe(true);
        expect(made).toMatchObject({ client, format: 'json' });
        expect(made.file).not.toBe('');
    });

    test('every client is in the table above', () => {
        expect([...AI_CLIENTS].sort()).toEqual(Object.keys(ENTRIES).sort());
    });

    test('VS Code asks for the token, hidden while it is typed', () => {
        const { config } = clientConfig('vscode', { mcpUrl: MCP_URL, name: 'shop' });
        expect(config).toMatchObject({
            inputs: [{ type: 'promptString', id: 'shop-access-token', password: true }],
            servers: { shop: { headers: { Authorization: 'Bearer ${input:shop-access-token}' } } },
        });
    });

    test('no argument of a command holds a space, which Claude Desktop on Windows breaks it at', () => {
        const { config } = clientConfig('claude-desktop', { mcpUrl: MCP_URL });
        const { args } = (config as { mcpServers: { xano: { args: string[] } } }).mcpServers.xano;
        expect(args.filter((argument) => /\s/.test(argument))).toEqual([]);
    });

    test.each([
        ['http://127.0.0.1:8080/x2/mcp/meta/mcp/stream', false],
        ['http://localhost:8080/x2/mcp/meta/mcp/stream', false],
        ['http://xano.internal/x2/mcp/meta/mcp/stream', true],
        [MCP_URL, false],
    ])('%s needs --allow-http of mcp-remote: %s', (mcpUrl, allowed) => {
        expect(clientConfig('claude-desktop', { mcpUrl }).text.includes('--allow-http')).toBe(allowed);
    });

    test('the legacy address becomes the one beside it, and it is said', () => {
        const made = clientConfig('cursor', { mcpUrl: MCP_URL.replace(/stream$/, 'sse') });
        expect(made.text).toContain(`"${MCP_URL}"`);
        expect(made.notes[0]).toContain('/stream');
    });

    test('everything else of the address stays as it was copied', () => {
        const mcpUrl = 'https://xano.example.co/x2/mcp/shop:dev/mcp/streaming?beta=true';
        expect(clientConfig('cursor', { mcpUrl }).text).toContain(`"${mcpUrl}"`);
    });

    test.each([
        ['an unknown client', 'emacs', { mcpUrl: MCP_URL }, 'client'],
        ['a name with a blank', 'cursor', { mcpUrl: MCP_URL, name: 'my xano' }, 'name'],
        [
            'a token in the path',
            'cursor',
            { mcpUrl: `https://x.example.co/x2/mcp/meta/mcp/${TOKEN}/streaming` },
            'mcpUrl',
        ],
        ['a token in the query', 'cursor', { mcpUrl: `${MCP_URL}?token=abcdefgh` }, 'mcpUrl'],
    ])('%s is refused without repeating a token', (_, client, options, path) => {
        const refusal = (): unknown => clientConfig(client as AiClient, options);
        expect(refusal).toThrow(expect.objectContaining({ kind: 'config', path }));
        expect(refusal).toThrow(
            expect.objectContaining({ message: expect.not.stringMatching(/eyJ|abcdefgh/) }),
        );
    });

    test('a client knows its own MCP URL, and its token is in no text', () => {
        const xano = createClient(
            { instanceUrl: 'x.example.co', accessToken: TOKEN, mcpUrl: MCP_URL },
            fakeRuntime([]),
        );
        for (const client of AI_CLIENTS) {
            const made = xano.clientConfig(client);
            expect(made).toEqual(clientConfig(client, { mcpUrl: MCP_URL }));
            expect(JSON.stringify(made)).not.toMatch(/eyJ/);
        }
        const other = { name: 'shop', mcpUrl: 'https://other.example.co/x2/mcp/meta/mcp/stream' };
        expect(xano.clientConfig('cursor', other)).toEqual(clientConfig('cursor', other));
    });

    test('without an MCP URL there is nothing to connect to', () => {
        const xano = createClient({ instanceUrl: 'x.example.co', accessToken: TOKEN }, fakeRuntime([]));
        expect(() => xano.clientConfig('cursor')).toThrow(
            expect.objectContaining({ kind: 'config', path: 'mcpUrl' }),
        );
    });
});

describe('docs/ai-clients.md', () => {
    const page = readFileSync('docs/ai-clients.md', 'utf8');
    const sections = new Map(
        page.split(/^## /m).map((section) => [section.slice(0, section.indexOf('\n')).trim(), section]),
    );

    test.each([...AI_CLIENTS])('what it says of %s is what clientConfig says', (client) => {
        const { title, file, text, notes } = clientConfig(client, { mcpUrl: MCP_URL });
        const section = sections.get(title) ?? '';
        expect([...section.matchAll(/^```json\n(.*?)^```$/gms)].map(([, block]) => block)).toEqual([text]);
        for (const path of file.match(/[~%.][\w\\/%. ]*\.json/g) ?? []) expect(section).toContain(path);
        for (const note of notes) expect(section).toContain(note);
    });
});
