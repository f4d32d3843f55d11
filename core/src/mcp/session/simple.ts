import type { McpServerInfo } from '../types.js';
import type { Dial, Line } from './conversation.js';
import { Peer } from './peer.js';
import { brokenOff, contentTypeOf, refuseAnswer } from './refusal.js';
import { isJson, readJson, textIn } from './rpc.js';
import { carryWhole } from './streamable.js';

const SERVER: McpServerInfo = { name: '', version: '', protocolVersion: '', transport: 'simple' };

/** Xano's error envelope, which the tool's own failures come in. */
const isEnvelope = (value: unknown): boolean => isJson(value) && textIn(value['code']).startsWith('ERROR_');

/**
 * The form of the older documents: `POST { tool, args }`, answered with the JSON of the tool itself. There is no
 * handshake and no list of tools.
 */
export function simple(line: Line): Dial {
    return (url) => {
        const peer = new Peer(line, { url, transport: 'simple', inSession: false }, carryWhole);
        peer.adopt({ accept: 'application/json' });
        return Promise.resolve({
            server: SERVER,
            lost: false,
            async request(method, { name, arguments: args }, limits) {
                if (method !== 'tools/call') return {};
                const response = await peer.post(JSON.stringify({ tool: name, args }), limits);
                const { status, body } = response;
                const isTyped = contentTypeOf(response).includes('json');
                const value = isTyped ? readJson(body) : undefined;
                const ofTool = [400, 403, 404, 409, 422].includes(status) && isEnvelope(value);
                // Cut off inside, it is as if the connection had broken.
                if (status < 300 && isTyped && value === undefined) throw brokenOff('no reply');
                if (value === undefined || (status >= 300 && !ofTool))
                    throw refuseAnswer(response, peer.asked, 'no reply');
                return { content: [{ type: 'text', text: body }], ...(ofTool ? { isError: true } : {}) };
            },
            close: () => Promise.resolve(),
        });
    };
}
