import { XanoError } from '../../errors.js';
import type { XanoErrorKind } from '../../errors.js';
import { adviceOnToken, commonAdvice, TOO_LONG, WHERE } from '../../metadata/advice.js';
import { GATEWAY, kindOfFailure, kindOfStatus, tellFailure, unknownOutcome } from '../../metadata/failure.js';
import { cut, redactText, redactValue } from '../../redact.js';
import { parseRetryAfter } from '../../retry.js';
import { isPutOff } from './refusal.js';
import type { Cause, Refusal } from './refusal.js';

/** What to do where the Metadata API's advice would not fit. */
const HINTS: Partial<Record<XanoErrorKind, string>> = {
    permission: 'The token lacks the scope, or the server does not let this origin in.',
    'not-found': `There is no MCP server at this URL. Copy it again (${WHERE}).`,
    validation: 'Check the name of the tool and its arguments against the list of tools.',
    protocol: 'Check that the URL is that of an MCP server.',
};

/** -32602 is the standard's "invalid params", -32603 its "internal error". */
const RPC_KINDS: Readonly<Record<number, XanoErrorKind>> = { [-32602]: 'validation', [-32603]: 'server' };

/** What a refusal is about. */
export interface Subject {
    /** What was asked, such as `tools/call listWorkspaces`. */
    readonly what: string;
    /** The URL, redacted. */
    readonly where: string;
    /** Nothing is changed by doing it twice, or it never left: nothing can be unknown about it. */
    readonly idempotent: boolean;
    readonly token: string;
    /** The token was accepted before. */
    readonly proven: boolean;
    readonly now: number;
}

/** The error a caller gets for it. */
export function toError(refusal: Refusal, subject: Subject): XanoError {
    const { facts, failure, status } = refusal;
    const { outcome, rpc } = facts;
    const secrets = [subject.token];
    const [kind, says, hint] = describe(refusal, subject);
    const options = {
        kind,
        message: redactText(`${subject.what}: ${says}.`, secrets),
        hint,
        status,
        code: rpc === undefined ? failure?.code : String(rpc.code),
        requestId: facts.requestId,
        payload: redactValue(rpc?.data, secrets),
        retryAfterMs: 'status' in outcome ? parseRetryAfter(outcome.retryAfter, subject.now) : undefined,
        cause: failure,
    };
    const fate = subject.idempotent ? 'no' : fateOf(refusal);
    return fate === 'unknown'
        ? unknownOutcome(options)
        : new XanoError({ ...options, maybeExecuted: fate === 'maybe' });
}

function describe({ facts, failure, status = 0 }: Refusal, subject: Subject): Cause {
    const { cause, rpc, html = false } = facts;
    const { token, idempotent } = subject;
    const server = `the MCP server ${subject.where}`;
    const advice = (kind: XanoErrorKind): string =>
        HINTS[kind] ??
        commonAdvice(kind, { write: !idempotent, html, sent: failure?.sent, code: failure?.code }) ??
        '';
    if (failure !== undefined && cause === undefined) {
        const kind = kindOfFailure(failure);
        const hint = failure.reason === 'too-long' ? TOO_LONG : advice(kind);
        return [kind, tellFailure(failure, server), hint];
    }
    // Masked before it is cut: half a token would not be recognised.
    const said = cut(redactText((facts.said ?? '').slice(0, 2048), [token]), 300).replace(/[.\s]+$/, '');
    const words = said === '' ? '' : `, ${said}`;
    const answered = `${server} ${failure === undefined ? `answered ${status}${words}` : 'failed'}`;
    if (cause !== undefined) return [cause[0], `${answered}: ${cause[1]}`, cause[2]];
    // 401 and the like say more than the words they come with; 404 and the rest say less.
    if (rpc !== undefined && ![401, 403, 429].includes(status)) {
        const kind = RPC_KINDS[rpc.code] ?? 'protocol';
        const hint = kind === 'validation' ? advice(kind) : "The text is the server's own.";
        return [kind, `${server} refused it with error ${rpc.code}${words}`, hint];
    }
    // No MCP server answers so without an error of JSON-RPC.
    const kind = status === 400 ? 'protocol' : kindOfStatus(status);
    if (kind !== 'auth') return [kind, answered, advice(kind)];
    // choice: it is a token of the Metadata API, so what is known of a 401 there is said here.
    return [kind, answered, adviceOnToken(token, { ...subject, server: subject.where })];
}

/** Of a write: whether it was carried out. */
function fateOf({ facts: { outcome, rpc }, failure, status = 0 }: Refusal): 'no' | 'maybe' | 'unknown' {
    if (failure !== undefined)
        return !failure.sent ? 'no' : failure.reason === 'aborted' ? 'maybe' : 'unknown';
    if (isPutOff(outcome)) return 'no';
    if (rpc === undefined && (status < 300 || GATEWAY.has(status))) return 'unknown';
    return status >= 500 || rpc?.code === -32603 ? 'maybe' : 'no';
}
