/** The version of the contract in `docs/proxy.md`. */
export const VERSION = 1;

export type Kind =
    'validation' | 'auth' | 'permission' | 'not-found' | 'conflict' | 'rate-limit' | 'server' | 'protocol';

interface Reason {
    readonly status: number;
    readonly kind: Kind;
    readonly message: string;
    readonly hint?: string | undefined;
    readonly code?: string | undefined;
    /** Seconds. */
    readonly retryAfter?: number | undefined;
}

/** Ends a request with an answer that is no success; thrown by every step. */
export class Refusal extends Error {
    readonly status: number;
    readonly retryAfter: number | undefined;
    readonly #reason: Reason;

    constructor(reason: Reason) {
        super(reason.message);
        this.status = reason.status;
        this.retryAfter = reason.retryAfter;
        this.#reason = reason;
    }

    /** The `error` of the answer. */
    toAnswer(): object {
        const { retryAfter, ...told } = this.#reason;
        return { ...told, retry_after: retryAfter };
    }
}

export const invalid = (message: string, hint?: string, code?: string): Refusal =>
    new Refusal({ status: 400, kind: 'validation', message, hint, code });

export const forbidden = (message: string): Refusal =>
    new Refusal({
        status: 403,
        kind: 'permission',
        message,
        hint: 'Ask whoever looks after the proxy to allow it.',
    });

export const notFound = (message: string, hint: string): Refusal =>
    new Refusal({ status: 404, kind: 'not-found', message, hint });
