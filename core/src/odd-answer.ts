import { XanoError } from './errors.js';

/** The error for an answer that is not what Xano's Metadata API gives: `found` says what is odd about it. */
export const oddAnswer = (found: string, operation?: string): XanoError =>
    new XanoError({
        kind: 'protocol',
        operation,
        message: `${operation === undefined ? '' : `${operation}: `}Xano's answer ${found}.`,
        hint: 'Check the instance URL: another server may answer there. If it is right, please report this.',
    });
