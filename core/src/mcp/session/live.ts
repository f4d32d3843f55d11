import { drain, readMessageStream, readText } from './body.js';
import type { Carry } from './peer.js';
import { brokenOff, isEvents } from './refusal.js';
import { answerTo } from './rpc.js';
import { answerIn, carryWhole } from './streamable.js';

/** Reads the answer as it comes in where somebody wants to hear of progress, which also keeps the call alive. */
export const carryLive: Carry = (peer, body, question) => {
    const { timeoutMs, leftMs, signal, onProgress } = question.limits;
    if (onProgress === undefined) return carryWhole(peer, body, question);
    const { clock } = peer.line;
    // Of a stream the runtime limits each wait for more, so what is left to watch is the whole.
    return clock.within({ timeoutMs: 0, leftMs, signal }, async (stop) => {
        const own = { timeoutMs, leftMs: 0, signal: stop };
        const response = await peer.post(body, own, 'stream');
        const { status, stream } = response;
        if (status >= 300 || !isEvents(response) || stream === undefined) {
            const head = { ...response, body: await readText(response) };
            return answerIn(head, peer.asked, question.id, (message) => peer.take(message));
        }
        const messages = readMessageStream(stream);
        // Not `for await`, which would close the stream as soon as the answer is here.
        for (let next = await messages.next(); next.done !== true; next = await messages.next()) {
            const answer = answerTo([next.value], question.id);
            if (answer !== undefined) {
                void drain(messages, clock, stop, peer.ended);
                return answer;
            }
            peer.take(next.value);
        }
        throw brokenOff('no reply');
    });
};
