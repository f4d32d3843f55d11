import { contentTypeOf } from './body.js';
import type { Dial, RequestLimits } from './conversation.js';
import { Peer } from './peer.js';
import { refuseAnswer } from './refusal.js';
import { isJson, readJson, textIn } from './rpc.js';
import type { Json } from './rpc.js';

/** Xano's error envelope, which the tool's own failures come in. */
const isEnvelope = (value: unknown): boolean => isJson(value) && textIn(value['code']).startsWith('ERROR_');

/**
 * The form of the older documents: `POST { tool, args }`, answered with the JSON of the tool itself. There is no
 * handshake and no list of tools.
 */
class SimplePeer extends Peer {
    override async request(
        method: string,
        { name, arguments: args }: Json,
        limits: RequestLimits,
    ): Promise<Json> {
        if (method !== 'tools/call') return {};
        const response = await this.post(JSON.stringify({ tool: name, args }), limits);
        const { status, body } = response;
        const value = contentTypeOf(response).includes('json') ? readJson(body) : undefined;
        const isError = [400, 403, 404, 409, 422].includes(status) && isEnvelope(value);
        if (value === undefined || (status >= 300 && !isError)) throw refuseAnswer(response, this);
        return { content: [{ type: 'text', text: body }], ...(isError && { isError }) };
    }
}

export const simple: Dial = (line, url) => {
    const peer = new SimplePeer(line, url, 'simple');
    peer.headers['accept'] = 'application/json';
    return Promise.resolve(peer);
};
