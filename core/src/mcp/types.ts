import type { Counters } from '../link.js';
import type { AbortSignalLike } from '../runtime.js';

/** JSON Schema as a server sends it; read, never trusted. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** A tool as `tools/list` of the live server describes it. */
export interface McpTool {
    readonly name: string;
    readonly title?: string;
    readonly description?: string;
    readonly inputSchema: JsonSchema;
    readonly outputSchema?: JsonSchema;
    readonly annotations?: {
        readonly readOnlyHint?: boolean;
        readonly destructiveHint?: boolean;
        readonly idempotentHint?: boolean;
    };
}

/** What `initialize` told about the server. */
export interface McpServerInfo {
    readonly name: string;
    readonly version: string;
    readonly instructions?: string;
    readonly protocolVersion: string;
    readonly transport: McpTransportKind;
}

/** Streamable HTTP; the legacy pair of an event stream and POSTs; the older documents' `POST {tool, args}`. */
export type McpTransportKind = 'streamable' | 'sse' | 'simple';

export interface McpCallOptions {
    readonly signal?: AbortSignalLike;
    /** As in {@link McpSettings}, for this call. */
    readonly timeoutMs?: number;
    readonly totalTimeoutMs?: number;
    /** Doing it twice is the same as doing it once: it may be sent again after its fate is unknown. */
    readonly idempotent?: boolean;
    readonly onProgress?: (event: {
        readonly done: number;
        readonly total?: number;
        readonly message?: string;
    }) => void;
}

/** The result of `tools/call` as it came; see `result.ts` for what is made of it. */
export interface RawToolResult {
    readonly content?: readonly Readonly<Record<string, unknown>>[];
    readonly structuredContent?: unknown;
    readonly isError?: boolean;
    readonly [key: string]: unknown;
}

/** One conversation with an MCP server, over whatever carries it. */
export interface McpSession {
    /** Connects and initializes; lazy, and once however many callers ask. */
    open(options?: Pick<McpCallOptions, 'signal'>): Promise<McpServerInfo>;
    callTool(
        name: string,
        args: Readonly<Record<string, unknown>>,
        options?: McpCallOptions,
    ): Promise<RawToolResult>;
    /** Every tool, page after page; none over `simple`, which cannot tell. */
    tools(options?: McpCallOptions): AsyncIterable<McpTool>;
    readonly server: McpServerInfo | undefined;
    /** Ends the session on the server, rejects what is in flight, leaves no timer or socket. Idempotent. */
    close(): Promise<void>;
}

/** What a session is opened with. */
export interface McpSettings {
    /** Opaque: used as it was copied. */
    readonly url: string;
    /** May be empty when the URL already holds it (`tokenIn: 'path'`). */
    readonly token: string;
    /** Where the token goes; default `header`. `path` and `query` put it into the URL and are the user's own choice. */
    readonly tokenIn?: 'header' | 'path' | 'query';
    /** Default `auto`: streamable HTTP, then what the answer suggests. */
    readonly transport?: McpTransportKind | 'auto';
    /** Further headers of every request, names in lower case; for servers that read `x-data-source` and the like. */
    readonly headers?: Readonly<Record<string, string>>;
    /** Milliseconds for connecting and initializing together; default 10,000; 0 means none. */
    readonly connectTimeoutMs?: number;
    /** Milliseconds for a call that names none; default 60,000; 0 means none. Progress starts it anew. */
    readonly timeoutMs?: number;
    /** Milliseconds for a call with its retries, waits and progress; default 300,000; 0 means none. */
    readonly totalTimeoutMs?: number;
    /** How often a failed call is sent again where that is safe; default 2. */
    readonly retries?: number;
    /** Longest answer, or event of a stream, in bytes when unpacked; default 64 MB; 0 means any. */
    readonly maxAnswerBytes?: number;
    /** Counts calls, retries and answers 429 here, along with those of others; the log numbers its calls by it. */
    readonly counters?: Omit<Counters, 'requests'>;
    /** Told of what the server sends unasked, such as `notifications/tools/list_changed`. */
    readonly onNotification?: (method: string, params: Readonly<Record<string, unknown>>) => void;
}
