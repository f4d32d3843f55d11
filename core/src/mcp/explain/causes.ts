import { asText } from '../../as-text.js';
import type { XanoErrorKind } from '../../errors.js';
import { WHERE } from '../../metadata/advice.js';
import type { Head } from '../session/body.js';
import type { RefusalFacts, Symptom } from '../session/refusal.js';
import { isJson } from '../session/rpc.js';
import type { RawToolResult } from '../types.js';

/** A known cause of failure, and what to do about it. */
export type Cause = readonly [kind: XanoErrorKind, says: string, hint: string];

const STREAM = 'Use the streamable HTTP address, which ends in /stream.';
const COPY = `Copy the MCP URL again (${WHERE}).`;

const SSE_GONE: Cause = ['protocol', 'SSE is not served here', STREAM];
const OTHER_API: Cause = [
    'config',
    'this is the URL of the Metadata API or of an API group',
    `MCP has a URL of its own. ${COPY}`,
];

const NOT_ACCEPTED: Cause = [
    'auth',
    'the token was not accepted over SSE',
    `Xano was seen to refuse good tokens over SSE. ${STREAM} Check the token if that refuses it too.`,
];

type Sign = readonly [cause: Cause, shows: (answer: Head, url: string) => boolean];

/** What an answer shows by itself, the surest sign first (mcp-server.md 1.6). */
const SIGNS: readonly Sign[] = [
    [SSE_GONE, ({ body }) => /sse transport is not served/i.test(body)],
    [OTHER_API, ({ status }, url) => /40[045]/.test(String(status)) && /\/api(:|%3a)/i.test(url)],
    [
        [
            'protocol',
            'it redirects',
            'That is not followed, it could take the token elsewhere. Use its target as the URL if it is right.',
        ],
        ({ status }) => status >= 300 && status < 400,
    ],
    [['protocol', 'it takes no MCP messages here', `${STREAM} ${COPY}`], ({ status }) => status === 405],
    [
        [
            'protocol',
            'it did not accept the kind of message',
            'A proxy on the way may change the headers accept and content-type.',
        ],
        ({ status }) => status === 406 || status === 415,
    ],
];

const SYMPTOMS: Readonly<Record<Exclude<Symptom, 'session closed'>, Cause>> = {
    'web page': ['protocol', 'a web page came back', `This URL is not an MCP endpoint. ${COPY}`],
    'no reply': ['protocol', 'the answer holds no reply', 'It was cut off, or this is no MCP server.'],
    'session unknown': [
        'protocol',
        'it knows of no session',
        'The header mcp-session-id did not reach it: a proxy on the way may drop it.',
    ],
    'session forgotten': [
        'protocol',
        'a new session was forgotten at once',
        'Several servers that do not share their sessions may stand behind this URL. Try again later.',
    ],
    'unknown version': ['protocol', 'it speaks no version of MCP known here', 'Update this package.'],
    'no streams': ['config', 'this platform cannot read a stream as it comes in', STREAM],
    'no endpoint': [
        'timeout',
        'the event stream never named its endpoint',
        `This may not be an MCP server. ${STREAM}`,
    ],
    'foreign endpoint': [
        'protocol',
        'its event stream names an endpoint of another origin',
        'The token is only sent to the server it was given for. Check the URL.',
    ],
};

const INVALID = /\binvalid token\b/i;

/** Over SSE Xano was seen to answer "Invalid token" although the token was good (mcp-server.md 1.6). */
const isDoubtful = ({ transport, status, rpc }: RefusalFacts): boolean =>
    transport === 'sse' && (status === 401 || INVALID.test(rpc?.message ?? ''));

/** The same as the result of a tool. */
export function saysInvalidToken({ content, isError }: RawToolResult): boolean {
    const first: unknown = Array.isArray(content) ? content[0] : undefined;
    const text = isJson(first) ? asText(first['text']) : '';
    // A record may speak of tokens as well: of a success only the whole text counts.
    return text.length < 200 && (isError === true ? INVALID : /^\W*invalid token\W*$/i).test(text);
}

/** The known cause of a failure; undefined where only its kind is known. */
export function causeOf(facts: RefusalFacts): Cause | undefined {
    const { symptom, answer, url = '' } = facts;
    if (isDoubtful(facts)) return NOT_ACCEPTED;
    if (symptom === 'session closed') return undefined;
    const isForgotten = symptom === 'session forgotten';
    const sign =
        answer === undefined || isForgotten ? undefined : SIGNS.find(([, shows]) => shows(answer, url));
    return sign?.[0] ?? (symptom && SYMPTOMS[symptom]);
}

/** Causes that say more than the status of the first attempt. */
export const isTelling = (facts: RefusalFacts): boolean => {
    const cause = causeOf(facts);
    return facts.symptom === 'web page' || cause === SSE_GONE || cause === OTHER_API;
};
