import { isXanoError } from 'xano-connect/pure';

export interface ProblemFacts {
    readonly message: string;
    readonly hint?: string | undefined;
    /** `NO_PROXY`, `WRITES_OFF`, `CONFIRM`, ... or the code of Xano. */
    readonly code?: string | null | undefined;
    /** HTTP status, where an answer came. */
    readonly status?: number | null | undefined;
    /** In a word what went wrong: `validation`, `permission`, ... as `XanoErrorKind`. */
    readonly kind?: string | undefined;
    /** For Xano's support. */
    readonly requestId?: string | null | undefined;
}

/**
 * What every action, collection and panel of the plugin fails with. WeWeb copies its own fields into the workflow's
 * `error`, which a page can show: so there is nothing in it but these.
 */
export class XanoAdminError extends Error {
    override readonly name = 'XanoAdminError';
    readonly hint: string;
    readonly code: string | null;
    readonly status: number | null;
    readonly kind: string;
    readonly requestId: string | null;

    constructor(facts: ProblemFacts) {
        super(facts.message);
        // An own field, or WeWeb would leave it behind.
        Object.defineProperty(this, 'message', { value: facts.message, enumerable: true });
        this.hint = facts.hint ?? '';
        this.code = facts.code ?? null;
        this.status = facts.status ?? null;
        this.kind = facts.kind ?? 'validation';
        this.requestId = facts.requestId ?? null;
    }
}

/** What the proxy said of itself, where it refused; see proxy/answer.ts. */
interface ProxyWords {
    readonly message: string;
    readonly hint?: string;
    readonly kind?: string;
    readonly code?: string;
}

function proxyWords(payload: unknown): ProxyWords | undefined {
    if (typeof payload !== 'object' || payload === null || !('proxy' in payload)) return undefined;
    const { proxy } = payload;
    return typeof proxy === 'object' && proxy !== null && 'message' in proxy
        ? (proxy as ProxyWords)
        : undefined;
}

/** By its name: the modules of the editor bring a class of their own. */
const isAdminError = (error: unknown): error is XanoAdminError =>
    error instanceof Error && error.name === 'XanoAdminError';

/** Anything thrown, as the one error of this plugin. */
export function toAdminError(error: unknown): XanoAdminError {
    if (isAdminError(error)) return error;
    if (!isXanoError(error)) {
        const message = error instanceof Error ? error.message : String(error);
        return new XanoAdminError({ message, hint: 'This should not happen; please report it.' });
    }
    const { kind, status, code, requestId } = error;
    const said = proxyWords(error.payload);
    // Whether a write was carried out decides what to do next, so no other words may stand in its place.
    if (said !== undefined && kind !== 'outcome-unknown')
        return new XanoAdminError({ kind, status, code, requestId, ...said });
    return new XanoAdminError({ message: error.message, hint: error.hint, kind, status, code, requestId });
}

/** The same as plain data, for variables, triggers and collections. */
export const plainError = ({ name, message, hint, code, status, kind, requestId }: XanoAdminError) => ({
    name,
    message,
    hint,
    code,
    status,
    kind,
    requestId,
});
export type PlainError = ReturnType<typeof plainError>;
