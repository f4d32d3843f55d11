import type { Draft } from '../draft.js';

/** One way people write a call that the server does not take, and what is made of it. */
export interface Form {
    /** The operations it is about. */
    readonly tools: RegExp;
    /** Whether the arguments are written so. */
    readonly applies: (draft: Draft) => boolean;
    /** Changes the draft; throws a `validation` error for what cannot be said exactly in Xano's terms. */
    readonly adapt: (draft: Draft) => Promise<void> | void;
}
