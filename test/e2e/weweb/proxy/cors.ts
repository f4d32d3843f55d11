import type { IncomingMessage } from 'node:http';

/** What a browser is told about the page that asks. Nothing for a page that is not named exactly. */
export function corsHeaders(request: IncomingMessage, origins: readonly string[]): Record<string, string> {
    const { origin } = request.headers;
    // Caches must not give one page what was told to another.
    const vary = { vary: 'Origin' };
    if (origin === undefined || !origins.includes(origin)) return vary;
    return {
        ...vary,
        'access-control-allow-origin': origin,
        'access-control-allow-methods': 'POST',
        'access-control-allow-headers': 'authorization, content-type',
        'access-control-expose-headers': 'Retry-After',
        'access-control-max-age': '600',
    };
}
