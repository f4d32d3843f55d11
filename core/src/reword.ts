import { isXanoError, OutcomeUnknownError, XanoError } from './errors.js';
import type { XanoErrorOptions } from './errors.js';
import { redactText } from './redact.js';

/** The same error with some of its parts said otherwise; it stays what it is, an unknown outcome included. */
export function reworded(error: XanoError, changes: Partial<Omit<XanoErrorOptions, 'kind'>>): XanoError {
    const { message, cause } = error;
    const options = Object.assign({}, error, { message, cause }, changes);
    if (error.kind === 'outcome-unknown') return new OutcomeUnknownError(options);
    return new XanoError(options);
}

/** Says how often it was tried, where that was more than once. */
export function tried(error: unknown, attempts: number): unknown {
    if (!isXanoError(error) || attempts < 2) return error;
    return reworded(error, { message: `${error.message.replace(/\.$/, '')} (${attempts} attempts).` });
}

/** Names the operation on an error of a part that knows the field at fault and not whom it works for. */
export function attributed<E>(error: E, operation: string): E | XanoError {
    if (!isXanoError(error) || error.operation !== undefined) return error;
    return reworded(error, { message: `${operation}: ${error.message}`, operation });
}

/**
 * An error of an operation may quote what an answer held, such as the names of columns: with a token in them, too.
 * Changed in place, as it may carry more than its words, such as a checkpoint.
 */
export function withoutSecrets(error: XanoError, token: string): XanoError {
    const { message, hint = '', stack = '' } = error;
    const masked = redactText(message, [token]);
    if (masked !== message) Object.assign(error, { message: masked, stack: stack.replace(message, masked) });
    if (hint !== '') Object.assign(error, { hint: redactText(hint, [token]) });
    return error;
}
