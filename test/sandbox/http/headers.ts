/** Success headers as recorded from a live instance; `Access-Control-Allow-Origin` is empty without an Origin. */
export const FIXED_HEADERS: Readonly<Record<string, string>> = {
    'Accept-Ranges': 'none',
    'Cache-Control': 'private, no-cache, no-store, must-revalidate',
    Pragma: 'no-cache',
    Expires: 'Mon, 26 Jul 1997 05:00:00 GMT',
    'X-XSS-Protection': '1; mode=block',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'deny',
    'Access-Control-Allow-Methods': 'GET, POST, DELETE, PUT, PATCH, OPTIONS, HEAD',
    'Access-Control-Allow-Headers': '*',
    'Access-Control-Allow-Credentials': 'true',
    'Access-Control-Max-Age': '86400',
};

export const JSON_TYPE = 'application/json; charset=UTF-8';
