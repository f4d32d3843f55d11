import { VERSIONS } from '../../mcp/session/rpc.js';
import type { McpTransportKind } from '../../mcp/types.js';
import { redactText } from '../../redact.js';
import { isXanoError } from '../../errors.js';
import { NoVisit, visitMcp } from '../mcp-visit.js';
import type { McpVisit } from '../mcp-visit.js';
import { NotLooked } from '../not-looked.js';
import type { Check, Finding, Subject } from '../types.js';

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

const UNTIL_THEN = 'Until it does, call tools through a server of your own, to which the page talks.';

/** The host of a URL, with its port. */
const hostOf = (url: string): string => /^https?:\/\/([^/?#]*)/i.exec(url)?.[1]?.toLowerCase() ?? '';

/** What a browser hides from a page, and the page's errors therefore cannot name; undefined when it is something else. */
function hidden({ reason, seen }: NoVisit, url: string, { context, learnt }: Subject): Finding | undefined {
    // It let itself be initialized, and then knew of no session: the page had no id to send along.
    if (isXanoError(reason, 'protocol') && seen.url !== undefined && !seen.sessionHeader) {
        return {
            state: 'failed',
            message: 'The MCP server answers, but this page cannot read its header mcp-session-id.',
            next: `Xano has to show it to pages: "Access-Control-Expose-Headers: mcp-session-id" (CORS). ${UNTIL_THEN}`,
            facts: { cors: 'session-header-hidden' },
        };
    }
    if (!isXanoError(reason, 'connection') || seen.url !== undefined) return undefined;
    const works = learnt.answer !== undefined && hostOf(url) === hostOf(context.link.metaUrl);
    return {
        state: 'failed',
        message: works
            ? 'The browser lets no answer of the MCP server through, while the Metadata API on the same host answers this page: its CORS settings do not admit the page.'
            : 'The MCP server cannot be reached, or its CORS settings do not admit this page: a browser tells pages no more than that.',
        next: `${works ? '' : 'Check the URL and the network. '}Xano has to admit the origin of this page at the MCP URL ("Access-Control-Allow-Origin"). ${UNTIL_THEN}`,
        facts: { cors: works ? 'origin-not-admitted' : 'unknown' },
    };
}

async function visit(subject: Subject, url: string): Promise<McpVisit | Finding> {
    try {
        return await visitMcp(subject.context, url);
    } catch (error) {
        if (!(error instanceof NoVisit)) throw error;
        const finding = subject.place.kind === 'browser' ? hidden(error, url, subject) : undefined;
        if (finding === undefined) throw error.reason;
        return finding;
    }
}

export const mcp: Check = {
    id: 'mcp',
    title: 'MCP server',
    async run(subject) {
        const { context, learnt } = subject;
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
        const visited = await visit(subject, mcpUrl);
        if ('state' in visited) return visited;
        learnt.visit = visited;
        const { way, seen } = visited;
        const { name, version, transport } = visited.server;
        const { mcpTransport: set = 'auto' } = context.options;
        const show = (url: string): string => redactText(url, [context.link.token]);
        const used = show(seen.url ?? mcpUrl);
        const named = name === '' ? 'It' : `${name} ${version}`.trim();
        return {
            state: 'ok',
            message: `${named} answers over ${TRANSPORTS[transport]}.`,
            ...(way === set ? remark(transport, show(mcpUrl), used) : notAsSet(transport, way, set)),
            facts: { server: name, version, transport, url: used },
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
