import type { BulkCallOptions } from './bulk-host.js';
import type { ProgressEvent } from './operation.js';
import type { RateLimit } from './pace.js';
import type { AbortSignalLike, Runtime } from './runtime.js';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

/** One structured line. Fields are redacted before they come here: no token, no cookie. */
export type Logger = (level: LogLevel, message: string, fields: Readonly<Record<string, unknown>>) => void;

/**
 * The way an operation is carried out. `auto`: over MCP where the client has an MCP server that offers a tool for it, else
 * over the Metadata API. `mcp` refuses what has no tool.
 */
export type Via = 'auto' | 'rest' | 'mcp';

/** Everything a client can be told, and everything a single call can be told otherwise. */
export interface XanoOptions {
    /** Host, URL or pasted dashboard URL of the Xano instance, such as `xabc-defg-hijk.n7.xano.io`. */
    readonly instanceUrl?: string;
    /** Metadata API access token (instance settings, Metadata API & MCP Server). */
    readonly accessToken?: string;
    /** Workspace (id or exact name) for calls that name none. */
    readonly workspaceId?: number | string;
    /** Data source of records for calls that name none. Xano's default is `live`. */
    readonly dataSource?: string;
    /** Branch label for calls that name none. Xano's default is the live branch. */
    readonly branch?: string;
    /** Milliseconds for one attempt, connecting included; default 60,000; 0 means none. */
    readonly timeoutMs?: number;
    /** Milliseconds for a call with all its retries and waits; default 300,000; 0 means none. */
    readonly totalTimeoutMs?: number;
    /** How often a failed attempt is repeated where that is safe; default 2. */
    readonly retries?: number;
    /**
     * Longest answer, in bytes when unpacked; default 64 MB; 0 means any. Over MCP it holds for the session, and there for
     * each event of a stream.
     */
    readonly maxAnswerBytes?: number;
    /** Keeps within a known limit from the start; default none: it is learnt from Xano's first 429. */
    readonly rateLimit?: RateLimit;
    /** Gets one structured line per event; default none. */
    readonly logger?: Logger;
    /** The account's own Metadata API, which lists instances; default `https://app.xano.com/api:meta`. */
    readonly accountUrl?: string;
    /** Default `auto`. */
    readonly via?: Via;
    /** URL of the Xano MCP server, as copied from the dashboard; default none. */
    readonly mcpUrl?: string;
    /** How to speak to it; default `auto`: streamable HTTP first, then what its answer suggests. */
    readonly mcpTransport?: 'auto' | 'streamable' | 'sse' | 'simple';
    /** Where the token goes; default `header`. `path` and `query` put it into the URL, for servers that take no header. */
    readonly mcpTokenIn?: 'header' | 'path' | 'query';
}

/** Options of one call: anything of {@link XanoOptions}, for this call only, and what only makes sense for a call. */
export interface CallOptions extends XanoOptions, BulkCallOptions {
    /** Stops the call, its waits and its retries. */
    readonly signal?: AbortSignalLike;
    /**
     * `table.copyRecords`: the instance to copy to, by what a client of it is made of (`instanceUrl`, `accessToken`, ...).
     * Default: the one that is copied from.
     */
    readonly toInstance?: XanoOptions;
    /** Told how far a long operation is. */
    readonly onProgress?: (event: ProgressEvent) => void;
}

export interface ClientOptions extends XanoOptions {
    /** The outside world; default the platform's (axios on Node, fetch in a browser). */
    readonly runtime?: Runtime;
}

export const DEFAULTS = {
    timeoutMs: 60_000,
    totalTimeoutMs: 300_000,
    retries: 2,
    // choice: some hundred times a full page of wide records; read whole, it takes a few hundred MB at most.
    maxAnswerBytes: 64 * 1024 * 1024,
} as const;
