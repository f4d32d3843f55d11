import { defined } from './defined.js';
import { cut } from './redact.js';

/**
 * What went wrong, in a word:
 *
 * - `config`: the client was set up with something it cannot use (URL, token, profile)
 * - `validation`: the input was refused, by us before anything was sent or by Xano (400, 422)
 * - `auth`: Xano did not accept the token (401)
 * - `permission`: the token or its owner may not do this (403)
 * - `not-found`: no such workspace, table, record, ... (404)
 * - `unsupported`: this instance is older than the operation and does not have it (404)
 * - `conflict`: it clashes with what is there (409, unique values)
 * - `rate-limit`: too many requests (429)
 * - `server`: Xano or the gateway before it failed (5xx)
 * - `protocol`: the answer is not what this address should give (a web page, cut JSON)
 * - `connection`, `timeout`, `aborted`: no answer, and nothing was changed by the request
 * - `outcome-unknown`: a write was sent and nobody can say whether it was carried out
 * - `tool`: an MCP tool reported a failure
 */
export type XanoErrorKind =
    | 'config'
    | 'validation'
    | 'auth'
    | 'permission'
    | 'not-found'
    | 'unsupported'
    | 'conflict'
    | 'rate-limit'
    | 'server'
    | 'protocol'
    | 'connection'
    | 'timeout'
    | 'aborted'
    | 'outcome-unknown'
    | 'tool';

export interface XanoErrorOptions {
    readonly kind: XanoErrorKind;
    /** What happened, to what. One sentence. */
    readonly message: string;
    /** What to do next. One or two sentences. */
    readonly hint?: string | undefined;
    /** HTTP status, where an answer came. */
    readonly status?: number | undefined;
    /** Xano's own code, such as `ERROR_CODE_INPUT_ERROR`, or the platform's, such as `ECONNREFUSED`. */
    readonly code?: string | undefined;
    /** Path of the input field at fault, such as `items[3].row_id`. */
    readonly path?: string | undefined;
    /** Operation id, such as `table.add`. */
    readonly operation?: string | undefined;
    /** Xano's `X-Trace-ID` of the answer, for its support. */
    readonly requestId?: string | undefined;
    readonly retryAfterMs?: number | undefined;
    /** Xano's `payload`, redacted, at most 2 KB. */
    readonly payload?: unknown;
    /** True when a write may have been carried out although it failed. */
    readonly maybeExecuted?: boolean | undefined;
    readonly cause?: unknown;
}

const BRAND = 'xano-connect/error';

/** Every failure this package reports. Recognise it with {@link isXanoError}, not with `instanceof`. */
export class XanoError extends Error {
    readonly brand: string = BRAND;
    readonly kind: XanoErrorKind;
    readonly hint: string | undefined;
    readonly status: number | undefined;
    readonly code: string | undefined;
    readonly path: string | undefined;
    readonly operation: string | undefined;
    readonly requestId: string | undefined;
    readonly retryAfterMs: number | undefined;
    readonly payload: unknown;
    readonly maybeExecuted: boolean;

    constructor(options: XanoErrorOptions) {
        // What was refused may be quoted in it, and be a whole file somebody pasted into a field.
        super(cut(options.message), options.cause === undefined ? undefined : { cause: options.cause });
        this.name = 'XanoError';
        this.kind = options.kind;
        this.hint = options.hint && cut(options.hint);
        this.status = options.status;
        this.code = options.code;
        this.path = options.path;
        this.operation = options.operation;
        this.requestId = options.requestId;
        this.retryAfterMs = options.retryAfterMs;
        this.payload = options.payload;
        this.maybeExecuted = options.maybeExecuted ?? false;
    }

    /** Plain data for logs and for n8n or WeWeb error objects: no stack, no headers, no token. */
    toJSON(): Record<string, unknown> {
        const { name, message, maybeExecuted } = this;
        const hidden = { brand: undefined, maybeExecuted: maybeExecuted || undefined };
        return defined(Object.assign({ name, message }, this, hidden));
    }
}

/**
 * A write was sent, and the connection, the clock or a gateway ended it before Xano's answer came: it may or may not
 * have been carried out. It is never sent again by itself; read the data back before repeating it.
 */
export class OutcomeUnknownError extends XanoError {
    constructor(options: Omit<XanoErrorOptions, 'kind' | 'maybeExecuted'>) {
        super({ ...options, kind: 'outcome-unknown', maybeExecuted: true });
        this.name = 'OutcomeUnknownError';
    }
}

/**
 * True for an error of this package, also when it comes from another copy of it: two bundles of the engine may meet
 * in one process (an n8n node and a script), and then `instanceof` would say no.
 */
export function isXanoError(error: unknown, kind?: XanoErrorKind): error is XanoError {
    if (typeof error !== 'object' || error === null) return false;
    if (!('brand' in error) || error.brand !== BRAND || !('kind' in error)) return false;
    return kind === undefined || error.kind === kind;
}
