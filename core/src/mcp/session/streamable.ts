import { VERSION } from '../../version.js';
import { serverInfo } from './conversation.js';
import type { Dial, Line } from './conversation.js';
import { askWhole, Poster } from './post.js';
import { resultOf } from './refusal.js';
import { INITIALIZED, VERSIONS } from './rpc.js';

/** Who this is, for the server's logs. This engine offers the server nothing, so it has no capabilities. */
export const INTRODUCTION = {
    protocolVersion: VERSIONS[0],
    capabilities: {},
    clientInfo: { name: 'xano-connect', version: VERSION },
} as const;

/** Streamable HTTP: one POST for each message, answered as JSON or framed as events. */
export function streamable(line: Line, ask = askWhole): Dial {
    return async (url, limits) => {
        const poster = new Poster(line, url, ask);
        const { answer, headers } = await poster.ask('initialize', INTRODUCTION, limits);
        const server = serverInfo(resultOf(answer), 'streamable');
        poster.adopt(headers['mcp-session-id'], server.protocolVersion);
        await poster.notify(INITIALIZED, limits);
        return {
            server,
            // There is no connection to lose: each message has its own.
            lost: false,
            request: async (...asked) => resultOf((await poster.ask(...asked)).answer),
            close: (polite) => poster.end(polite),
        };
    };
}
