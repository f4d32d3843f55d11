import type { CallContext } from '../link.js';
import { resolveInput } from '../names/resolve.js';
import type { Input, RestOperation } from '../operation.js';
import { reworded } from '../reword.js';
import { TransportFailure } from '../runtime.js';
import type { HttpResponse } from '../runtime.js';
import { validateInput } from '../validate.js';
import { carry } from './carry.js';
import { failedTransport } from './failure.js';
import { prepareInput } from './prepare.js';

/** What reads downloads as streams. Left out of a bundle, it costs nothing. */
export interface DownloadPart {
    stream(
        operation: RestOperation,
        input: unknown,
        context: CallContext,
    ): AsyncGenerator<Uint8Array, void, undefined>;
}

export const downloadPart = (): DownloadPart => ({ stream: download });

/**
 * The file piece by piece, so that one of gigabytes needs no memory. Repeated like any read until its first byte is there;
 * after that a cut ends it, and nobody takes what came for the whole file.
 */
async function* download(
    operation: RestOperation,
    input: unknown,
    context: CallContext,
): AsyncGenerator<Uint8Array, void, undefined> {
    const valid = validateInput(operation, input) as Input; // what every input schema is of
    const prepared = prepareInput(operation, valid);
    const resolved = await resolveInput(operation, prepared, context);
    const { maxAnswerBytes = 0, onProgress } = context.options;
    const inPieces: CallContext = { ...context, maxAnswerBytes, inPieces: true };
    const response = (await carry(operation, resolved, inPieces)) as HttpResponse; // as asked for
    const length = Number(response.headers['content-length']);
    const expected = response.byteStream && length >= 0 ? { total: length } : {};
    let done = 0;
    try {
        for await (const piece of piecesOf(response)) {
            done += piece.length;
            yield piece;
            onProgress?.({ operation: operation.id, done, ...expected });
        }
        if (done !== (expected.total ?? done)) throw new TransportFailure('broken', { sent: true });
    } catch (error) {
        if (!(error instanceof TransportFailure)) throw error;
        const cut = failedTransport(operation, error, resolved, inPieces);
        const came = expected.total === undefined ? `${done}` : `${done} of ${expected.total}`;
        throw reworded(cut, { message: `${cut.message} ${came} bytes came; the file is not whole.` });
    }
}

/** A runtime that cannot answer pieces gives the file in one. */
const piecesOf = ({ byteStream, bytes }: HttpResponse): AsyncIterable<Uint8Array> | readonly Uint8Array[] =>
    byteStream ?? (bytes === undefined ? [] : [bytes]);
