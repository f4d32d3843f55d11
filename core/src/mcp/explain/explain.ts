import { isXanoError, XanoError } from '../../errors.js';
import type { XanoErrorKind } from '../../errors.js';
import { adviceOnToken, commonAdvice, TOO_LONG, WHERE } from '../../metadata/advice.js';
import { isHtml, tellFailure, unknownOutcome } from '../../metadata/failure.js';
import { excerpt, redactText, redactValue } from '../../redact.js';
import { tried } from '../../reword.js';
import { shownUrl } from '../session/address.js';
import { kindOf, SessionFailure } from '../session/failure.js';
import type { Subject } from '../session/failure.js';
import type { Refusal, RefusalFacts } from '../session/refusal.js';
import { causeOf, isTelling } from './causes.js';
import type { Cause } from './causes.js';

/** What to do where the Metadata API's advice would not fit. */
const HINTS: Partial<Record<XanoErrorKind, string>> = {
    permission: 'The token lacks the scope, or the server does not let this origin in.',
    'not-found': `There is no MCP server at this URL. Copy it again (${WHERE}).`,
    validation: 'Check the name of the tool and its arguments against the list of tools.',
    protocol: 'Check that the URL is that of an MCP server.',
};

/** Two copies of this package may meet, as with {@link isXanoError}. */
const isSessionFailure = (error: unknown): error is SessionFailure => isXanoError(error) && 'story' in error;

/** The error a caller gets: what a session failed with, in plain words and with what to do. Others stay as they are. */
export function explain(error: unknown): unknown {
    if (!isSessionFailure(error)) return error;
    const { refusal, subject } = error.story;
    const telling = refusal.tried.find(({ facts }) => isTelling(facts));
    return telling === undefined || telling === refusal
        ? told(error)
        : told(new SessionFailure(telling, subject));
}

function told(error: SessionFailure): unknown {
    const { refusal, subject } = error.story;
    const { rpc, answer } = refusal.facts;
    const secrets = [subject.address.token];
    const id = answer?.headers['x-trace-id'];
    const [kind, says, hint] = describe(refusal, subject);
    const options = Object.assign({}, error, {
        kind,
        message: redactText(`${subject.what}: ${says}.`, secrets),
        hint,
        // A server that repeats its request may have the token in it.
        requestId: id && excerpt(id, secrets, 100),
        payload: redactValue(rpc?.data, secrets),
        cause: error.cause,
    });
    const made = error.kind === 'outcome-unknown' ? unknownOutcome(options) : new XanoError(options);
    return tried(made, subject.attempts);
}

function describe(refusal: Refusal, subject: Subject): Cause {
    const { facts } = refusal;
    const { rpc, answer, failure, status = 0 } = facts;
    const { idempotent, address } = subject;
    const { token } = address;
    const where = shownUrl(address);
    if (facts.symptom === 'session closed')
        return ['aborted', 'the MCP session was closed', 'Open another one.'];
    const server = `the MCP server ${where}`;
    const cause = causeOf(facts);
    const kind = kindOf(facts);
    const html = answer !== undefined && isHtml(answer);
    const advice =
        HINTS[kind] ??
        commonAdvice(kind, { write: !idempotent, html, sent: failure?.sent, code: failure?.code }) ??
        '';
    if (failure !== undefined && cause === undefined) {
        const hint = failure.reason === 'too-long' ? TOO_LONG : advice;
        return [kind, tellFailure(failure, server), hint];
    }
    const words = wordsOf(facts, html, token);
    const answered = `${server} ${failure === undefined ? `answered ${status}${words}` : 'failed'}`;
    if (cause !== undefined) return [cause[0], `${answered}: ${cause[1]}`, cause[2]];
    // 401 and the like say more than the words they come with; 404 and the rest say less.
    if (rpc !== undefined && ![401, 403, 429].includes(status)) {
        const hint = kind === 'validation' ? advice : "The text is the server's own.";
        return [kind, `${server} refused it with error ${rpc.code}${words}`, hint];
    }
    if (kind !== 'auth') return [kind, answered, advice];
    // choice: it is a token of the Metadata API, so what is known of a 401 there is said here.
    return [kind, answered, adviceOnToken(token, { ...subject, server: where })];
}

/** What the server said, as a part of a sentence. */
function wordsOf({ rpc, said, answer }: RefusalFacts, html: boolean, token: string): string {
    const { status = 0, headers = {}, body = '' } = answer ?? {};
    const message = /"message"\s*:\s*"([^"\\]*)/.exec(body)?.[1] ?? body;
    const came = status >= 300 && status < 400 ? headers['location'] : html ? '' : message;
    const words = excerpt(rpc?.message ?? said ?? came ?? '', [token], 300).replace(/[.\s]+$/, '');
    return words === '' ? '' : `, ${words}`;
}
