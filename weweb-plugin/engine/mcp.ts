import type { McpTool } from 'xano-connect/pure/mcp';
import { readToolResult } from './tool-result.js';
import type { ToolResult } from './tool-result.js';

export interface Tool {
    readonly name: string;
    readonly description: string;
    readonly inputSchema: unknown;
    /** By its annotations: it may remove something. */
    readonly destructive: boolean;
    readonly readOnly: boolean;
}

/** The MCP side of a connection. */
export interface Tools {
    list(): Promise<readonly Tool[]>;
    call(name: string, args: Readonly<Record<string, unknown>>): Promise<ToolResult>;
    close(): Promise<void>;
}

/** A tool without annotations is judged by its name, and taken for one that removes where that says nothing. */
export function toTool({ name, description = '', inputSchema, annotations = {} }: McpTool): Tool {
    const readOnly = annotations.readOnlyHint ?? /^(?:get|list|search)[A-Z]/.test(name);
    return {
        name,
        description,
        inputSchema,
        readOnly,
        destructive: !readOnly && annotations.destructiveHint !== false,
    };
}

/** Through the proxy, which has a list of its own. */
export function proxyTools(ask: (operation: string, body?: unknown) => Promise<unknown>): Tools {
    return {
        list: async () => {
            const answer = await ask('mcp.listTools');
            const { tools } = answer as { readonly tools?: readonly McpTool[] };
            return (tools ?? []).map(toTool);
        },
        call: async (name, args) =>
            readToolResult(name, await ask('mcp.callTool', { name, arguments: args })),
        close: () => Promise.resolve(),
    };
}

export interface ServerOptions {
    readonly mcpUrl: string | undefined;
    readonly accessToken: string;
    /** Whether anything answers at that address at all; default asks it without a token. */
    readonly probe?: (url: string) => Promise<boolean>;
}
