import { VERSION } from '../../version.js';
import type { McpServerInfo } from '../types.js';
import { resultOf, serverInfo } from './conversation.js';
import type { Conversation, Dial, Line, RequestLimits } from './conversation.js';
import { Poster } from './post.js';
import { INITIALIZED, VERSIONS } from './rpc.js';
import type { Json } from './rpc.js';
import type { Limits } from './stop.js';

/** Who this is, for the server's logs. This engine offers the server nothing, so it has no capabilities. */
export const INTRODUCTION = {
    protocolVersion: VERSIONS[0],
    capabilities: {},
    clientInfo: { name: 'xano-connect', version: VERSION },
} as const;

class StreamableConversation implements Conversation {
    /** There is no connection to lose: each message has its own. */
    readonly lost = false;
    readonly server: McpServerInfo;
    readonly #poster: Poster;

    constructor(poster: Poster, server: McpServerInfo) {
        this.#poster = poster;
        this.server = server;
    }

    async request(method: string, params: Json, limits: RequestLimits): Promise<Json> {
        return resultOf((await this.#poster.ask(method, params, limits)).answer);
    }

    close(polite?: Limits): Promise<void> {
        return this.#poster.end(polite);
    }
}

/** Streamable HTTP: one POST for each message, answered as JSON or framed as events. */
export function streamable(line: Line): Dial {
    return async (url, limits) => {
        const poster = new Poster(line, url);
        const { answer, headers } = await poster.ask('initialize', INTRODUCTION, limits);
        const server = serverInfo(resultOf(answer), 'streamable');
        poster.adopt(headers['mcp-session-id'], server.protocolVersion);
        await poster.notify(INITIALIZED, undefined, limits);
        return new StreamableConversation(poster, server);
    };
}
