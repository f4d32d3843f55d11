import type { Dial, Line } from './conversation.js';
import { Peer } from './peer.js';
import type { Carry } from './peer.js';
import { brokenOff, contentTypeOf, refuseAnswer } from './refusal.js';
import type { Asked, Head } from './refusal.js';
import { answerTo, messagesOf } from './rpc.js';
import type { Json, RpcAnswer } from './rpc.js';

/**
 * The answer in a whole body; the other messages in it go to `unasked`.
 *
 * @throws Refusal
 */
export function answerIn(head: Head, asked: Asked, id: number, unasked: (message: Json) => void): RpcAnswer {
    if (head.status >= 300) throw refuseAnswer(head, asked, undefined, id);
    const type = contentTypeOf(head);
    const messages = messagesOf(type, head.body);
    messages.forEach(unasked);
    const answer = answerTo(messages, id);
    if (answer !== undefined) return answer;
    // Cut off inside, it is as if the connection had broken; anything else is no MCP server.
    throw /json|event-stream/.test(type) ? brokenOff('no reply') : refuseAnswer(head, asked, 'no reply', id);
}

/** Leaves all limits to the runtime. */
export const carryWhole: Carry = async (peer, body, { id, limits }) => {
    const response = await peer.post(body, limits);
    const answer = answerIn(response, peer.asked, id, (message) => peer.take(message));
    const session = response.headers['mcp-session-id'];
    if (session !== undefined && !peer.asked.inSession) {
        peer.asked = { ...peer.asked, inSession: true };
        peer.adopt({ 'mcp-session-id': session });
    }
    return answer;
};

/** Streamable HTTP: one POST for each message, answered as JSON or framed as events. */
export function streamable(line: Line, carry = carryWhole): Dial {
    return async (url, limits) => {
        const peer = new Peer(line, { url, transport: 'streamable', inSession: false }, carry);
        const server = await peer.open(limits);
        return {
            server,
            // There is no connection to lose: each message has its own.
            lost: false,
            request: (...asked) => peer.request(...asked),
            async close(polite) {
                peer.ended.raise();
                // A server that does not answer forgets the session by itself; 404 and 405 are as good as 200.
                if (polite !== undefined && peer.asked.inSession)
                    await peer.send('DELETE', polite).catch(() => undefined);
            },
        };
    };
}
