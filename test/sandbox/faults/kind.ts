import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fields } from './fields.js';
import type { Holds } from './holds.js';

/** One request a fault acts on. */
export interface Exchange {
    readonly req: IncomingMessage;
    readonly res: ServerResponse;
    /** Lets the sandbox handle the request, or another one in its place: from here on it counts as executed. */
    readonly proceed: (instead?: IncomingMessage) => Promise<void>;
    readonly holds: Holds;
}

/** A fault of one rule, ready to act. It may keep state of its own, such as the window of a rate limit. */
export interface Action {
    /** False lets this request pass untouched and asks the next rule. Without it the fault always acts. */
    admits?(): boolean;
    act(exchange: Exchange): Promise<void>;
}

export interface FaultKind {
    readonly name: string;
    /** Is the request executed although its answer is spoilt? `when` leaves it to the rule's `fault.when`. */
    readonly executed: 'no' | 'yes' | 'in part' | 'when';
    readonly about: string;
    /** Reads the fault's own fields. @throws ApiError 400 on a bad one. */
    prepare(fields: Fields, context: { readonly now: () => number }): Action;
}

/** `before`: the fault answers in the sandbox's place. `after`: the request is executed first, its answer thrown away. */
export const readWhen = (fields: Fields): 'before' | 'after' =>
    fields.oneOf('when', ['before', 'after'], 'before');
