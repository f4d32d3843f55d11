import { XanoError } from '../errors.js';
import { holdsToken } from '../pasted.js';
import { mcpAddress } from './session/address.js';

/** Programs that can use the tools of the Xano MCP server. */
export type AiClient = 'claude-desktop' | 'claude-code' | 'cursor' | 'vscode' | 'windsurf';

export interface ClientConfigOptions {
    /** URL of the MCP server, as copied from the Xano dashboard. */
    readonly mcpUrl: string;
    /** What the client calls the server: letters, digits, - and _; default `xano`. */
    readonly name?: string;
}

/** What to put where, for one client. No text of it holds a token. */
export interface ClientConfig {
    readonly client: AiClient;
    /** Name of the client, for people. */
    readonly title: string;
    /** Where the configuration is kept, for people: a path per platform or per reach. */
    readonly file: string;
    readonly format: 'json';
    /** The whole file, when nothing else is in it yet; ends with a line break. */
    readonly text: string;
    /** The same as data, to merge into a file that has other servers. */
    readonly config: Readonly<Record<string, unknown>>;
    /** What to do and what to know, a sentence or two each. */
    readonly notes: readonly string[];
}

interface Recipe {
    readonly title: string;
    readonly file: string;
    readonly config: (name: string, url: string) => Readonly<Record<string, unknown>>;
    readonly notes: readonly string[];
}

/** The variable the rest of this package reads the token from, too. */
const VARIABLE = 'XANO_ACCESS_TOKEN';

const fromEnvironment = (client: string): string =>
    `Set ${VARIABLE} to the access token before ${client} starts: it reads the variables it was started with, and no .env file.`;

const RESTART = 'Restart it after a change.';

/** A remote server on this machine may be reached over plain http; elsewhere mcp-remote wants to be told. */
const allowHttp = (url: string): readonly string[] =>
    /^http:\/\/(?!localhost[:/]|127\.0\.0\.1[:/])/.test(url) ? ['--allow-http'] : [];

/** Facts about each client: its own documentation, read in 2026; docs/ai-clients.md names the pages. */
const RECIPES: Readonly<Record<AiClient, Recipe>> = {
    'claude-desktop': {
        title: 'Claude Desktop',
        file: '~/Library/Application Support/Claude/claude_desktop_config.json (macOS), %APPDATA%\\Claude\\claude_desktop_config.json (Windows)',
        config: (name, url) => ({
            mcpServers: {
                [name]: {
                    command: 'npx',
                    args: [
                        '-y',
                        'mcp-remote',
                        url,
                        // choice: its default falls back to SSE on a 404, which hides that the URL is wrong.
                        '--transport',
                        'http-only',
                        ...allowHttp(url),
                        '--header',
                        // Without a space: Claude Desktop on Windows breaks an argument in two at each.
                        'Authorization:${XANO_AUTHORIZATION}',
                    ],
                    env: { XANO_AUTHORIZATION: 'Bearer PASTE-THE-ACCESS-TOKEN-HERE' },
                },
            },
        }),
        notes: [
            'Settings, Developer, Edit Config opens the file. It starts servers as commands only, so mcp-remote (Node 18 or newer) carries the messages.',
            'Its configuration has no variables: the token stands in this file, behind "Bearer ". Keep the file to yourself, and give the token an end date and few rights.',
            'The header is put together from a variable because the space after "Bearer" would break the argument in two on Windows.',
            'Quit and start Claude Desktop after a change; closing its window is not enough.',
        ],
    },
    'claude-code': {
        title: 'Claude Code',
        file: '.mcp.json in the folder of the project (shared with it), or "mcpServers" in ~/.claude.json (yours, for all projects)',
        config: (name, url) => ({
            mcpServers: {
                [name]: { type: 'http', url, headers: { Authorization: `Bearer \${${VARIABLE}}` } },
            },
        }),
        notes: [
            fromEnvironment('Claude Code'),
            'A variable that is not set is sent as the text it is written as, and Xano answers 401. Some versions were reported not to fill variables in at all.',
            'Claude Code asks once before it uses a server of a project. /mcp shows whether it is connected.',
        ],
    },
    cursor: {
        title: 'Cursor',
        file: '~/.cursor/mcp.json (all projects), or .cursor/mcp.json in the folder of the project',
        config: (name, url) => ({
            mcpServers: { [name]: { url, headers: { Authorization: `Bearer \${env:${VARIABLE}}` } } },
        }),
        notes: [fromEnvironment('Cursor'), RESTART],
    },
    vscode: {
        title: 'VS Code',
        file: '.vscode/mcp.json in the folder of the project, or the file that "MCP: Open User Configuration" opens',
        config: (name, url) => ({
            inputs: [
                {
                    type: 'promptString',
                    id: `${name}-access-token`,
                    description: 'Xano access token (Metadata API)',
                    password: true,
                },
            ],
            servers: {
                [name]: {
                    type: 'http',
                    url,
                    headers: { Authorization: `Bearer \${input:${name}-access-token}` },
                },
            },
        }),
        notes: [
            'VS Code asks for the token when the server starts for the first time, and keeps it in its own safe store.',
            'The key is "servers"; the "mcpServers" of other clients is not read.',
        ],
    },
    windsurf: {
        title: 'Windsurf',
        file: '~/.codeium/windsurf/mcp_config.json (Windows: %USERPROFILE%\\.codeium\\windsurf\\mcp_config.json)',
        config: (name, url) => ({
            mcpServers: {
                [name]: { serverUrl: url, headers: { Authorization: `Bearer \${env:${VARIABLE}}` } },
            },
        }),
        notes: [
            fromEnvironment('Windsurf'),
            'Cascade takes 100 tools at most, of all servers together, and Xano has about 150: when you make the MCP URL in Xano, choose the groups of tools you need.',
            'Since June 2026 the editor is called Devin Desktop and is reported to read ~/.config/devin/mcp_config.json, with "url" in place of "serverUrl"; not verified here.',
            'Refresh the list of servers after a change.',
        ],
    },
};

/** Every client there is a configuration for. */
export const AI_CLIENTS: readonly AiClient[] = Object.keys(RECIPES).filter(isAiClient);

function isAiClient(text: string): text is AiClient {
    return Object.hasOwn(RECIPES, text);
}

/**
 * How to connect an AI client to the Xano MCP server: over streamable HTTP, with the token in a header. Where a client
 * knows variables the configuration refers to one; no text ever holds a token.
 *
 * @throws XanoError `config` for an unknown client, a name it cannot have, and a URL that is none or holds a token
 */
export function clientConfig(client: AiClient, { mcpUrl, name = 'xano' }: ClientConfigOptions): ClientConfig {
    // Plain JavaScript may ask for anything.
    if (!isAiClient(client)) {
        throw refused('client', `There is no configuration for "${String(client)}".`, AI_CLIENTS.join(', '));
    }
    if (!/^[\w-]{1,60}$/.test(name)) {
        throw refused(
            'name',
            'The name of the server is not one that every client takes.',
            'letters, digits, - and _',
        );
    }
    const { url, notes } = streamUrl(mcpUrl);
    const { title, file, config: make, notes: own } = RECIPES[client];
    const config = make(name, url);
    const text = `${JSON.stringify(config, null, 2)}\n`;
    return { client, title, file, format: 'json', text, config, notes: [...notes, ...own] };
}

/** The URL to write down: as it was copied, except that the legacy address becomes the one beside it. */
function streamUrl(mcpUrl: string): { readonly url: string; readonly notes: readonly string[] } {
    // An address without a token of ours: nothing is sent from here.
    const { url } = mcpAddress({ url: mcpUrl, token: '', tokenIn: 'path' });
    if (holdsToken(url) || /[?&][\w-]*token=/i.test(url)) {
        throw new XanoError({
            kind: 'config',
            path: 'mcpUrl',
            message: 'This MCP URL has an access token in it.',
            hint: 'Take the URL without the token; every client here sends it in a header.',
        });
    }
    const stream = url.replace(/\/sse(?=$|\?)/, '/stream');
    if (stream === url) return { url, notes: [] };
    const note = 'The URL ends in /stream in place of /sse: Xano no longer serves SSE reliably.';
    return { url: stream, notes: [note] };
}

const refused = (path: string, message: string, choices: string): XanoError =>
    new XanoError({ kind: 'config', path, message, hint: `Use one of these: ${choices}.` });
