import type { McpServerInfo } from '../types.js';
import type { Conversation, Dial, Line } from './conversation.js';
import { brokenOff, contentTypeOf, NO_ANSWER, refuseAnswer } from './refusal.js';
import { isJson } from './rpc.js';
import type { Json } from './rpc.js';
import { singleLimit } from './stop.js';

const SERVER: McpServerInfo = { name: '', version: '', protocolVersion: '', transport: 'simple' };

function parse(body: string): unknown {
    try {
        return JSON.parse(body);
    } catch {
        return undefined;
    }
}

/** Xano's error envelope, which the tool's own failures come in. */
const isEnvelope = (value: unknown): boolean =>
    isJson(value) && typeof value['code'] === 'string' && value['code'].startsWith('ERROR_');

/**
 * The form of the older documents: `POST { tool, args }`, answered with the JSON of the tool itself. There is no
 * handshake and no list of tools.
 */
export function simple({ runtime, address }: Line): Dial {
    const headers = { ...address.headers, 'content-type': 'application/json', accept: 'application/json' };

    return (url) => {
        const conversation: Conversation = {
            server: SERVER,
            lost: false,
            async request(method, params, limits): Promise<Json> {
                if (method !== 'tools/call') return {};
                const response = await runtime.request({
                    method: 'POST',
                    url,
                    headers,
                    body: JSON.stringify({ tool: params['name'], args: params['arguments'] }),
                    timeoutMs: singleLimit(limits),
                    signal: limits.signal,
                });
                const { status, body } = response;
                const isTyped = contentTypeOf(response).includes('json');
                const value = isTyped ? parse(body) : undefined;
                const ofTool = [400, 403, 404, 409, 422].includes(status) && isEnvelope(value);
                // Cut off inside, it is as if the connection had broken.
                if (status < 300 && isTyped && value === undefined) throw brokenOff(NO_ANSWER);
                if (value === undefined || (status >= 300 && !ofTool)) {
                    throw refuseAnswer(response, { url, inSession: false }, NO_ANSWER);
                }
                return { content: [{ type: 'text', text: body }], ...(ofTool ? { isError: true } : {}) };
            },
            close: () => Promise.resolve(),
        };
        return Promise.resolve(conversation);
    };
}
