import { follow, Stop } from '../../mcp/session/stop.js';
import type { AbortHub } from '../../deadline.js';
import type { HttpResponse } from '../../runtime.js';

export type Fetch = (url: string | URL, init?: RequestInit) => Promise<Response>;

/** Statuses whose `Response` must have no body. */
const EMPTY = new Set([204, 205, 304]);

export const plainHeaders = (headers: RequestInit['headers']): Record<string, string> =>
    Object.fromEntries(new Headers(headers));

/**
 * A signal of our own for one request, raised along with the given one until `unlink`. The SDK gives every request the
 * signal of its transport: a listener each would pile up there, and Node warn of a leak.
 */
export const linkStop = (hub: AbortHub, signal: AbortSignal | null | undefined, stop = new Stop()) => ({
    stop,
    unlink: follow(stop, signal, hub),
});

/**
 * A runtime's streaming answer as the platform's `Response`. `ended` is called when the body has ended, or with what broke
 * it, and all of it been read: nothing is read ahead.
 */
export function toResponse(
    { status, headers, stream }: HttpResponse,
    { stop, ended }: { readonly stop: Stop; readonly ended: (broken?: unknown) => void },
): Response {
    if (EMPTY.has(status) || stream === undefined) {
        ended();
        return new Response(null, { status, headers });
    }
    const encoder = new TextEncoder();
    const pieces = stream[Symbol.asyncIterator]();
    const source: UnderlyingDefaultSource<Uint8Array> = {
        async pull(controller) {
            try {
                const next = await pieces.next();
                if (next.done !== true) {
                    controller.enqueue(encoder.encode(next.value));
                    return;
                }
                controller.close();
            } catch (error) {
                controller.error(error);
                ended(error);
                return;
            }
            ended();
        },
        // The iterator's own return() would wait for the chunk that is being waited for.
        cancel() {
            stop.raise();
            ended();
        },
    };
    return new Response(new ReadableStream(source, { highWaterMark: 0 }), { status, headers });
}
