import { isXanoError, XanoError } from '../../errors.js';
import { redactText, redactUrl } from '../../redact.js';
import { WHERE } from '../../metadata/advice.js';
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
    /** The URL without secrets, for messages. */
    readonly shown: string;
    /** The token in the query, where that was chosen, for the addresses the server itself hands out. */
    readonly query: string;
}

/** Everything of the URL but its origin stays as it was copied: what else it encodes is Xano's. */
function checkUrl(input: unknown): { origin: string; url: string } {
    try {
        const { origin } = parseInstanceUrl(input);
        const rest = /^(?:\w+:\/*)*[^/?#]*([^#]*)/.exec(String(input).trim())?.[1] ?? '';
        return { origin, url: origin + rest };
    } catch (error) {
        if (!isXanoError(error)) throw error;
        throw new XanoError({
            kind: 'config',
            message: error.message.replace('instance URL', 'MCP URL'),
            hint: `Copy the MCP URL (${WHERE}); it usually ends in /mcp/stream.`,
            path: 'url',
        });
    }
}

const LAST = /\/(stream|streaming|sse)(?=$|\?)/;

/** Xano's own form is `.../<token>/streaming`; the segment that names the transport stays last. */
function withPathToken(url: string, token: string): string {
    const encoded = encodeURIComponent(token);
    if (url.includes(`/${encoded}/`) || url.includes(`/${token}/`)) return url;
    if (LAST.test(url)) return url.replace(LAST, (last) => `/${encoded}${last}`);
    return url.replace(/\/*(?=$|\?)/, `/${encoded}/streaming`);
}

const withQuery = (url: string, query: string): string =>
    query === '' || url.includes(query) ? url : `${url}${url.includes('?') ? '&' : '?'}${query}`;

/** @throws XanoError `config` when URL or token cannot be used. */
export function mcpAddress(settings: McpSettings): McpAddress {
    const { tokenIn = 'header' } = settings;
    const { origin, url } = checkUrl(settings.url);
    const token = tokenIn === 'path' && settings.token === '' ? '' : checkToken(settings.token);
    const query = tokenIn === 'query' ? `token=${encodeURIComponent(token)}` : '';
    const full = tokenIn === 'path' && token !== '' ? withPathToken(url, token) : withQuery(url, query);
    return {
        url: full,
        origin,
        headers: {
            ...settings.headers,
            ...(tokenIn === 'header' ? { authorization: `Bearer ${token}` } : {}),
        },
        token,
        shown: redactUrl(redactText(full, [token])),
        query,
    };
}

/** The address beside it that serves streamable HTTP, where the name of this one says that it is another's. */
export function streamSibling(url: string): string | undefined {
    const sibling = url.replace(/\/(sse|streaming)(?=$|\?)/, '/stream');
    return sibling === url ? undefined : sibling;
}

const originOf = (text: string): string =>
    text
        .toLowerCase()
        .replace(/^(https:.*):443$/, '$1')
        .replace(/^(http:.*):80$/, '$1');

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
    if (text === '' || /[\s\\]/.test(text)) return undefined;
    const scheme = origin.slice(0, origin.indexOf('//'));
    const absolute = /^((?:[a-z][a-z0-9+.-]*:)?\/\/[^/?#]*)(.*)$/i.exec(text);
    if (absolute !== null) {
        const [, named = '', rest = ''] = absolute;
        const full = named.startsWith('//') ? scheme + named : named;
        return originOf(full) === origin ? withQuery(origin + rest, query) : undefined;
    }
    if (/^[a-z][a-z0-9+.-]*:/i.test(text)) return undefined;
    const path = url.slice(origin.length).replace(/\?.*$/s, '');
    const base = text.startsWith('/') ? '' : text.startsWith('?') ? path : path.replace(/[^/]*$/, '');
    return withQuery(`${origin}${base}${text}`, query);
}
