import type { XanoError } from '../errors.js';
import { GATEWAY } from '../metadata/failure.js';

/** What a failed request means for the rows it held. */
export interface Verdict {
    /**
     * - `refused`: Xano does not want these rows as they are; some of them may be written
     * - `unsent`: nothing was carried out, and the same may go well later
     * - `unknown`: it may have been carried out
     * - `hopeless`: no other row would fare better
     */
    readonly fate: 'refused' | 'unsent' | 'unknown' | 'hopeless';
    /** The server answered and is done with it. */
    readonly ended: boolean;
    /** Fewer rows at a time would help. */
    readonly smaller: boolean;
}

const REFUSED = new Set(['validation', 'conflict', 'tool']);
const LATER = new Set(['rate-limit', 'connection', 'timeout', 'server']);

/** `namesRows`: a 404 may be about a row. Pure: the one place for this rule. */
export function judge(error: XanoError, namesRows: boolean): Verdict {
    const { kind, status } = error;
    const gateway = status !== undefined && GATEWAY.has(status);
    const slow = kind === 'timeout' || causedBy(error, 'timeout');
    if (error.maybeExecuted) {
        // A gateway that gave up says nothing about the server behind it, which may still be at work.
        const ended = status !== undefined && status >= 500 && !gateway;
        return { fate: 'unknown', ended, smaller: slow || gateway };
    }
    // The gateway refuses what is too long before Xano sees it.
    if (status === 413) return { fate: 'refused', ended: true, smaller: true };
    if (REFUSED.has(kind) || (kind === 'not-found' && namesRows)) {
        return { fate: 'refused', ended: true, smaller: false };
    }
    if (LATER.has(kind)) return { fate: 'unsent', ended: true, smaller: slow || gateway };
    return { fate: 'hopeless', ended: true, smaller: false };
}

/**
 * Of what may be sent twice an error does not always say whether it was carried out. A run that ends there still has to:
 * true unless it surely was not.
 */
export const mayHaveArrived = ({ status = 0, cause }: XanoError): boolean =>
    status >= 500 || (typeof cause === 'object' && cause !== null && 'sent' in cause && cause.sent === true);

/** An answer that says nothing of the request it should be for, which may have been carried out. */
export const isNonsense = ({ kind, status = 0 }: XanoError): boolean =>
    kind === 'protocol' && (status < 400 || status >= 500);

const causedBy = ({ cause }: XanoError, reason: string): boolean =>
    typeof cause === 'object' && cause !== null && 'reason' in cause && cause.reason === reason;
