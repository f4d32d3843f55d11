const MASK = '***';

/** A header line that lets somebody in, such as `Authorization: Bearer ...`. */
const HEADER = /^([\w-]*(?:authorization|cookie|token|api-?key|secret)[\w-]*:\s*).+$/i;

/** A JWT or JWE, wherever it stands. */
const TOKEN = /eyJ[\w-]{4,}(?:\.[\w-]*){2,4}/g;

/**
 * Xano keeps the headers of every request in its histories, the logins of users and the token of this proxy among
 * them, in clear.
 */
export function masked(data: unknown): unknown {
    const text = JSON.stringify(data, (_, value: unknown) =>
        typeof value === 'string' ? value.replace(HEADER, `$1${MASK}`).replace(TOKEN, MASK) : value,
    );
    return JSON.parse(text) as unknown;
}

/** The text without the token of the proxy, should Xano ever quote it. */
export const withoutToken = (text: string, token: string): string => text.replaceAll(token, MASK);
