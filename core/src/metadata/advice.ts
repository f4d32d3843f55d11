import type { XanoErrorKind } from '../errors.js';
import type { CallContext } from '../link.js';
import type { RestRequest } from '../operation.js';
import { readToken } from '../token.js';
import type { Complaint } from './failure.js';

export interface Occasion {
    readonly operation: RestRequest;
    readonly context: CallContext;
    readonly complaint?: Complaint;
    readonly status?: number;
    /** A write left before it was stopped. */
    readonly sent?: boolean;
}

const WHERE = 'Xano dashboard, instance settings, Metadata API & MCP Server';

/** What to do next, by kind of failure: the one place for this advice. */
const ADVICE: Partial<Record<XanoErrorKind, (occasion: Occasion) => string>> = {
    auth: adviceOnToken,
    permission: ({ operation }) =>
        operation.scope === null
            ? 'Ask an administrator of the instance: your role does not allow this, or the token is tied to another workspace.'
            : `Tick "${operation.scope}" on the access token (${WHERE}, Manage Access Tokens); the role of the token's owner must allow it too.`,
    'not-found': ({ operation, complaint }) => {
        if (/unable to locate request/i.test(complaint?.message ?? '') || complaint?.html === true) {
            return operation.experimental === true
                ? 'This instance is too old for this operation.'
                : `No Metadata API answers there. Check the instance URL (${WHERE}).`;
        }
        return `Check the ids: ${describeIds(operation)} must exist and be visible to this token.`;
    },
    validation: ({ status }) =>
        status === 413
            ? 'The request is too large for Xano: send fewer records at a time.'
            : 'Xano refused the input and changed nothing. Correct it and call again.',
    conflict: () =>
        'A value that must be unique is already there. Change it, or update the existing record instead.',
    'rate-limit': () =>
        'Your plan limits requests to the Metadata API (free plan: 10 in 20 seconds). The client now keeps to the limit; raise `retries` or wait, then call again.',
    server: ({ complaint, operation }) =>
        complaint?.html === true
            ? 'The gateway answered instead of Xano: the instance may be starting or overloaded. Try again in a minute.'
            : `Xano failed while working on it.${operation.effect === 'read' ? '' : ' Read the data back before repeating the call.'} If it stays, give Xano support the request id.`,
    protocol: ({ complaint, context }) =>
        complaint?.html === true || complaint === undefined
            ? `${context.link.metaUrl} does not seem to be a Xano Metadata API. Copy the instance URL from the ${WHERE}.`
            : 'The answer is not what the Metadata API gives. Check the instance URL, and proxies on the way.',
    connection: () => 'Check the instance URL, your network, and proxy settings (HTTPS_PROXY, NO_PROXY).',
    timeout: () => 'Ask for less at a time, or raise `timeoutMs`.',
    aborted: ({ sent }) =>
        sent === true
            ? 'The change had been sent: read the data back to see whether it was carried out.'
            : 'Nothing was changed.',
};

export function adviceFor(kind: XanoErrorKind, occasion: Occasion): string | undefined {
    return ADVICE[kind]?.(occasion);
}

/**
 * A 401 alone says little: Xano sends "Invalid token" for wrong tokens and, while its database is down, for good ones.
 * So only what the token itself and this client's past tell is claimed.
 */
function adviceOnToken({ context }: Occasion): string {
    const { link } = context;
    const token = readToken(link.token);
    if (token.expiresAt !== undefined && token.expiresAt <= link.runtime.now()) {
        const day = new Date(token.expiresAt).toISOString().slice(0, 10);
        return `The access token ended on ${day}. Make a new one: ${WHERE}, Manage Access Tokens.`;
    }
    const userToken =
        token.kind === 'jwe' || (token.audience !== undefined && !token.audience.includes('xano:meta'));
    if (userToken && !link.tokenProven) {
        return `This looks like the login token of an application user; the Metadata API wants an access token (${WHERE}, Manage Access Tokens).`;
    }
    const good = link.tokenProven
        ? 'The same token was accepted a moment ago'
        : token.expiresAt !== undefined
          ? 'By its own date the token is still valid'
          : undefined;
    const outage = 'Xano also answers this to good tokens while the database of the instance is down';
    if (good !== undefined) {
        return `${good}, and ${outage[0]?.toLowerCase() ?? ''}${outage.slice(1)}: try again in a minute. If it stays, check that the token was not revoked and belongs to ${link.metaUrl}.`;
    }
    return `Check that the whole token was pasted and belongs to ${link.metaUrl} (${WHERE}, Manage Access Tokens). ${outage}: if it worked before, try again in a minute.`;
}

const describeIds = (operation: RestRequest): string => {
    const ids = [...operation.rest.path.matchAll(/\{(\w+)\}/g)].flatMap(([, name]) => name ?? []);
    return ids.length === 0 ? 'they' : ids.join(', ');
};
