import { XanoError } from '../../errors.js';
import type { XanoErrorKind } from '../../errors.js';
import { unknownOutcome } from '../../metadata/failure.js';
import { redactText, redactValue } from '../../redact.js';
import { parseRetryAfter } from '../../retry.js';
import type { TransportFailure, TransportReason } from '../../runtime.js';
import { isPutOff, Refusal } from './refusal.js';
import type { RefusalFacts, Symptom } from './refusal.js';
import type { Json, RpcError } from './rpc.js';

type Advice = readonly [kind: XanoErrorKind, says: string, hint: string];

const WHERE = 'Xano shows it in the instance settings, under "Metadata API & MCP Server".';
const STREAM = 'Use the streamable HTTP address, which ends in /stream.';

/** Known causes and what to do about each (mcp-server.md 1.6). */
const ADVICE: Readonly<Record<Symptom, Advice>> = {
    html: [
        'protocol',
        'a web page came back',
        `This URL is not an MCP endpoint. Copy the MCP URL again: ${WHERE}`,
    ],
    redirect: [
        'protocol',
        'it redirects',
        'A redirect is not followed, it could take the token elsewhere. Use its target as the URL if it is right.',
    ],
    'api-group': ['config', 'this is the base URL of an API group', `MCP has a URL of its own. ${WHERE}`],
    'metadata-api': [
        'config',
        'this is the base URL of the Metadata API',
        `MCP has a URL of its own. ${WHERE}`,
    ],
    method: ['protocol', 'it takes no MCP messages here', `${STREAM} ${WHERE}`],
    'sse-gone': ['protocol', 'SSE is not served here', STREAM],
    'sse-token': [
        'auth',
        'the token was not accepted over SSE',
        `Xano was seen to refuse good tokens over SSE. ${STREAM} Check the token if that refuses it too.`,
    ],
    'not-initialized': [
        'protocol',
        'it knows of no session',
        'The header mcp-session-id did not reach it: a proxy on the way may drop it.',
    ],
    'not-acceptable': [
        'protocol',
        'it did not accept the kind of message',
        'A proxy on the way may change the headers accept and content-type.',
    ],
    'no-stream': ['config', 'this platform cannot read a stream as it comes in', STREAM],
    'no-endpoint': [
        'timeout',
        'the event stream never named its endpoint',
        `This may not be an MCP server. ${STREAM}`,
    ],
    'foreign-endpoint': [
        'protocol',
        'its event stream names an endpoint of another origin',
        'The token is only sent to the server it was given for. Check the URL.',
    ],
    'no-answer': [
        'protocol',
        'the answer holds no reply',
        'The answer was cut off, or the server is not an MCP server.',
    ],
    'expired-twice': [
        'protocol',
        'a new session was forgotten at once',
        'Several servers that do not share their sessions may stand behind this URL. Try again later.',
    ],
    version: ['protocol', 'it speaks no version of MCP known here', 'Update this package.'],
};

const TOKEN =
    'The token is expired, revoked, or was not copied whole. Create one in Xano: instance settings, Metadata API & MCP Server, Manage Access Tokens.';

/** Answers without a known cause, by their status. */
const STATUSES: Readonly<Record<number, readonly [kind: XanoErrorKind, hint: string]>> = {
    401: ['auth', TOKEN],
    403: ['permission', 'The token lacks the scope, or the server does not let this origin in.'],
    404: ['not-found', `There is no MCP server at this URL. Copy it again: ${WHERE}`],
    408: ['timeout', 'Try again later, or ask for less.'],
    413: ['validation', 'Send less in one call.'],
    429: ['rate-limit', 'Wait before the next call, or make fewer at once.'],
};

const SERVER = ['server', 'Xano or the gateway before it failed. Try again later.'] as const;
const OTHER = ['protocol', 'Check that the URL is that of an MCP server.'] as const;

const TRANSPORT: Readonly<
    Record<TransportReason, readonly [kind: XanoErrorKind, says: string, hint: string]>
> = {
    unreachable: ['connection', 'could not be reached', 'Check the URL, the network and the proxy.'],
    broken: ['connection', 'broke off before a whole answer', 'Try again.'],
    timeout: ['timeout', 'did not answer in time', 'Try again later, ask for less, or raise timeoutMs.'],
    aborted: [
        'aborted',
        'was left before it answered: the call was stopped',
        'What was done before stays done.',
    ],
};

/** Gateway answers: what stood behind the gateway may have gone on working. */
const GATEWAY = new Set([408, 502, 503, 504]);

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
    readonly secrets: readonly string[];
    readonly now: number;
}

/** The error a caller gets for it. */
export function toError(refusal: Refusal, subject: Subject): XanoError {
    const { facts, status } = refusal;
    const [kind, says, hint] = describe(refusal);
    const options = {
        kind,
        message: redactText(`${subject.what}: the MCP server ${subject.where} ${says}.`, subject.secrets),
        hint,
        status,
        code: facts.rpc === undefined ? codeOf(refusal) : String(facts.rpc.code),
        requestId: facts.requestId,
        payload: redactValue(facts.rpc?.data, subject.secrets),
        retryAfterMs:
            'status' in facts.outcome ? parseRetryAfter(facts.outcome.retryAfter, subject.now) : undefined,
        cause: 'failure' in facts.outcome ? facts.outcome.failure : undefined,
    };
    if (subject.idempotent) return new XanoError(options);
    const fate = fateOf(refusal);
    return fate === 'unknown'
        ? unknownOutcome(options)
        : new XanoError({ ...options, maybeExecuted: fate === 'maybe' });
}

function describe({ facts, status }: Refusal): Advice {
    const said =
        facts.said === undefined || facts.said === '' ? '' : `, ${facts.said.replace(/[.\s]+$/, '')}`;
    const answered = status === undefined ? '' : `answered ${status}${said}`;
    if (facts.symptom !== undefined) {
        const [kind, says, hint] = ADVICE[facts.symptom];
        return [kind, answered === '' ? `failed: ${says}` : `${answered}: ${says}`, hint];
    }
    if ('failure' in facts.outcome) return describeTransport(facts.outcome.failure);
    const known = STATUSES[facts.outcome.status];
    // 401 says more than the words it comes with; 404 and the rest say less.
    if (facts.rpc !== undefined && (known === undefined || status === 404))
        return describeRpc(facts.rpc, said);
    const [kind, hint] = known ?? (facts.outcome.status >= 500 ? SERVER : OTHER);
    return [kind, answered, hint];
}

const describeRpc = ({ code }: RpcError, said: string): Advice => [
    RPC_KINDS[code] ?? 'protocol',
    `refused it with error ${code}${said}`,
    code === -32602
        ? 'Check the name of the tool and its arguments against the list of tools.'
        : "The text is the server's own.",
];

const describeTransport = ({ reason, code }: TransportFailure): Advice => {
    const [kind, says, hint] = TRANSPORT[reason];
    return [kind, code === undefined ? says : `${says} (${code})`, hint];
};

function codeOf({ facts }: Refusal): string | undefined {
    return 'failure' in facts.outcome ? facts.outcome.failure.code : undefined;
}

/** Of a write: whether it was carried out. */
function fateOf({ facts, status = 0 }: Refusal): 'no' | 'maybe' | 'unknown' {
    const { outcome, rpc } = facts;
    if ('failure' in outcome)
        return !outcome.failure.sent ? 'no' : outcome.failure.reason === 'aborted' ? 'maybe' : 'unknown';
    if (isPutOff(outcome)) return 'no';
    if (rpc !== undefined) return rpc.code === -32603 || status >= 500 ? 'maybe' : 'no';
    if (status < 300 || GATEWAY.has(status)) return 'unknown';
    return status >= 500 ? 'maybe' : 'no';
}

/** Over SSE Xano was seen to answer calls with this text although the token was good (mcp-server.md 1.6). */
export function refuseSseToken(result: Json): void {
    const [first] = Array.isArray(result['content']) ? (result['content'] as unknown[]) : [];
    const text = typeof first === 'object' && first !== null && 'text' in first ? String(first.text) : '';
    const isIt = result['isError'] === true ? /\binvalid token\b/i : /^\W*invalid token\W*$/i;
    if (text.length < 200 && isIt.test(text)) throw sseToken({ outcome: { status: 401 } });
}

/** The same, as an error of JSON-RPC. */
export const blameSse = (refusal: Refusal): Refusal =>
    /\binvalid token\b/i.test(refusal.facts.rpc?.message ?? '') ? sseToken(refusal.facts) : refusal;

const sseToken = (facts: RefusalFacts): Refusal => new Refusal({ ...facts, symptom: 'sse-token' });
