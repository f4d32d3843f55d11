import { OutcomeUnknownError, XanoError } from '../errors.js';
import type { XanoErrorKind } from '../errors.js';
import type { CallContext } from '../link.js';
import type { Input, RestRequest } from '../operation.js';
import { excerpt, redactText, redactValue } from '../redact.js';
import { parseRetryAfter } from '../retry.js';
import type { HttpResponse, TransportFailure } from '../runtime.js';
import { adviceFor, isNoRoute, TOO_LONG } from './advice.js';
import { baseUrl, dataSourceOf, pathKeys, plain } from './wire.js';

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

/** A short word of the server's own; one that repeats its request may hold the token anywhere. */
const label = (text: string, secrets: readonly string[]): string => excerpt(text, secrets, 100);

/** Xano's `X-Trace-ID`, for its support. */
export function requestIdOf(
    { headers }: Pick<HttpResponse, 'headers'>,
    secrets: readonly string[],
): string | undefined {
    const id = headers['x-trace-id'];
    return id === undefined ? undefined : label(id, secrets);
}

export function readComplaint(response: HttpResponse, secrets: readonly string[]): Complaint {
    const html = isHtml(response);
    const nothing = { code: undefined, message: '', payload: undefined, html };
    if (html) return nothing;
    let body: unknown;
    try {
        body = JSON.parse(response.body);
    } catch {
        return { ...nothing, message: excerpt(response.body, secrets, 200) };
    }
    if (typeof body !== 'object' || body === null) return nothing;
    const code = 'code' in body && typeof body.code === 'string' ? label(body.code, secrets) : undefined;
    const message = 'message' in body && typeof body.message === 'string' ? body.message : '';
    const payload = 'payload' in body && body.payload !== '' ? redactValue(body.payload, secrets) : undefined;
    return { code, message: excerpt(message, secrets, 500), payload, html };
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
export const GATEWAY = new Set([408, 502, 503, 504]);

function kindOf(status: number, complaint: Complaint): XanoErrorKind {
    // A uniqueness clash has no recorded form; every engine message seen names it so.
    if (/duplicate|unique|already exists/i.test(complaint.message)) return 'conflict';
    // Sandbox routes on the free plan: recorded as 500 with this message.
    if (/^access denied/i.test(complaint.message)) return 'permission';
    if (status < 400 || (complaint.html && status < 500)) return 'protocol';
    return kindOfStatus(status);
}

export const kindOfStatus = (status: number): XanoErrorKind =>
    KINDS[status] ?? (status >= 500 ? 'server' : 'protocol');

/** The error for an answer that is not a success. */
export function failedAnswer(
    operation: RestRequest,
    response: HttpResponse,
    input: Input,
    context: CallContext,
): XanoError {
    const { link } = context;
    const complaint = readComplaint(response, [link.token, ...(operation.rest.secrets?.(input) ?? [])]);
    const { status } = response;
    const path = fieldOf(complaint);
    const what = {
        message: `${operation.id}: ${reported(operation, response, complaint, input, context)}.`,
        status,
        code: complaint.code,
        operation: operation.id,
        requestId: requestIdOf(response, [link.token]),
        payload: complaint.payload,
    };
    const noRoute = isNoRoute(complaint);
    if (noRoute) link.missing.add(operation.id);
    const write = operation.effect !== 'read';
    if (write && (GATEWAY.has(status) || (complaint.html && status < 400))) return unknownOutcome(what);
    const kind = noRoute && operation.experimental === true ? 'unsupported' : kindOf(status, complaint);
    return new XanoError({
        ...what,
        kind,
        path,
        hint: adviceFor(kind, { operation, input, context, complaint, status, path }),
        retryAfterMs: parseRetryAfter(response.headers['retry-after'], link.runtime.now()),
        maybeExecuted: write && status >= 500,
    });
}

/** Who answered what. Only what speaks JSON is called Xano. */
function reported(
    operation: RestRequest,
    { status, headers }: HttpResponse,
    complaint: Complaint,
    input: Input,
    context: CallContext,
): string {
    const address = baseUrl(operation, context);
    // Without its query, which may hold a secret of a log-in.
    const leadsTo = headers['location']?.replace(/[?#].*$/s, '');
    if (status < 400 && leadsTo !== undefined) {
        return `${address} answered ${status}, a redirect to ${redactText(leadsTo, [context.link.token])}`;
    }
    if (complaint.html) return `${address} answered ${status} with a web page instead of JSON`;
    const said = complaint.message.replace(/[.\s]*$/, '');
    if (said === '' && status === 404) return `Xano answered 404 to ${target(operation, input, context)}`;
    if (isNoRoute(complaint) && operation.experimental === true) {
        return `this instance does not have it yet (${status}, ${said})`;
    }
    const field = fieldOf(complaint);
    const where = field === undefined || said.includes(field) ? '' : ` (${field})`;
    return `Xano answered ${status}${said === '' ? '' : `, ${said}`}${where}`;
}

/** What was asked for: `table_id 3, row_id 999, data_source test`. */
function target(operation: RestRequest, input: Input, context: CallContext): string {
    const named: Input = { ...input, data_source: dataSourceOf(operation, input, context) };
    const keys = [...pathKeys(operation.rest.path), 'data_source', 'branch'];
    const known = keys.filter((key) => named[key] !== undefined);
    if (known.length === 0) return 'this';
    const list = known.map((key) => `${key} ${plain(named[key])}`).join(', ');
    // A token that is shared with others may be what names it.
    return redactText(list, operation.rest.secrets?.(input));
}

/** A request that got no whole answer: whose it was, and whom it was sent to. */
interface Unanswered {
    readonly operation: string;
    readonly server: string;
    /** It may have changed something. */
    readonly write: boolean;
    readonly context: CallContext;
}

/** The error for a request that got no whole answer, whatever it was sent to; `hintFor` is asked where its outcome is known. */
export function failedUnanswered(
    failure: TransportFailure,
    { operation, server, write, context }: Unanswered,
    hintFor: (kind: XanoErrorKind) => string | undefined,
): XanoError {
    const { reason, sent, code } = failure;
    const limits: Partial<Record<typeof reason, string>> = {
        timeout: ` (waited ${context.timeoutMs / 1000} s)`,
        'too-long': ` (the limit is ${context.maxAnswerBytes} bytes)`,
    };
    const what = {
        message: `${operation}: ${tellFailure(failure, server, limits[reason])}.`,
        operation,
        code,
        cause: failure,
    };
    if (write && sent && reason !== 'aborted') return unknownOutcome(what);
    const kind = kindOfFailure(failure);
    return new XanoError({ ...what, kind, hint: hintFor(kind), maybeExecuted: write && sent });
}

/** The error for a request of the Metadata API that got no whole answer. */
export function failedTransport(
    operation: RestRequest,
    failure: TransportFailure,
    input: Input,
    context: CallContext,
): XanoError {
    const { reason, sent, code } = failure;
    const write = operation.effect !== 'read';
    const server = baseUrl(operation, context);
    return failedUnanswered(failure, { operation: operation.id, server, write, context }, (kind) =>
        reason === 'too-long' ? TOO_LONG : adviceFor(kind, { operation, input, context, sent, code }),
    );
}

const FAILED: Readonly<Record<TransportFailure['reason'], XanoErrorKind>> = {
    unreachable: 'connection',
    broken: 'connection',
    'too-long': 'protocol',
    timeout: 'timeout',
    aborted: 'aborted',
};

export const kindOfFailure = ({ reason }: TransportFailure): XanoErrorKind => FAILED[reason];

/** What happened, as the middle of a sentence. */
export function tellFailure({ reason, code }: TransportFailure, server: string, waited = ''): string {
    const meaning = CODES[code ?? ''];
    const named = code === undefined ? '' : ` (${code}${meaning === undefined ? '' : `: ${meaning}`})`;
    return `${SENTENCES[reason]} ${server}${waited}${named}`;
}

const SENTENCES: Readonly<Record<TransportFailure['reason'], string>> = {
    unreachable: 'could not reach',
    broken: 'the connection broke before a whole answer came from',
    'too-long': 'more than `maxAnswerBytes` came from',
    timeout: 'no answer in time from',
    aborted: 'stopped by its signal while waiting for',
};

/** What the commonest codes of the platform say, for those who do not know them. */
const CODES: Readonly<Record<string, string>> = {
    ENOTFOUND: 'no host has this name',
    EAI_AGAIN: 'no name can be looked up now',
    ECONNREFUSED: 'nothing listens there',
};

type What = ConstructorParameters<typeof OutcomeUnknownError>[0];

/** One wording for every way a write can end without anybody knowing whether it was carried out. */
export function unknownOutcome(what: What): OutcomeUnknownError {
    return new OutcomeUnknownError({
        ...what,
        message: `${what.message.replace(/\.$/, '')}; the change was sent, and it is unknown whether Xano carried it out.`,
        hint: 'It was not sent again. Read the data back, and repeat the call only if the change is not there.',
    });
}

/** The field Xano complains about: its `param`, or the column that a search or a sort names. */
export function fieldOf({ message, payload }: Complaint): string | undefined {
    const reference = /^unsupported parameter reference - (.+)$/i.exec(message)?.[1];
    if (reference !== undefined) return reference;
    if (typeof payload !== 'object' || payload === null || !('param' in payload)) return undefined;
    return typeof payload.param === 'string' ? payload.param : undefined;
}
