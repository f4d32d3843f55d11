/**
 * Everything the engine needs from the outside world. The pure part never touches a socket, a clock or a timer
 * itself, which is what lets one engine run in Node, in a browser, inside n8n and inside a WeWeb plugin.
 */
export interface Runtime {
    /**
     * Sends one HTTP request. Resolves for EVERY status; rejects with a {@link TransportFailure} only when no whole
     * answer came. Never retries, never follows a redirect to another origin with the token.
     */
    request(options: RequestOptions): Promise<HttpResponse>;
    /** Resolves after `ms` milliseconds; rejects with the signal's reason as soon as `signal` aborts. */
    sleep(ms: number, signal?: AbortSignalLike): Promise<void>;
    /** Milliseconds since 1970-01-01 UTC. */
    now(): number;
    /** A number in [0, 1), for jitter. */
    random(): number;
    /** Frees sockets. Optional: a runtime without any has nothing to free. */
    close?(): void;
}

/** The part of the platform's `AbortSignal` the engine uses, so that the pure part needs no DOM types. */
export interface AbortSignalLike {
    readonly aborted: boolean;
    readonly reason?: unknown;
    addEventListener(type: 'abort', listener: () => void, options?: { once?: boolean }): void;
    removeEventListener(type: 'abort', listener: () => void): void;
}

export type HttpMethod = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface RequestOptions {
    readonly method: HttpMethod;
    readonly url: string;
    /** Header names in lower case. */
    readonly headers: Readonly<Record<string, string>>;
    /** Text is sent as it is; parts are sent as multipart/form-data, whose header the runtime sets. */
    readonly body?: string | MultipartBody;
    /** Milliseconds for this one attempt, connecting included. 0 means none. */
    readonly timeoutMs: number;
    readonly signal?: AbortSignalLike;
    /** What to make of the answer's body; default `text`. `stream` is text that is read as it comes in: events. */
    readonly responseType?: 'text' | 'bytes' | 'stream';
    /**
     * Of `bytes`: answer them as `byteStream`, so that a file needs no memory. A runtime that cannot answers `bytes`. What
     * was refused, or is a web page, is text all the same.
     */
    readonly inPieces?: true | undefined;
    /**
     * Most bytes of the answer's body, unpacked: a few KB of gzip may hold gigabytes. Past them the request ends as
     * `too-long`. 0 means any number. Default 64 MB, and for a `stream` none. Of a stream of events it limits each event.
     */
    readonly maxAnswerBytes?: number | undefined;
    /**
     * The `authorization` header is the request's own, or there is none on purpose: a host that adds credentials by
     * itself (n8n) must not add any here. Absent: the header is the access token of the client.
     */
    readonly ownAuthorization?: true;
}

export interface MultipartBody {
    readonly parts: readonly MultipartPart[];
}

export interface MultipartPart {
    readonly name: string;
    readonly value: string | Uint8Array | FileLike;
    /** Makes the part a file part. */
    readonly filename?: string;
    readonly contentType?: string;
}

/** A platform `Blob` or `File`: passed through to the runtime untouched. */
export interface FileLike {
    readonly size: number;
    readonly type: string;
    arrayBuffer(): Promise<ArrayBuffer>;
}

/** True for what a file can be uploaded from: text, bytes, a `Blob` or `File`. */
export const isContent = (value: unknown): value is MultipartPart['value'] =>
    typeof value === 'string' ||
    value instanceof Uint8Array ||
    (typeof value === 'object' && value !== null && 'arrayBuffer' in value && 'size' in value);

export interface HttpResponse {
    readonly status: number;
    /** Header names in lower case; repeated headers joined with a comma. */
    readonly headers: Readonly<Record<string, string>>;
    /** Text of the body, also where `bytes` were asked for and refused; empty when something else is set instead. */
    readonly body: string;
    readonly bytes?: Uint8Array;
    /**
     * Read once; leaving it early frees the connection. A `content-length` beside it is the length of all pieces: where
     * they were packed, or may have been, there is none.
     */
    readonly byteStream?: AsyncIterable<Uint8Array>;
    /** Pieces of the text, cut anywhere but inside a character; as every text without a byte order mark. */
    readonly stream?: AsyncIterable<string>;
}

/** What was refused or went to the wrong door says why in text, also where a file was asked for. */
export const isFile = ({ status, headers }: Pick<HttpResponse, 'status' | 'headers'>): boolean =>
    status < 300 && headers['content-type']?.includes('text/html') !== true;

/** An answer whose length is not that of what came out of gzip and the like. */
export function withoutLength<T extends Pick<HttpResponse, 'headers'>>(answer: T): T {
    const { 'content-length': _, ...headers } = answer.headers;
    return { ...answer, headers };
}

export type TransportReason =
    /** Nobody listens, or the name is unknown, or the TLS handshake failed: the request never left. */
    | 'unreachable'
    /** The connection broke before a whole answer was read. */
    | 'broken'
    /** More than `maxAnswerBytes` came; what it says is not known, and it was answered. */
    | 'too-long'
    | 'timeout'
    | 'aborted';

/**
 * Why a runtime got no whole answer.
 *
 * `sent` is false only when it is CERTAIN that no byte of the request reached a server: that, and nothing else, makes
 * it safe to send a write again.
 */
export class TransportFailure extends Error {
    readonly reason: TransportReason;
    readonly sent: boolean;
    /** The platform's own code, such as `ECONNREFUSED`, for the message. */
    readonly code: string | undefined;
    /** How often the request was sent or tried to be; counted by who repeats it, not by a runtime. */
    attempts = 1;

    constructor(reason: TransportReason, options: { sent: boolean; code?: string; cause?: unknown }) {
        super(`transport: ${reason}`, options.cause === undefined ? undefined : { cause: options.cause });
        this.name = 'TransportFailure';
        this.reason = reason;
        this.sent = options.sent;
        this.code = options.code;
    }
}
