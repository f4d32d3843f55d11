import { neverConnected, TransportFailure } from 'xano-connect/pure';
import type { AbortSignalLike } from 'xano-connect/pure';

/** What axios, n8n's client, says when the time is up. */
const TIMED_OUT: ReadonlySet<unknown> = new Set(['ECONNABORTED', 'ETIMEDOUT', 'ESOCKETTIMEDOUT']);
const ABORTED: ReadonlySet<unknown> = new Set(['ERR_CANCELED', 'ABORT_ERR']);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
    typeof value === 'object' && value !== null;

/** n8n wraps what its client threw, in one version deeper than in the other: the platform's code is on one of the layers. */
function codesOf(error: unknown): string[] {
    const codes: string[] = [];
    for (let layer = error, depth = 0; isObject(layer) && depth < 5; depth++) {
        for (const code of [layer['code'], layer['httpCode']]) {
            if (typeof code === 'string') codes.push(code);
        }
        layer = layer['cause'] ?? layer['errorResponse'];
    }
    return codes;
}

/** Why there was no whole answer. Neither message nor layers of n8n's error go on: they hold the request with its headers. */
export function toFailure(error: unknown, signal: AbortSignalLike | undefined): TransportFailure {
    if (error instanceof TransportFailure) return error;
    const codes = codesOf(error);
    if (signal?.aborted === true || codes.some((code) => ABORTED.has(code))) {
        return new TransportFailure('aborted', { sent: true, cause: signal?.reason });
    }
    const unsent = codes.find(neverConnected);
    if (unsent !== undefined) return new TransportFailure('unreachable', { sent: false, code: unsent });
    const late = codes.find((code) => TIMED_OUT.has(code));
    if (late !== undefined) return new TransportFailure('timeout', { sent: true, code: 'ETIMEDOUT' });
    const [code] = codes;
    return new TransportFailure('broken', { sent: true, ...(code === undefined ? {} : { code }) });
}
