import { redactText } from '../../redact.js';
import { WHERE } from '../../metadata/advice.js';
import type { Box } from '../../pasted.js';
import { checkToken } from '../../token.js';
import { parseInstanceUrl } from '../../url.js';
import type { McpSettings } from '../types.js';

/** Where a server is, and how it is told who calls. */
export interface McpAddress {
    /** As it was copied, with the token in it where that was chosen. */
    readonly url: string;
    readonly origin: string;
    /** Headers of every request. */
    readonly headers: Readonly<Record<string, string>>;
    /** Without what came along when it was copied; empty when it is part of the URL. */
    readonly token: string;
    /** The token in the query, where that was chosen, for the addresses the server itself hands out. */
    readonly query: string;
}

const BOX: Box = {
    name: 'MCP URL',
    path: 'url',
    hint: `Copy the MCP URL (${WHERE}); it usually ends in /mcp/stream.`,
};

/** Everything of the URL but its origin stays as it was copied: what else it encodes is Xano's. */
function split(input: unknown): { origin: string; url: string } {
    const { origin } = parseInstanceUrl(input, BOX);
    const rest = /^(?:\w+:\/*)*[^/?#]*([^#]*)/.exec(String(input).trim())?.[1] ?? '';
    return { origin, url: origin + rest };
}

/** Not the host, which may have such a name, too: the token would go to another. */
const LAST = /([^/])\/(stream|streaming|sse)(?=$|\?)/;

/** Xano's own form is `.../<token>/streaming`; the segment that names the transport stays last. */
function withPathToken(url: string, token: string): string {
    const encoded = encodeURIComponent(token);
    if (url.includes(`/${encoded}/`) || url.includes(`/${token}/`)) return url;
    if (LAST.test(url)) return url.replace(LAST, `$1/${encoded}/$2`);
    return url.replace(/\/*(?=$|\?)/, `/${encoded}/streaming`);
}

/** An empty query is in every URL already. */
const withQuery = (url: string, query: string): string =>
    url.includes(query) ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`;

/** @throws XanoError `config` when URL or token cannot be used. */
export function mcpAddress(settings: McpSettings): McpAddress {
    const { tokenIn = 'header' } = settings;
    const { origin, url } = split(settings.url);
    const token = tokenIn === 'path' && settings.token === '' ? '' : checkToken(settings.token);
    const query = tokenIn === 'query' ? `token=${encodeURIComponent(token)}` : '';
    const full = tokenIn === 'path' && token !== '' ? withPathToken(url, token) : withQuery(url, query);
    return {
        url: full,
        origin,
        headers: {
            ...settings.headers,
            ...(tokenIn === 'header' && { authorization: `Bearer ${token}` }),
        },
        token,
        query,
    };
}

/** The address beside it that serves streamable HTTP, where the name of this one says that it is another's. */
export function streamSibling(url: string): string | undefined {
    const sibling = url.replace(LAST, '$1/stream');
    return sibling === url ? undefined : sibling;
}

/**
 * The address an event stream names for posting, relative to its own; undefined when it is on another origin, where the
 * token must not go.
 */
export function resolveEndpoint(
    reference: string,
    url: string,
    { origin, query }: McpAddress,
): string | undefined {
    const text = reference.trim();
    if (!/^[^\s\\]+$/.test(text)) return undefined;
    if (/^(?:[a-z][\w+.-]*:|\/\/)/i.test(text)) {
        try {
            const full = split(text.startsWith('//') ? origin.replace(/\/.*/, text) : text);
            return full.origin === origin ? withQuery(full.url, query) : undefined;
        } catch {
            return undefined;
        }
    }
    const [path = ''] = url.slice(origin.length).split('?');
    const base = text.startsWith('/') ? '' : text.startsWith('?') ? path : path.replace(/[^/]*$/, '');
    return withQuery(origin + base + text, query);
}

/** The URL without secrets, for messages. */
export const shownUrl = ({ url, token }: Pick<McpAddress, 'url' | 'token'>): string =>
    redactText(url, [token]);
