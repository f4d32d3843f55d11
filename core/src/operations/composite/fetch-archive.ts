import { XanoError } from '../../errors.js';
import { commonAdvice } from '../../metadata/advice.js';
import { failedUnanswered, kindOfStatus } from '../../metadata/failure.js';
import { oddAnswer } from '../../odd-answer.js';
import type { RunContext } from '../../operation.js';
import { TransportFailure } from '../../runtime.js';
import { send } from '../../send.js';

const SERVER = 'the address of the file';

/**
 * The file behind a download link. Sent without the access token: the link is enough, and may lead to somebody else. It is
 * as good as a password, so no error shows it.
 */
export async function fetchArchive(
    operation: string,
    src: string | undefined,
    { own }: RunContext,
): Promise<Uint8Array> {
    if (src === undefined || !/^https?:\/\//.test(src))
        throw oddAnswer('has no address of the file', operation);
    const { runtime, counters, openPacer: pacer } = own.link;
    const link = { runtime, counters, pacer, token: '', tokenProven: false, authorization: undefined };
    const request = {
        operation,
        method: 'GET',
        url: src,
        headers: { accept: '*/*' },
        idempotent: true,
        responseType: 'bytes',
        inPieces: own.takeFile && true,
        ownAuthorization: true,
    } as const;
    try {
        const { response } = await send({ ...own, link }, request);
        const { status, bytes, byteStream } = response;
        if (status < 300 && (bytes ?? byteStream)) {
            own.takeFile?.(response);
            return bytes ?? new Uint8Array();
        }
        throw new XanoError({
            kind: status < 400 ? 'protocol' : kindOfStatus(status),
            operation,
            status,
            message: `${operation}: ${SERVER} answered ${status}.`,
            hint: 'Download links end after a while. Call again: each call asks for a new one.',
        });
    } catch (error) {
        if (!(error instanceof TransportFailure)) throw error;
        const { sent, code } = error;
        throw failedUnanswered(error, { operation, server: SERVER, write: false, context: own }, (kind) =>
            commonAdvice(kind, { write: false, sent, code }),
        );
    }
}
