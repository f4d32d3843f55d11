import { isXanoError } from 'xano-connect/pure';
import type { Runtime, XanoErrorKind } from 'xano-connect/pure';
import { createStreamableSession } from 'xano-connect/pure/mcp';
import type { McpSession } from 'xano-connect/pure/mcp';
import { XanoAdminError } from './error.js';
import { toTool } from './mcp.js';
import type { ServerOptions, Tool, Tools } from './mcp.js';
import { readToolResult } from './tool-result.js';

const HINTS: Readonly<Partial<Record<XanoErrorKind, string>>> = {
    auth: 'The MCP server did not accept the access token. Check that it belongs to this instance and has not expired.',
    permission: 'The access token, or the role of its owner, does not allow this tool.',
    'not-found':
        'Check the MCP URL: copy it anew from the settings of the instance in Xano, Metadata API & MCP Server.',
    protocol: 'Check the MCP URL: it usually ends in /mcp/stream.',
    timeout: 'The MCP server did not answer in time. Try again.',
    'rate-limit': 'Too many requests. Wait a moment and try again.',
    'outcome-unknown': 'Nobody can say whether the tool did it: look in Xano before trying again.',
};

const REFUSES_ORIGIN =
    'The MCP server is there, but does not let a page of this address call it (CORS). Use the actions for tables and records, which need no MCP, or a proxy.';
const NOT_THERE =
    'Nothing answers at the MCP URL: it is misspelled, or the server is down. Copy it anew from Xano.';

/** Whether anything answers at all: a browser says nothing of a refused origin, but lets this through. */
export async function answersAnyone(url: string): Promise<boolean> {
    try {
        await fetch(url, { mode: 'no-cors', credentials: 'omit' });
        return true;
    } catch {
        return false;
    }
}

const noUrl = (): XanoAdminError =>
    new XanoAdminError({
        kind: 'config',
        code: 'NO_MCP',
        message: 'Xano Admin has no MCP URL, so nothing was sent.',
        hint: 'Enter it in the settings of Xano Admin, MCP.',
    });

/** Of Xano itself, with the access token: in the editor only. The session begins with the first call. */
export function serverTools(
    { mcpUrl = '', accessToken, probe = answersAnyone }: ServerOptions,
    http: Runtime,
): Tools {
    const url = mcpUrl.trim();
    let session: McpSession | undefined;
    const open = (): McpSession => {
        if (url === '') throw noUrl();
        return (session ??= createStreamableSession({ url, token: accessToken }, http));
    };
    const told = async (error: unknown): Promise<unknown> => {
        if (!isXanoError(error)) return error;
        const { kind, status, code, requestId, message } = error;
        const unreachable = kind === 'connection' || (kind === 'outcome-unknown' && code === 'NETWORK');
        const reason = unreachable ? ((await probe(url)) ? REFUSES_ORIGIN : NOT_THERE) : HINTS[kind];
        const hint = reason ?? error.hint;
        return new XanoAdminError({ kind, status, code, requestId, message, hint });
    };
    const asked = async <T>(ask: (session: McpSession) => Promise<T>): Promise<T> => {
        try {
            return await ask(open());
        } catch (error) {
            throw await told(error);
        }
    };
    return {
        list: () =>
            asked(async (opened) => {
                const tools: Tool[] = [];
                for await (const tool of opened.tools()) tools.push(toTool(tool));
                return tools;
            }),
        call: (name, args) =>
            asked(async (opened) => readToolResult(name, await opened.callTool(name, args))),
        close: async () => session?.close(),
    };
}
