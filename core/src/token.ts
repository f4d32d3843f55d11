import { readPasted, unwrap } from './pasted.js';
import type { Box, Slip } from './pasted.js';

/** What can be read from an access token without its key. */
export interface TokenFacts {
    /** `jwe` is encrypted: nothing inside can be read. */
    readonly kind: 'jwt' | 'jwe' | 'opaque';
    /** Milliseconds since 1970-01-01 UTC. Missing when it never expires, or cannot be read. */
    readonly expiresAt?: number;
    /** Whom the token is for; `xano:meta` for the Metadata API (mcp-server.md 1.2). */
    readonly audience?: readonly string[];
}

const BOX: Box = {
    name: 'access token',
    path: 'accessToken',
    hint:
        'Create one in Xano: instance settings, Metadata API & MCP Server, Manage Access Tokens. ' +
        'Xano shows it only once; copy it whole.',
};

const SLIPS: readonly Slip[] = [
    [/^https?:/i, 'is a URL, which belongs into instanceUrl'],
    [/\.\.\.|…/, 'is shortened: it holds an ellipsis'],
    // A header takes visible ASCII only; the platform's own refusal would not say which header it means.
    [/[^\s!-~]/, 'holds a character that no token has'],
];

/**
 * The access token as it is sent, without what came along when it was copied: spaces, quotes, `Bearer `.
 *
 * @throws XanoError `config`; its text never holds the token
 */
export const checkToken = (input: unknown): string =>
    readPasted(
        BOX,
        input,
        (text) => unwrap(text.replace(/^(?:authorization\s*:\s*)?bearer(?:\s+|\s*:\s*|$)/i, '')),
        SLIPS,
    );

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** base64url to text. `decodeURIComponent` does the UTF-8 half: the pure part has no decoder of the platform. */
function decodeBase64Url(text: string): string {
    const bits = Array.from(text, (letter) => ALPHABET.indexOf(letter).toString(2).padStart(6, '0')).join('');
    const bytes = bits.match(/[01]{8}/g) ?? [];
    return decodeURIComponent(
        bytes.map((byte) => `%${parseInt(byte, 2).toString(16).padStart(2, '0')}`).join(''),
    );
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

/** What a JWT claims, unchecked; undefined for a token of another kind. */
export const readClaims = (token: string): Claims | undefined => decodePart(token.split('.')[1]);

function findAudience(claim: unknown): string[] | undefined {
    const names = (Array.isArray(claim) ? claim : [claim]).filter((name) => typeof name === 'string');
    return names.length === 0 ? undefined : names;
}

/** Seconds from 1970 on that a date can hold. */
const isMoment = (claim: unknown): claim is number =>
    typeof claim === 'number' && Math.abs(claim) <= 8_640_000_000_000;

/** What an access token tells about itself. The signature is not checked; never throws. */
export function readToken(token: string): TokenFacts {
    const parts = token.split('.');
    if (parts.length === 5 && decodePart(parts[0]) !== undefined) return { kind: 'jwe' };
    const claims = parts.length === 3 ? decodePart(parts[1]) : undefined;
    if (claims === undefined) return { kind: 'opaque' };
    const audience = findAudience(claims.aud);
    return {
        kind: 'jwt',
        ...(isMoment(claims.exp) ? { expiresAt: claims.exp * 1000 } : {}),
        ...(audience === undefined ? {} : { audience }),
    };
}
