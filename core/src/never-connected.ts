/** The platforms' codes for failures of finding and opening a connection. */
const NEVER_CONNECTED: ReadonlySet<string> = new Set([
    'ECONNREFUSED',
    'ENOTFOUND',
    'EAI_AGAIN',
    'EHOSTUNREACH',
    'ENETUNREACH',
]);

/** True when no byte of a request was written before it failed with this code. */
export const neverConnected = (code: string | undefined): boolean =>
    code !== undefined && NEVER_CONNECTED.has(code);
