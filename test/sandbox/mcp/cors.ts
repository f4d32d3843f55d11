import type { IncomingMessage, ServerResponse } from 'node:http';

/** What a page on another origin gets of the MCP server: everything it needs, all but the session header, nothing. */
export const MCP_CORS = ['full', 'no-session', 'none'] as const;
export type McpCors = (typeof MCP_CORS)[number];

// choice: the CORS headers of the real MCP server are not recorded; these are what an MCP client in a browser needs.
const headers: Readonly<Record<string, string>> = {
    'access-control-allow-methods': 'GET, POST, DELETE, OPTIONS',
    'access-control-allow-headers':
        'authorization, content-type, accept, mcp-session-id, mcp-protocol-version, last-event-id',
    'access-control-max-age': '86400',
};
const exposed = { 'access-control-expose-headers': 'mcp-session-id' };

const headersOf: Readonly<Record<Exclude<McpCors, 'none'>, Readonly<Record<string, string>>>> = {
    full: { ...headers, ...exposed },
    'no-session': headers,
};

/** Lets a page read the answer; true when the request was only the browser asking for leave, and is answered. */
export function answerBrowser(req: IncomingMessage, res: ServerResponse, cors: McpCors): boolean {
    const { origin } = req.headers;
    if (origin !== undefined && cors !== 'none') {
        res.setHeader('access-control-allow-origin', origin);
        res.setHeader('vary', 'origin');
        for (const [name, value] of Object.entries(headersOf[cors])) res.setHeader(name, value);
    }
    if (req.method !== 'OPTIONS') return false;
    res.writeHead(204).end();
    return true;
}
