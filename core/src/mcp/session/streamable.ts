import type { Dial } from './conversation.js';
import { Peer } from './peer.js';

/** Streamable HTTP: one POST for each message, answered as JSON or framed as events. */
export const streamable: Dial = async (line, url, limits) => {
    const peer = new Peer(line, url, 'streamable');
    await peer.open(limits);
    return peer;
};
