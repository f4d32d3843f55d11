import { OutcomeUnknownError, XanoError } from '../errors.js';
import type { XanoErrorKind } from '../errors.js';
import type { CallContext } from '../link.js';
import type { RestRequest } from '../operation.js';
import { cut, redactText, redactValue } from '../redact.js';
import { parseRetryAfter } from '../retry.js';
import type { HttpResponse, TransportFailure } from '../runtime.js';
import { adviceFor } from './advice.js';

/** What a failed answer says, in Xano's envelope `{ code, message, payload }` where it kept to it. */
export interface Complaint {
    readonly code: string | undefined;
    readonly message: string;
    readonly payload: unknown;
    /** A web page instead of JSON: the gateway spoke, not Xano. */
    readonly html: boolean;
}

export const isHtml = (response: HttpResponse): boolean =>
    (response.headers['content-type'] ?? '').includes('text/html') ||
    /^\s*<(!doctype|html)/i.test(response.body);

export function readComplaint(response: HttpResponse, secrets: readonly string[]): Complaint {
    const html = isHtml(response);
    const nothing = { code: undefined, message: '', payload: undefined, html };
    if (html) return nothing;
    let body: unknown;
    try {
        body = JSON.parse(response.body);
    } catch {
        return { ...nothing, message: redactText(cut(response.body, 200), secrets) };
    }
    if (typeof body !== 'object' || body === null) return nothing;
    const code = 'code' in body && typeof body.code === 'string' ? body.code : undefined;
    const message = 'message' in body && typeof body.message === 'string' ? body.message : '';
    const payload = 'payload' in body && body.payload !== '' ? redactValue(body.payload, secrets) : undefined;
    return { code, message: redactText(cut(message, 500), secrets), payload, html };
}

const KINDS: Readonly<Record<number, XanoErrorKind>> = {
    400: 'validation',
    401: 'auth',
    403: 'permission',
    404: 'not-found',
    405: 'protocol',
    408: 'timeout',
    409: 'conflict',
    413: 'validation',
    422: 'validation',
    429: 'rate-limit',
};

/** Gateway answers: what stood behind the gateway may have gone on working. */
const GATEWAY = new Set([408, 502, 503, 504]);

function kindOf(status: number, complaint: Complaint): XanoErrorKind {
    // A uniqueness clash has no recorded form; every engine message seen names it so.
    if (/duplicate|unique|already exists/i.test(complaint.message)) return 'conflict';
    // Sandbox routes on the free plan: recorded as 500 with this message.
    if (/^access denied/i.test(complaint.message)) return 'permission';
    if (status < 400 || (complaint.html && status < 500)) return 'protocol';
    return KINDS[status] ?? (status >= 500 ? 'server' : 'protocol');
}

/** The error for an answer that is not a success. */
export function failedAnswer(
    operation: RestRequest,
    response: HttpResponse,
    context: CallContext,
): XanoError {
    const { link } = context;
    const complaint = readComplaint(response, [link.token]);
    const { status } = response;
    const said = complaint.html ? 'a web page instead of JSON' : complaint.message;
    const what = {
        message: `${operation.id}: Xano answered ${status}${said === '' ? '' : `, ${said}`}`.replace(
            /[.\s]*$/,
            '.',
        ),
        status,
        code: complaint.code,
        operation: operation.id,
        requestId: response.headers['x-trace-id'],
        payload: complaint.payload,
    };
    const write = operation.effect !== 'read';
    if (write && (GATEWAY.has(status) || (complaint.html && status < 400))) return unknownOutcome(what);
    const kind = kindOf(status, complaint);
    return new XanoError({
        ...what,
        kind,
        path: pathOf(complaint.payload),
        hint: adviceFor(kind, { operation, complaint, status, context }),
        retryAfterMs: parseRetryAfter(response.headers['retry-after'], link.runtime.now()),
        maybeExecuted: write && status >= 500,
    });
}

/** The error for a request that got no whole answer. */
export function failedTransport(
    operation: RestRequest,
    failure: TransportFailure,
    context: CallContext,
): XanoError {
    const { reason, sent, code } = failure;
    const write = operation.effect !== 'read';
    const what = {
        message: `${operation.id}: ${sentence(reason, context)}${code === undefined ? '' : ` (${code})`}.`,
        operation: operation.id,
        code,
        cause: failure,
    };
    if (write && sent && reason !== 'aborted') return unknownOutcome(what);
    const kind = reason === 'timeout' || reason === 'aborted' ? reason : 'connection';
    return new XanoError({
        ...what,
        kind,
        hint: adviceFor(kind, { operation, context, sent: write && sent }),
        maybeExecuted: write && sent,
    });
}

const SENTENCES: Readonly<Record<TransportFailure['reason'], string>> = {
    unreachable: 'could not reach',
    broken: 'the connection broke before a whole answer came from',
    timeout: 'no answer in time from',
    aborted: 'stopped by its signal while waiting for',
};

function sentence(reason: TransportFailure['reason'], context: CallContext): string {
    const after = reason === 'timeout' ? ` (waited ${context.timeoutMs / 1000} s)` : '';
    return `${SENTENCES[reason]} ${context.link.metaUrl}${after}`;
}

type What = ConstructorParameters<typeof OutcomeUnknownError>[0];

/** One wording for every way a write can end without anybody knowing whether it was carried out. */
export function unknownOutcome(what: What): OutcomeUnknownError {
    return new OutcomeUnknownError({
        ...what,
        message: `${what.message.replace(/\.$/, '')}; the change was sent, and it is unknown whether Xano carried it out.`,
        hint: 'It was not sent again. Read the data back, and repeat the call only if the change is not there.',
    });
}

function pathOf(payload: unknown): string | undefined {
    if (typeof payload !== 'object' || payload === null || !('param' in payload)) return undefined;
    return typeof payload.param === 'string' ? payload.param : undefined;
}
