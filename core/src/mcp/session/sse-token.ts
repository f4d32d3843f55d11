import { isJson } from './rpc.js';
import { Refusal, STREAM } from './refusal.js';
import type { Cause, RefusalFacts } from './refusal.js';

const INVALID = /\binvalid token\b/i;

const NOT_ACCEPTED: Cause = [
    'auth',
    'the token was not accepted over SSE',
    `Xano was seen to refuse good tokens over SSE. ${STREAM} Check the token if that refuses it too.`,
];

const notAccepted = (facts: RefusalFacts): Refusal => new Refusal({ ...facts, cause: NOT_ACCEPTED });

/**
 * An exchange over SSE. There Xano was seen to answer "Invalid token" although the token was good (mcp-server.md 1.6),
 * by status, as an error of JSON-RPC or as the result of a tool.
 */
export async function doubtingRefusals<T>(exchange: Promise<T>): Promise<T> {
    try {
        const result = await exchange;
        if (saysInvalid(result)) throw notAccepted({ outcome: { status: 401 } });
        return result;
    } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const { facts, status } = error;
        throw status === 401 || INVALID.test(facts.rpc?.message ?? '') ? notAccepted(facts) : error;
    }
}

function saysInvalid(result: unknown): boolean {
    if (!isJson(result) || !Array.isArray(result['content'])) return false;
    const [first] = result['content'] as unknown[];
    const text = isJson(first) ? String(first['text']) : '';
    // A record may speak of tokens as well: of a success only the whole text counts.
    return text.length < 200 && (result['isError'] === true ? INVALID : /^\W*invalid token\W*$/i).test(text);
}
