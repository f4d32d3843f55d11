import { TransportFailure } from '../../runtime.js';
import { resolveEndpoint } from './address.js';
import { readEventStream, readText } from './body.js';
import type { Dial, Line } from './conversation.js';
import { Peer } from './peer.js';
import type { Carry } from './peer.js';
import { isEvents, refuseAnswer, requireTaken, toRefusal, unusable } from './refusal.js';
import { answerTo, readMessages } from './rpc.js';
import type { Json, RpcAnswer } from './rpc.js';

const gone = (sent: boolean): TransportFailure => new TransportFailure('broken', { sent });

/** Posts a message; its answer comes by the stream. */
const carryBeside: Carry = (peer, body, question) => {
    // Nothing was sent, so it may be asked again of the next conversation.
    if (peer.ended.aborted) return Promise.reject(gone(false));
    const { limits } = question;
    return peer.line.clock.within(
        limits,
        (signal, touch) =>
            new Promise<RpcAnswer>((resolve, reject) => {
                const posted = peer.post(body, { timeoutMs: 0, leftMs: 0, signal });
                const taken = posted.then((response) => requireTaken(response, peer.asked));
                taken.catch(reject);
                // Whether it was taken decides whether it may be sent again, so its POST has the first word.
                const lose = (end: Error): void => void taken.then(() => reject(end), reject);
                question.wait = { touch, resolve, lose };
            }),
    );
};

/** What came by the stream. */
function receive(peer: Peer, message: Json): void {
    const id = Number(message['id']);
    const answer = answerTo([message], id);
    if (answer === undefined) peer.take(message);
    else peer.questions.get(id)?.wait?.resolve(answer);
}

/** Reads the stream to its end; `named` is told the address it names for posting. */
async function read(peer: Peer, named: (reference: string) => void): Promise<never> {
    const { request, address } = peer.line;
    const response = await request({
        method: 'GET',
        url: peer.asked.url,
        headers: { ...address.headers, accept: 'text/event-stream' },
        // An idle stream is a healthy one; what waits for an answer has its own limit.
        timeoutMs: 0,
        signal: peer.ended,
        responseType: 'stream',
    });
    if (response.status !== 200 || !isEvents(response)) {
        throw refuseAnswer({ ...response, body: await readText(response) }, peer.asked, 'no endpoint');
    }
    if (response.stream === undefined) throw unusable('no streams');
    for await (const { event, data } of readEventStream(response.stream)) {
        if (event === 'endpoint') named(data);
        else for (const message of readMessages(data)) receive(peer, message);
    }
    throw unusable('no endpoint');
}

/** The older transport: one GET stream that brings every answer, and a POST beside it for each message. */
export function sse(line: Line): Dial {
    return async (url, limits) => {
        const peer = new Peer(line, { url, transport: 'sse', inSession: false }, carryBeside);
        // The session lives as long as its stream: there is nothing else to tell the server.
        const close = (end: Error = gone(true)): void => {
            peer.ended.raise();
            for (const { wait } of peer.questions.values()) wait?.lose(end);
        };
        const opening = (): Promise<string> =>
            new Promise((resolve, reject) => {
                read(peer, resolve).catch((error: unknown) => {
                    // It may have brought too much for any of them: then asking again is no use.
                    close(isTooLong(error) ? error : undefined);
                    reject(toRefusal(error));
                });
            });
        try {
            const reference = await line.clock.within(limits, opening).catch(withoutEndpoint);
            const endpoint = resolveEndpoint(reference, url, line.address);
            if (endpoint === undefined) throw unusable('foreign endpoint');
            peer.asked = { ...peer.asked, url: endpoint };
            const server = await peer.open(limits);
            peer.asked = { ...peer.asked, inSession: true };
            return {
                server,
                get lost() {
                    return peer.ended.aborted;
                },
                request: (...asked) => peer.request(...asked),
                close() {
                    close();
                    return Promise.resolve();
                },
            };
        } catch (error) {
            close();
            throw error;
        }
    };
}

/** That it took too long says less than what was waited for. */
function withoutEndpoint(error: unknown): never {
    throw error instanceof TransportFailure && error.reason === 'timeout' ? unusable('no endpoint') : error;
}

const isTooLong = (error: unknown): error is TransportFailure =>
    error instanceof TransportFailure && error.reason === 'too-long';
