import { TransportFailure } from 'xano-connect/pure';
import type { AbortSignalLike } from 'xano-connect/pure';

/** The part of a Node stream that is used: the n8n helper hands one over, and no type of it may be imported here. */
interface TextStream extends AsyncIterable<unknown> {
    setEncoding(encoding: 'utf8'): unknown;
    destroy(error?: Error): unknown;
    /** Of an answer that is not compressed: ends it when nothing came for so long. */
    setTimeout?(ms: number, callback: () => void): unknown;
}

export const isStream = (body: unknown): body is TextStream =>
    typeof body === 'object' && body !== null && 'setEncoding' in body && Symbol.asyncIterator in body;

/** The text of a stream as it comes. `timeoutMs` limits each wait for more, not the whole. */
export async function* pieces(
    stream: TextStream,
    timeoutMs: number,
    signal: AbortSignalLike | undefined,
): AsyncGenerator<string, void, undefined> {
    let ended: TransportFailure | undefined;
    const end = (reason: 'timeout' | 'aborted') => {
        ended ??= new TransportFailure(reason, { sent: true, cause: signal?.reason });
        stream.destroy(ended);
    };
    const abort = () => end('aborted');
    signal?.addEventListener('abort', abort, { once: true });
    // Decodes at the borders of pieces, too: a character may come in two.
    stream.setEncoding('utf8');
    if (timeoutMs > 0) stream.setTimeout?.(timeoutMs, () => end('timeout'));
    try {
        for await (const piece of stream) yield String(piece);
    } catch (cause) {
        throw ended ?? new TransportFailure('broken', { sent: true, cause });
    } finally {
        signal?.removeEventListener('abort', abort);
        // Frees the connection when the reader stopped early; after the end it does nothing.
        stream.destroy();
    }
}
