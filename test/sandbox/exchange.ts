/** One request as a route handler sees it, whether it came over HTTP or from an MCP tool call. */
export interface SandboxRequest {
    readonly method: string;
    /** Path after `/api:meta`, still percent-encoded: the router decodes it segment by segment. */
    readonly path: string;
    readonly query: URLSearchParams;
    /** Header names in lower case. */
    readonly headers: Readonly<Record<string, string>>;
    /** Parsed JSON, the text of `text/x-xanoscript`, or `{ fields, files }` of a multipart body. */
    readonly body: unknown;
    /** Full public URL, as the request history records it. */
    readonly url: string;
}

export interface SandboxReply {
    readonly status: number;
    readonly headers?: Readonly<Record<string, string>>;
    /** A JSON value, or a Uint8Array sent as it is with its own `content-type` header. */
    readonly body: unknown;
}

/** Carries one Metadata API request out: the HTTP door and the MCP doors share it. */
export type Dispatch = (request: SandboxRequest) => Promise<SandboxReply>;

/** One file of a multipart body. */
export interface UploadedFile {
    readonly field: string;
    readonly name: string;
    readonly mime: string;
    readonly bytes: Uint8Array;
}

/** What `SandboxRequest.body` holds for `multipart/form-data`. */
export interface MultipartBody {
    readonly fields: Readonly<Record<string, string>>;
    readonly files: readonly UploadedFile[];
}
