import { createStreamableSession } from 'xano-connect/pure/mcp';
import type { Runtime } from 'xano-connect/pure';
import { XanoAdminError } from './error.js';

export interface Tool {
    readonly name: string;
    readonly description: string;
    readonly inputSchema: unknown;
    /** By its annotations: it may remove something. */
    readonly destructive: boolean;
    readonly readOnly: boolean;
}

/** What a tool answered: texts, and the value where it was JSON. */
export interface ToolResult {
    readonly data: unknown;
    readonly text: string;
}

/** The MCP side of a connection. */
export interface Tools {
    list(): Promise<readonly Tool[]>;
    call(name: string, args: Readonly<Record<string, unknown>>): Promise<ToolResult>;
    close(): Promise<void>;
}
void createStreamableSession;
export function serverTools(
    _options: { mcpUrl: string | undefined; accessToken: string },
    _http: Runtime,
): Tools {
    throw new XanoAdminError({ message: 'not yet' });
}
export function proxyTools(_ask: (operation: string, body?: unknown) => Promise<unknown>): Tools {
    throw new XanoAdminError({ message: 'not yet' });
}
