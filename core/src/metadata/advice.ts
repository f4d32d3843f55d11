import type { XanoErrorKind } from '../errors.js';
import type { CallContext } from '../link.js';
import type { Input, RestRequest } from '../operation.js';
import { readToken } from '../token.js';
import type { Complaint } from './failure.js';
import { baseUrl } from './wire.js';

export interface Occasion {
    readonly operation: RestRequest;
    readonly input: Input;
    readonly context: CallContext;
    readonly complaint?: Complaint;
    readonly status?: number;
    /** The field at fault. */
    readonly path?: string | undefined;
    /** The request left before it failed. */
    readonly sent?: boolean;
    /** The platform's word for a failed connection, such as `SELF_SIGNED_CERT_IN_CHAIN`. */
    readonly code?: string | undefined;
}

/** Where Xano shows URLs and tokens. */
export const WHERE = 'Xano dashboard, instance settings, Metadata API & MCP Server';

/** What is known of a failure, whatever was asked of whom. */
export interface Trouble {
    readonly write: boolean;
    readonly html?: boolean;
    readonly sent?: boolean | undefined;
    readonly code?: string | undefined;
}

/** What to do next where it does not depend on what was asked; MCP says the same. */
const COMMON: Partial<Record<XanoErrorKind, (trouble: Trouble) => string>> = {
    'rate-limit': () =>
        'Your plan limits requests to the Metadata API (free plan: 10 in 20 seconds). The client now keeps to the limit; raise `retries` or wait, then call again.',
    server: ({ html, write }) =>
        html === true
            ? 'The gateway answered instead of Xano: the instance may be starting or overloaded. Try again in a minute.'
            : `Xano failed while working on it.${write ? ' Read the data back before repeating the call.' : ''} If it stays, give Xano support the request id.`,
    connection: ({ sent, code }) =>
        /CERT|VERIFY_LEAF/.test(code ?? '')
            ? 'The certificate of the instance is not trusted here. For one of your own, give its authority as `ca` of createNodeRuntime.'
            : sent === true
              ? 'Try again in a minute. If it stays, check your network and the proxies on the way.'
              : 'Check the instance URL, your network, and proxy settings (HTTPS_PROXY, NO_PROXY).',
    timeout: () => 'Ask for less at a time, or raise `timeoutMs`.',
    aborted: ({ sent, write }) =>
        sent === true && write
            ? 'The change had been sent: read the data back to see whether it was carried out.'
            : 'Nothing was changed.',
};

/** An answer past `maxAnswerBytes` is a matter of what was asked, not of who answered. */
export const TOO_LONG =
    'Ask for less at a time (a smaller `per_page`), or raise `maxAnswerBytes`; the answer is held in memory.';

export const commonAdvice = (kind: XanoErrorKind, trouble: Trouble): string | undefined =>
    COMMON[kind]?.(trouble);

/** What Xano says where it has no such address; of an unknown id it says nothing. */
export const isNoRoute = ({ message }: Complaint): boolean => /unable to locate request/i.test(message);

/** What to do next, by kind of failure: the one place for this advice. */
const ADVICE: Partial<Record<XanoErrorKind, (occasion: Occasion) => string>> = {
    auth: ({ context: { link } }) =>
        adviceOnToken(link.token, {
            now: link.runtime.now(),
            proven: link.tokenProven,
            server: link.metaUrl,
        }),
    permission: ({ operation }) =>
        operation.scope === null
            ? 'Ask an administrator of the instance: your role does not allow this, or the token is tied to another workspace.'
            : `Tick "${operation.scope}" on the access token (${WHERE}, Manage Access Tokens); the role of the token's owner must allow it too.`,
    'not-found': ({ complaint }) => {
        // Xano's own 404 has a code; one without comes from something else.
        if (complaint?.code === undefined || isNoRoute(complaint)) {
            return `No Metadata API answers there. Check the instance URL (${WHERE}).`;
        }
        return 'Check each of them: it must exist and be visible to this token. The list calls show what is there.';
    },
    unsupported: ({ operation }) =>
        `It is known from Xano versions after January 2026: ask whoever runs the instance for an update. xano.supports('${operation.id}') asks before a call.`,
    validation: adviceOnInput,
    conflict: ({ operation }) =>
        isRecords(operation)
            ? 'A value that must be unique is already there. Change it, or update the existing record instead.'
            : 'It is there already. Choose another name, or change what is there.',
    protocol: ({ complaint, operation, context }) =>
        complaint?.html === true || complaint === undefined
            ? `${baseUrl(operation, context)} does not seem to be a Xano Metadata API. Copy the instance URL from the ${WHERE}.`
            : 'The answer is not what the Metadata API gives. Check the instance URL, and proxies on the way.',
};

export function adviceFor(kind: XanoErrorKind, occasion: Occasion): string | undefined {
    const { operation, complaint, sent, code } = occasion;
    const trouble = { write: operation.effect !== 'read', html: complaint?.html === true, sent, code };
    return ADVICE[kind]?.(occasion) ?? commonAdvice(kind, trouble);
}

/**
 * A 401 alone says little: Xano sends "Invalid token" for wrong tokens and, while its database is down, for good ones.
 * So only what the token itself and this client's past tell is claimed.
 */
export function adviceOnToken(
    text: string,
    { now, proven, server }: { readonly now: number; readonly proven: boolean; readonly server: string },
): string {
    const token = readToken(text);
    if (token.expiresAt !== undefined && token.expiresAt <= now) {
        const day = new Date(token.expiresAt).toISOString().slice(0, 10);
        return `The access token ended on ${day}. Make a new one: ${WHERE}, Manage Access Tokens.`;
    }
    const userToken =
        token.kind === 'jwe' || (token.audience !== undefined && !token.audience.includes('xano:meta'));
    if (userToken && !proven) {
        return `This looks like the login token of an application user; the Metadata API wants an access token (${WHERE}, Manage Access Tokens).`;
    }
    const good = proven
        ? 'The same token was accepted a moment ago'
        : token.expiresAt !== undefined
          ? 'By its own date the token is still valid'
          : undefined;
    const outage = 'Xano also answers this to good tokens while the database of the instance is down';
    if (good !== undefined) {
        return `${good}, and ${outage}: try again in a minute. If it stays, check that the token is whole, was not revoked and belongs to ${server}.`;
    }
    return `Check that the whole token was pasted and belongs to ${server} (${WHERE}, Manage Access Tokens). ${outage}: if it worked before, try again in a minute.`;
}

const isRecords = ({ rest }: RestRequest): boolean => rest.path.includes('/content');

function adviceOnInput({ status, operation, input, path }: Occasion): string {
    if (status === 413) return 'The request is too large for Xano: send fewer records at a time.';
    // Nowhere is it said that a bulk request is carried out whole or not at all.
    const refused = operation.effect.startsWith('bulk')
        ? 'Xano refused the input; read back whether it carried out a part.'
        : 'Xano refused the input and changed nothing.';
    const column = isRecords(operation) && !(path !== undefined && path in input);
    const where = column ? ' xano.column.list({ table_id }) shows the columns and what they take.' : '';
    return `${refused} Correct ${path === undefined ? 'it' : `"${path}"`} and call again.${where}`;
}
