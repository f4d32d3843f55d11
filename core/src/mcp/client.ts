import type { CallOptions } from '../settings.js';
import type { FoundTool, ToolQuery } from './tools/index.js';
import type { ToolResult } from './result.js';
import type { McpServerInfo } from './types.js';

/** What a write is about to hit, told before it is sent. */
export interface WriteNotice {
    readonly tool: string;
    readonly workspace_id?: unknown;
    readonly table_id?: unknown;
    /** MCP calls work on the live data source; no argument chooses another. */
    readonly data_source: 'live';
    /** The branch named in the call, else what the server takes by itself. */
    readonly branch: string;
    readonly warning?: string;
}

export interface ToolCallOptions extends CallOptions {
    /** Needed by tools that lose something for good, and by tools nobody knows. */
    readonly confirm?: boolean;
    /** Hands over a result that says it failed, in place of throwing. */
    readonly raw?: boolean;
    /** Told before a writing call is sent; throwing stops it. */
    readonly onWrite?: (notice: WriteNotice) => void | Promise<void>;
}

export interface ToolAnswer extends ToolResult {
    /** Name the server has for the tool that was called. */
    readonly tool: string;
    /** How the arguments were understood, where they were not the server's own. */
    readonly notes: readonly string[];
}

/** The tools of the Xano MCP server, on a client. */
export interface McpClient {
    /**
     * Calls a tool under any of its names, with arguments in any form people know.
     *
     * @throws XanoError `tool` (or the kind Xano's own error tells) when the tool failed, unless `raw` is set;
     * `validation` before anything is sent; `outcome-unknown` when a write was cut off.
     */
    callTool(name: string, args?: unknown, options?: ToolCallOptions): Promise<ToolAnswer>;
    /** Item after item of a tool that answers pages; the next page is fetched when it is asked for. */
    iterateTool(
        name: string,
        args?: Readonly<Record<string, unknown>>,
        options?: ToolCallOptions,
    ): AsyncGenerator<unknown, void, undefined>;
    readonly tools: {
        /** Tools by words, group and effect; what the server offers first. */
        list(query?: ToolQuery, options?: CallOptions): Promise<readonly FoundTool[]>;
        /** One tool under any of its names: what the server says of it and what is known. */
        describe(name: string, options?: CallOptions): Promise<FoundTool>;
        /** Connects and says what answered. */
        server(options?: CallOptions): Promise<McpServerInfo>;
    };
}
