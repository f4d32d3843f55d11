import { isXanoError } from '../../../core/src/errors.js';

/** What a call was refused with; fails the test when it was not refused, or not as bad input. */
export function refusal(call: () => unknown): { path: string; message: string; hint: string } {
    try {
        call();
    } catch (error) {
        if (!isXanoError(error, 'validation')) throw error;
        return { path: error.path ?? '', message: error.message, hint: error.hint ?? '' };
    }
    throw new Error('The input was accepted.');
}
