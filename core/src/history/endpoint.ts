/** Numbers and UUIDs: which record, not which endpoint. */
const ID = /^(?:\d+|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})$/i;

/**
 * choice: long runs of hex digits, long mixed runs (magic links, session tokens) and e-mail addresses are masked. They
 * name no endpoint, would make every call an endpoint of its own, and do not belong in a report.
 */
const KEYS = [/^(?=.*\d)[0-9a-f]{16,}$/i, /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[\w.~-]{24,}$/, /@|%40/] as const;

const isKey = (segment: string): boolean => !ID.test(segment) && KEYS.some((key) => key.test(segment));

const mapSegments = (path: string, change: (segment: string) => string): string =>
    path.split('/').map(change).join('/');

/** Path of a logged address: without host, query, fragment and last slash, with keys in it masked as `{key}`. */
export function pathOf(uri: string): string {
    const path = uri.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '').replace(/[?#][^]*$/, '');
    return mapSegments(path, (segment) => (isKey(segment) ? '{key}' : segment)).replace(/\/+$/, '') || '/';
}

/** What calls of one endpoint have in common: its path with `{id}` for every segment that is a number or a UUID. */
export const endpointPath = (path: string): string =>
    mapSegments(path, (segment) => (ID.test(segment) ? '{id}' : segment));
