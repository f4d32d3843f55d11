import { TransportFailure } from '../../runtime.js';
import { resolveEndpoint } from './address.js';
import { isEvents, readEventStream, readWhole } from './body.js';
import type { Dial } from './conversation.js';
import { Peer } from './peer.js';
import { refuseAnswer, toRefusal, unusable } from './refusal.js';
import { readMessages } from './rpc.js';

/** Reads the stream to its end; `named` is told the address it names for posting. */
async function read(peer: Peer, named: (reference: string) => void): Promise<never> {
    const { request, address } = peer.line;
    const response = await request({
        method: 'GET',
        url: peer.url,
        headers: { ...address.headers, accept: 'text/event-stream' },
        // An idle stream is a healthy one; what waits for an answer has its own limit.
        timeoutMs: 0,
        signal: peer.ended,
        responseType: 'stream',
    });
    if (response.status !== 200 || !isEvents(response))
        throw refuseAnswer(await readWhole(response), peer, undefined, 'no endpoint');
    if (!response.stream) throw unusable('no streams');
    for await (const { event, data = '' } of readEventStream(response.stream)) {
        if (event === 'endpoint') named(data);
        else for (const message of readMessages(data)) peer.receive(message);
    }
    throw unusable('no endpoint');
}

/** The older transport: one GET stream that brings every answer, and a POST beside it for each message. */
export const sse: Dial = async (line, url, limits) => {
    const peer = new Peer(line, url, 'sse');
    const opening = (): Promise<string> =>
        new Promise((resolve, reject) => {
            read(peer, resolve).catch((error: unknown) => {
                // It may have brought too much for any of them: then asking again is no use.
                peer.end(error instanceof TransportFailure ? error : undefined);
                reject(toRefusal(error));
            });
        });
    try {
        const reference = await line.clock.within(limits, opening).catch(withoutEndpoint);
        const endpoint = resolveEndpoint(reference, url, line.address);
        if (!endpoint) throw unusable('foreign endpoint');
        peer.url = endpoint;
        await peer.open(limits);
        return peer;
    } catch (error) {
        peer.end();
        throw error;
    }
};

/** That it took too long says less than what was waited for. */
function withoutEndpoint(error: unknown): never {
    throw error instanceof TransportFailure && error.reason === 'timeout' ? unusable('no endpoint') : error;
}
