import { createHmac } from 'node:crypto';

import { isRecord } from '../store/json.js';
import { SCOPES } from './scopes.js';

export interface TokenClaims {
    /** Scope name to a mask of the rights it gives. */
    readonly scope: Readonly<Record<string, number>>;
    /** Seconds since the epoch. */
    readonly exp: number;
}

// Not a secret: everybody may make tokens for a server that only ever listens on loopback.
const KEY = 'xano-connect sandbox';
/** Stands in every token, so that nobody takes one for real. */
const MARK = 'SANDBOX-TOKEN-THIS-IS-NOT-A-SECRET-';
const YEAR_2099 = 4_070_908_800;
const YEAR_2020 = 1_577_836_800;

const encode = (part: object): string => Buffer.from(JSON.stringify(part)).toString('base64url');

/** A token of the shape Xano gives out: a JWT whose claims name scopes and masks. The same claims, the same token. */
export function mintToken(claims: TokenClaims): string {
    const payload = { iss: 'xano-connect-sandbox', aud: 'xano:meta', sub: 'not-a-real-user', ...claims };
    const signed = `${encode({ typ: 'JWT', alg: 'HS256' })}.${encode(payload)}`;
    return `${signed}.${signature(signed)}`;
}

function signature(signed: string): string {
    return MARK + createHmac('sha256', KEY).update(signed).digest('base64url').slice(0, 16);
}

/** The claims of a token that the sandbox made, expired or not; undefined for any other text. */
export function readToken(token: string): TokenClaims | undefined {
    const [header = '', payload = '', given] = token.split('.');
    if (given === undefined || given !== signature(`${header}.${payload}`)) return undefined;
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    if (!isRecord(claims) || !isRecord(claims.scope) || typeof claims.exp !== 'number') return undefined;
    const scope = Object.entries(claims.scope).filter(
        (entry): entry is [string, number] => typeof entry[1] === 'number',
    );
    return { scope: Object.fromEntries(scope), exp: claims.exp };
}

const allScopes = (mask: number): Record<string, number> =>
    Object.fromEntries(SCOPES.map((scope) => [scope, mask]));

export interface SandboxTokens {
    /** Every right. */
    readonly full: string;
    /** Read on every scope. */
    readonly readOnly: string;
    /** Was `full` until 2020. */
    readonly expired: string;
    /**
     * A token as a user API's login gives it (five parts): endpoints that want a user take it, and it is the wrong kind
     * for the Metadata API.
     */
    readonly appUser: string;
}

export const TOKENS: SandboxTokens = {
    full: mintToken({ scope: allScopes(15), exp: YEAR_2099 }),
    readOnly: mintToken({ scope: allScopes(2), exp: YEAR_2099 }),
    expired: mintToken({ scope: allScopes(15), exp: YEAR_2020 }),
    appUser: [
        encode({ alg: 'A256KW', enc: 'A256CBC-HS512', zip: 'DEF' }),
        'SANDBOX-APP-USER-KEY-NOT-A-SECRET',
        'not-an-iv',
        'not-a-ciphertext',
        'not-a-tag',
    ].join('.'),
};
