import { accessDenied, invalidToken } from '../errors.js';
import { isAllowed, type Scope } from './scopes.js';
import { readToken, type TokenClaims } from './tokens.js';

/**
 * The claims behind a request's bearer header.
 *
 * @throws ApiError 401 without a token, with one the sandbox did not make, and with one that has expired
 */
export function authenticate(authorization: string | undefined, now: number): TokenClaims {
    const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
    const claims = token === undefined ? undefined : readToken(token);
    if (claims === undefined || claims.exp * 1000 <= now) throw invalidToken();
    return claims;
}

/** @throws ApiError 403 when the token lacks the scope */
export function authorize(claims: TokenClaims, scope: Scope | undefined): void {
    if (scope !== undefined && !isAllowed(claims, scope)) throw accessDenied();
}
