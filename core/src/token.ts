import { XanoError } from './errors.js';
import { holdsToken, isExpression, isPlaceholder, isUnfilled, unwrap } from './pasted.js';

/** What can be read from an access token without its key. */
export interface TokenFacts {
    /** `jwe` is encrypted: nothing inside can be read. */
    readonly kind: 'jwt' | 'jwe' | 'opaque';
    /** Milliseconds since 1970-01-01 UTC. Missing when it never expires, or cannot be read. */
    readonly expiresAt?: number;
    /** Whom the token is for; `xano:meta` for the Metadata API (mcp-server.md 1.2). */
    readonly audience?: readonly string[];
    /** Scope name to bit mask, such as `{ 'workspace:database': 15 }`; 15 is all four levels (metadata-api.md 2). */
    readonly scopes?: Readonly<Record<string, number>>;
}

const WHERE =
    'Create one in Xano: instance settings, Metadata API & MCP Server, Manage Access Tokens. ' +
    'Xano shows it only once; copy it whole.';

/** Never repeats the token: an error text ends up in logs and screenshots. */
function refuse(message: string, hint = WHERE): never {
    throw new XanoError({ kind: 'config', message, hint, path: 'accessToken' });
}

/**
 * The access token as it is sent, without what came along when it was copied: spaces, quotes, `Bearer `.
 *
 * @throws XanoError `config`; its text never holds the token
 */
export function checkToken(input: unknown): string {
    if (input === undefined || input === null) refuse('No access token was given.');
    if (typeof input !== 'string') refuse(`The access token must be a text, not a ${typeof input}.`);
    const token = unwrap(unwrap(input).replace(/^(?:authorization\s*:\s*)?bearer(?:\s+|\s*:\s*|$)/i, ''));
    if (token === '') refuse('No access token was given: it is empty.');
    if (isUnfilled(token)) refuse(`The access token is the word "${token}": a variable was not filled in.`);
    if (isExpression(token)) refuse('The access token is an expression that was not evaluated.');
    if ((!holdsToken(token) && isPlaceholder(token)) || /^\*+$/.test(token)) {
        refuse('The access token is still the placeholder of an example.');
    }
    if (/^https?:/i.test(token))
        refuse('The access token is a URL.', `The URL belongs into instanceUrl. ${WHERE}`);
    if (/\.\.\.|…/.test(token)) refuse('The access token is shortened: it holds an ellipsis.');
    if (/\s/.test(token)) refuse('The access token has a space or a line break inside it.');
    // A header takes visible ASCII only; the platform's own refusal would not say which header it means.
    if (!/^[\x21-\x7e]+$/.test(token)) refuse('The access token holds a character that no token has.');
    return token;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** base64url to text. `decodeURIComponent` does the UTF-8 half: the pure part has no decoder of the platform. */
function decodeBase64Url(text: string): string {
    let escaped = '';
    let bits = 0;
    let held = 0;
    for (const letter of text) {
        const value = ALPHABET.indexOf(letter);
        if (value < 0) throw new SyntaxError('not base64url');
        held = ((held << 6) | value) & 0xffff;
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        escaped += `%${((held >> bits) & 0xff).toString(16).padStart(2, '0')}`;
    }
    return decodeURIComponent(escaped);
}

type Claims = Record<string, unknown>;

const isObject = (value: unknown): value is Claims =>
    typeof value === 'object' && value !== null && !Array.isArray(value);

function decodePart(part: string | undefined): Claims | undefined {
    try {
        const value: unknown = JSON.parse(decodeBase64Url((part ?? '').replace(/=+$/, '')));
        return isObject(value) ? value : undefined;
    } catch {
        return undefined;
    }
}

function isMask(value: unknown): value is Record<string, number> {
    if (!isObject(value)) return false;
    const levels = Object.values(value);
    return levels.length > 0 && levels.every((level) => typeof level === 'number');
}

/** The claim's own name is not recorded, only that it maps `workspace:database` and the like to a mask. */
function findScopes(claims: Claims): Record<string, number> | undefined {
    return Object.values(claims).find(
        (value): value is Record<string, number> =>
            isMask(value) && Object.keys(value).some((name) => name.includes(':')),
    );
}

function findAudience(claim: unknown): string[] | undefined {
    const names = (Array.isArray(claim) ? claim : [claim]).filter((name) => typeof name === 'string');
    return names.length === 0 ? undefined : names;
}

/** What an access token tells about itself. The signature is not checked; never throws. */
export function readToken(token: string): TokenFacts {
    const parts = token.split('.');
    if (parts.length === 5 && decodePart(parts[0]) !== undefined) return { kind: 'jwe' };
    const claims = parts.length === 3 ? decodePart(parts[1]) : undefined;
    if (claims === undefined) return { kind: 'opaque' };
    const audience = findAudience(claims.aud);
    const scopes = findScopes(claims);
    return {
        kind: 'jwt',
        ...(typeof claims.exp === 'number' && Number.isFinite(claims.exp)
            ? { expiresAt: claims.exp * 1000 }
            : {}),
        ...(audience === undefined ? {} : { audience }),
        ...(scopes === undefined ? {} : { scopes }),
    };
}
