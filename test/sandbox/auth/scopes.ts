import type { TokenClaims } from './tokens.js';

/** Keys of the scope map in a token. The first names are known from public token claims, the rest follow them. */
export const SCOPES = [
    'instance:workspace',
    'workspace:database',
    'workspace:content',
    'workspace:api',
    'workspace:function',
    'workspace:task',
    'workspace:file',
    'workspace:requesthistory',
    'workspace:log',
] as const;

export type ScopeName = (typeof SCOPES)[number];

// choice: that masks add up to 15 is known, the order of the bits is not.
const BITS = { create: 1, read: 2, update: 4, delete: 8 } as const;

export type ScopeLevel = keyof typeof BITS;

/** `workspace:content read`, as the route tables write it. */
export type Scope = `${ScopeName} ${ScopeLevel}`;

export function isAllowed(claims: TokenClaims, scope: Scope): boolean {
    const [name = '', level = ''] = scope.split(' ');
    const bit = Object.entries(BITS).find(([key]) => key === level)?.[1] ?? 0;
    return ((claims.scope[name] ?? 0) & bit) !== 0;
}
