import type { HttpResponse } from 'xano-connect/pure';

/** What the contract answers (docs/proxy.md). */
interface Envelope {
    readonly ok: boolean;
    readonly data?: unknown;
    readonly error?: {
        readonly kind?: string;
        readonly message?: string;
        readonly hint?: string;
        readonly code?: string;
        readonly status?: number;
        readonly retry_after?: number;
    };
}

function readEnvelope(body: string): Envelope | undefined {
    try {
        const value: unknown = JSON.parse(body);
        return typeof value === 'object' && value !== null && 'ok' in value ? (value as Envelope) : undefined;
    } catch {
        return undefined;
    }
}

/**
 * The answer of the proxy as the Metadata API would have given it, so that the engine judges it as always: whether to
 * try again, whether a write may have been carried out. What the proxy said of itself goes along as `payload.proxy`.
 */
export function unwrap(response: HttpResponse): HttpResponse {
    const envelope = readEnvelope(response.body);
    // A web page, or what a host in front of the proxy said: it is judged by its status.
    if (envelope === undefined) return response;
    if (envelope.ok && response.status < 300)
        return { ...response, body: JSON.stringify(envelope.data ?? null) };
    const {
        message = 'The proxy refused the request.',
        hint,
        code,
        kind,
        retry_after,
        status = 502,
    } = envelope.error ?? {};
    const proxy = { message, hint, kind, code };
    return {
        ...response,
        // An endpoint of Xano cannot answer with a status of its own: then it stands in the error only.
        status: response.status < 300 ? status : response.status,
        headers: {
            ...response.headers,
            // Not every host lets a page read the header.
            ...(retry_after === undefined ? {} : { 'retry-after': String(retry_after) }),
        },
        body: JSON.stringify({ code, message, payload: { proxy } }),
    };
}
