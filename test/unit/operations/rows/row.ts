import type { RequestOptions } from '../../../../core/src/runtime.js';
import type { Respond } from '../../support/fake-runtime.js';

/** One call of one operation: what must leave, what comes back, and what the caller gets of it. */
export interface OperationRow {
    readonly id: string;
    /** Where an operation has several rows: what is special about this one. */
    readonly case?: string;
    readonly input: Readonly<Record<string, unknown>>;
    readonly expect: {
        readonly method: RequestOptions['method'];
        /** From the base URL on; whole where it is another base. */
        readonly url: string;
        /** Headers beside `accept` and `authorization`. */
        readonly headers?: Readonly<Record<string, string>>;
        /** An object or list as JSON, a text as it is, parts as multipart. Left out: no body. */
        readonly body?: unknown;
    };
    /** The JSON of the answer, or a whole answer. */
    readonly answer: unknown;
    /** Default: the JSON of the answer. */
    readonly result?: unknown;
}

/** An answer that is no JSON. */
export class Whole {
    readonly respond: Respond;

    constructor(respond: Respond) {
        this.respond = respond;
    }
}

export const JSON_BODY = { 'content-type': 'application/json' };
export const SCRIPT_BODY = { 'content-type': 'text/x-xanoscript' };
