import type { CallContext } from '../link.js';
import { reworded } from '../reword.js';
import { TransportFailure } from '../runtime.js';
import type { HttpResponse } from '../runtime.js';
import { commonAdvice } from './advice.js';
import { failedUnanswered } from './failure.js';

/** What reads downloads as streams. Left out of a bundle, it costs nothing. */
export interface DownloadPart {
    /** @param ask runs the operation and gives `takeFile` of its context the answer that holds the file */
    stream(
        operation: string,
        context: CallContext,
        ask: (context: CallContext) => Promise<unknown>,
    ): AsyncGenerator<Uint8Array, void, undefined>;
}

export const downloadPart = (): DownloadPart => ({ stream: download });

/**
 * The file piece by piece, so that one of gigabytes needs no memory. Asked for again like any read until its first byte is
 * there; after that a cut ends it, and nobody takes what came for the whole file.
 */
async function* download(
    operation: string,
    context: CallContext,
    ask: (context: CallContext) => Promise<unknown>,
): AsyncGenerator<Uint8Array, void, undefined> {
    const { maxAnswerBytes = 0, onProgress } = context.options;
    const taken: HttpResponse[] = [];
    const streaming = { ...context, maxAnswerBytes, takeFile: (answer: HttpResponse) => taken.push(answer) };
    await ask(streaming);
    for (const response of taken) {
        const length = Number(response.headers['content-length']);
        const expected = response.byteStream && length >= 0 ? { total: length } : {};
        let done = 0;
        try {
            for await (const piece of piecesOf(response)) {
                done += piece.length;
                yield piece;
                onProgress?.({ operation, done, ...expected });
            }
            if (done !== (expected.total ?? done)) throw new TransportFailure('broken', { sent: true });
        } catch (error) {
            if (!(error instanceof TransportFailure)) throw error;
            const came = expected.total === undefined ? `${done}` : `${done} of ${expected.total}`;
            throw cutOff(operation, error, came, streaming);
        }
    }
}

/** A runtime that cannot answer pieces gives the file in one. */
const piecesOf = ({ byteStream, bytes }: HttpResponse): AsyncIterable<Uint8Array> | readonly Uint8Array[] =>
    byteStream ?? (bytes === undefined ? [] : [bytes]);

function cutOff(operation: string, failure: TransportFailure, came: string, context: CallContext) {
    const { reason, sent, code } = failure;
    const trouble = { write: false, sent, code };
    const error = failedUnanswered(
        failure,
        { operation, server: 'the server of the file', write: false, context },
        (kind) =>
            reason === 'too-long'
                ? 'Raise `maxAnswerBytes`, or leave it out: a stream needs no limit.'
                : commonAdvice(kind, trouble),
    );
    return reworded(error, { message: `${error.message} ${came} bytes came; the file is not whole.` });
}
