import { XanoError } from '../../errors.js';
import type { XanoErrorKind } from '../../errors.js';
import { fieldPath } from '../../invalid-input.js';
import type { CallContext } from '../../link.js';
import { commonAdvice } from '../../metadata/advice.js';
import {
    failedUnanswered,
    fieldOf,
    GATEWAY,
    kindOfStatus,
    readComplaint,
    requestIdOf,
    unknownOutcome,
} from '../../metadata/failure.js';
import type { Complaint } from '../../metadata/failure.js';
import { redactText, redactValue } from '../../redact.js';
import { parseRetryAfter } from '../../retry.js';
import type { HttpResponse, TransportFailure } from '../../runtime.js';

/** The endpoint and the call that failed. */
export interface Asked {
    readonly operation: string;
    /** Such as `POST orders`. */
    readonly endpoint: string;
    /** It may have changed something. */
    readonly write: boolean;
    readonly userToken: string | undefined;
    readonly context: CallContext;
}

interface Trouble extends Asked {
    readonly complaint: Complaint;
    readonly path: string | undefined;
}

/** What to do next. The other kinds are as for the Metadata API. */
const ADVICE: Partial<Record<XanoErrorKind, (trouble: Trouble) => string>> = {
    auth: ({ userToken }) =>
        userToken === undefined
            ? "The endpoint wants the token of a user: call the application's log-in and give the token it answers as auth_token. The access token is never sent to endpoints."
            : 'The endpoint did not accept auth_token: it may have ended, or be of another table of users. Log the user in again. The access token has no part in it.',
    permission: () =>
        'The endpoint refused this user: its own logic decides that. The boxes of the access token have no part in it.',
    'not-found': ({ complaint: { message } }) =>
        message === '' || /unable to locate request/i.test(message)
            ? 'No endpoint answers there. It may be a draft that was never published, or be on another branch (`branch`).'
            : 'The logic of the endpoint says so: what its input names is not there.',
    validation: ({ path }) =>
        `Correct ${path ?? 'the input'} and call again. xano.endpoint.openapi shows what the endpoint takes.`,
    'rate-limit': ({ write }) =>
        `Wait before the next call. ${write ? 'It was not sent again: its logic may have begun.' : ''}`.trim(),
    server: ({ write }) =>
        `The logic of the endpoint failed; xano.requestHistory.list shows where.${write ? ' It may have done a part of its work: read the data back before repeating the call.' : ''}`,
    protocol: () => 'Check the instance URL, and proxies on the way.',
};

/** The error for an answer that is not a success. */
export function failedCall(response: HttpResponse, asked: Asked): XanoError {
    const { operation, endpoint, write, context, userToken = '' } = asked;
    const secrets = [context.link.token, userToken];
    const { status, headers } = response;
    const complaint = readComplaint(response, secrets);
    const param = fieldOf(complaint);
    const path = param && fieldPath('input', param);
    const redirect = status < 400 ? headers['location'] : undefined;
    const said = complaint.html
        ? ' with a web page'
        : redirect !== undefined
          ? `, a redirect to ${redactText(redirect.replace(/[?#].*$/s, ''), secrets)}`
          : complaint.message && `, ${complaint.message.replace(/[.\s]*$/, '')}`;
    const what = {
        message: `${operation}: ${endpoint} answered ${status}${said}.`,
        status,
        code: complaint.code,
        operation,
        requestId: requestIdOf(response, secrets),
        payload: complaint.payload ?? ownWords(response, complaint, secrets),
    };
    if (write && GATEWAY.has(status)) return unknownOutcome(what);
    const kind = complaint.html && status < 500 ? 'protocol' : kindOfStatus(status);
    return new XanoError({
        ...what,
        kind,
        path,
        hint: ADVICE[kind]?.({ ...asked, complaint, path }),
        retryAfterMs: parseRetryAfter(headers['retry-after'], context.link.runtime.now()),
        maybeExecuted: write && (status >= 500 || status === 429),
    });
}

/** An endpoint may answer errors in a form of its own. */
function ownWords({ body }: HttpResponse, complaint: Complaint, secrets: readonly string[]): unknown {
    if (complaint.message !== '' || complaint.code !== undefined || complaint.html) return undefined;
    try {
        return redactValue(JSON.parse(body), secrets);
    } catch {
        return undefined;
    }
}

/** The error for a request that got no whole answer. */
export function failedSending(failure: TransportFailure, asked: Asked): XanoError {
    const { endpoint, write } = asked;
    const { sent, code } = failure;
    return failedUnanswered(failure, { ...asked, server: endpoint }, (kind) =>
        commonAdvice(kind, { write, sent, code }),
    );
}

/** What the endpoint answered: JSON read, any other text as it is, nothing as null. */
export function readAnswer({ status, headers, body }: HttpResponse, asked: Asked): unknown {
    if (body === '') return null;
    // Read as JSON, a text such as `007` would become a number.
    if (!/json/i.test(headers['content-type'] ?? 'json')) return body;
    try {
        return JSON.parse(body);
    } catch {
        const { operation, endpoint, write } = asked;
        const message = `${operation}: ${endpoint} answered ${status}, but its JSON is cut or broken after ${body.length} characters.`;
        if (write) throw unknownOutcome({ message, status, operation });
        const hint = 'Something between you and Xano cut the answer. Try again.';
        throw new XanoError({ kind: 'protocol', message, status, operation, hint });
    }
}
