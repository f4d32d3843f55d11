import { XanoError } from '../../errors.js';
import type { XanoErrorKind } from '../../errors.js';
import { GATEWAY, kindOfFailure, kindOfStatus } from '../../metadata/failure.js';
import { redactText } from '../../redact.js';
import { parseRetryAfter } from '../../retry.js';
import type { McpAddress } from './address.js';
import type { Refusal, RefusalFacts, Symptom } from './refusal.js';

/** Of symptoms that are no breach of the protocol. */
const SYMPTOMS: Partial<Record<Symptom, XanoErrorKind>> = {
    'session closed': 'aborted',
    'no streams': 'config',
    'no endpoint': 'timeout',
};

/** -32602 is the standard's "invalid params", -32603 its "internal error". */
const RPC_KINDS: Readonly<Record<number, XanoErrorKind>> = { [-32602]: 'validation', [-32603]: 'server' };

/** 401 and the like say more than the words they come with; 404 and the rest say less. */
const SPEAKING = [401, 403, 429];

/** What a refusal is about. */
export interface Subject {
    /** What was asked, such as `tools/call listWorkspaces`. */
    readonly what: string;
    readonly address: Pick<McpAddress, 'url' | 'token'>;
    /** Nothing is changed by doing it twice, or it never left: nothing can be unknown about it. */
    readonly idempotent: boolean;
    /** The token was accepted before. */
    readonly proven: boolean;
    readonly now: number;
    readonly attempts: number;
}

/**
 * What a session fails with: its kind and its numbers, in few words. All else, and what to do, is told by `explain`, from
 * what is kept here out of sight, as it is not masked.
 */
export class SessionFailure extends XanoError {
    readonly #story: { readonly refusal: Refusal; readonly subject: Subject };

    constructor(refusal: Refusal, subject: Subject) {
        const { facts } = refusal;
        const { symptom, failure, status, rpc } = facts;
        const fate = subject.idempotent ? 'no' : fateOf(facts);
        const says = symptom ?? failure?.reason ?? `status ${status ?? 0}`;
        super({
            kind: fate === 'unknown' ? 'outcome-unknown' : kindOf(facts),
            message: redactText(`${subject.what}: ${says}.`, [subject.address.token]),
            status,
            code: rpc ? String(rpc.code) : failure?.code,
            retryAfterMs: parseRetryAfter(facts.retryAfter, subject.now),
            maybeExecuted: fate !== 'no',
            cause: failure,
        });
        this.#story = { refusal, subject };
    }

    get story() {
        return this.#story;
    }
}

/** What kind of failure it is, whatever was asked. */
export function kindOf({ symptom, rpc, failure, status = 0 }: RefusalFacts): XanoErrorKind {
    if (symptom) return SYMPTOMS[symptom] ?? 'protocol';
    if (failure) return kindOfFailure(failure);
    if (rpc && !SPEAKING.includes(status)) return RPC_KINDS[rpc.code] ?? 'protocol';
    // No MCP server answers 400 without an error of JSON-RPC.
    return status === 400 ? 'protocol' : kindOfStatus(status);
}

/** Of a write: whether it was carried out. */
function fateOf({ rpc, failure, status = 0 }: RefusalFacts): 'no' | 'maybe' | 'unknown' {
    if (failure) return !failure.sent ? 'no' : failure.reason === 'aborted' ? 'maybe' : 'unknown';
    if (!rpc && (status < 300 || GATEWAY.has(status))) return 'unknown';
    return status >= 500 || rpc?.code === -32603 ? 'maybe' : 'no';
}
