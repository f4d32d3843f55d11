import { VERSIONS } from '../../mcp/session/rpc.js';
import type { McpTransportKind } from '../../mcp/types.js';
import { redactText, redactUrl } from '../../redact.js';
import { visitMcp } from '../mcp-visit.js';
import { NotLooked } from '../not-looked.js';
import type { Check, Finding } from '../types.js';

const WHERE = 'Xano shows it in the instance settings, under "Metadata API & MCP Server"';

const TRANSPORTS: Readonly<Record<McpTransportKind, string>> = {
    streamable: 'streamable HTTP',
    sse: 'legacy SSE',
    simple: "the older documents' form, POST { tool, args }",
};

/** Addresses of other doors of the instance: nothing is posted there, an endpoint of the user's might take it. */
const FOREIGN: readonly (readonly [RegExp, string])[] = [
    [/\/api(?::|%3a)meta(?:[/?]|$)/i, 'of the Metadata API'],
    [/\/api(?::|%3a)/i, 'of an API group'],
];

function foreignUrl(url: string): Finding | undefined {
    const found = FOREIGN.find(([pattern]) => pattern.test(url));
    return (
        found && {
            state: 'failed',
            message: `The MCP URL is the base URL ${found[1]}, not that of an MCP server.`,
            next: `Set mcpUrl (XANO_MCP_URL) to the URL of the MCP server, which usually ends in /mcp/stream: ${WHERE}.`,
        }
    );
}

/** What is better changed although it works. */
function remark(transport: McpTransportKind, given: string, used: string): Partial<Finding> {
    if (transport === 'streamable' && used !== given) {
        return {
            state: 'warning',
            message: `The MCP server answers at ${used} and not at the URL that is set.`,
            next: 'Set mcpUrl (XANO_MCP_URL) to the address that ends in /stream.',
        };
    }
    if (transport === 'streamable') return {};
    return {
        state: 'warning',
        next: `Use the URL of streamable HTTP, which ends in /stream: ${WHERE}. Xano was seen to refuse good tokens over SSE.`,
    };
}

/** A client set up like this one would not find the way that was found here. */
const notAsSet = (transport: McpTransportKind, way: string, set: string): Partial<Finding> => ({
    state: 'failed',
    message: `The MCP server answers over ${TRANSPORTS[transport]} only, and mcpTransport is "${set}".`,
    next: `Set mcpTransport to "${way}".${transport === 'streamable' ? '' : ` Better: use the URL that ends in /stream. ${WHERE}.`}`,
});

export const mcp: Check = {
    id: 'mcp',
    title: 'MCP server',
    async run({ context, learnt }) {
        const { mcpUrl } = context.options;
        if (mcpUrl === undefined) {
            return {
                state: 'skipped',
                message: 'No MCP URL is set, so tools cannot be called.',
                next: `Set mcpUrl or XANO_MCP_URL to use tools: ${WHERE}.`,
            };
        }
        const foreign = foreignUrl(mcpUrl);
        if (foreign !== undefined) return foreign;
        const visit = await visitMcp(context, mcpUrl);
        learnt.visit = visit;
        const { name, version, transport } = visit.server;
        const { mcpTransport: set = 'auto' } = context.options;
        const show = (url: string): string => redactUrl(redactText(url, [context.link.token]));
        const named = name === '' ? 'It' : `${name} ${version}`.trim();
        return {
            state: 'ok',
            message: `${named} answers over ${TRANSPORTS[transport]}.`,
            ...(visit.way === set
                ? remark(transport, show(mcpUrl), show(visit.seen.url))
                : notAsSet(transport, visit.way, set)),
            facts: { server: name, version, transport, url: show(visit.seen.url) },
        };
    },
};

/** Without it each message after the first is refused; pages see only headers that the server shows them. */
export const mcpSession: Check = {
    id: 'mcp-session',
    title: 'MCP session',
    needs: ['mcp'],
    run({ learnt: { visit }, place }) {
        if (visit?.server.transport !== 'streamable') throw new NotLooked('This form has no session header.');
        if (visit.seen.sessionHeader) return { state: 'ok', message: 'The session header can be read.' };
        return {
            state: 'warning',
            message: 'No header mcp-session-id came along with the answer.',
            next:
                place.kind === 'browser'
                    ? 'Xano has to show it to pages (Access-Control-Expose-Headers). If tools fail below, go through a server of your own.'
                    : 'If tools fail below, a proxy on the way drops it; else this server keeps no sessions.',
        };
    },
};

export const mcpProtocol: Check = {
    id: 'mcp-protocol',
    title: 'MCP version',
    needs: ['mcp'],
    run({ learnt: { visit } }) {
        const version = visit?.server.protocolVersion ?? '';
        if (version === '') throw new NotLooked('This form names no version.');
        const age =
            version === VERSIONS[0] ? 'the newest known here' : `the newest known here is ${VERSIONS[0]}`;
        return {
            state: 'ok',
            message: `Version ${version} of the protocol; ${age}.`,
            facts: { protocol_version: version },
        };
    },
};
