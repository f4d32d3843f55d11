import { describe, expect, test } from '@jest/globals';
import { isXanoError, OutcomeUnknownError, XanoError } from '../../../core/src/errors.js';

describe('XanoError', () => {
    const error = new XanoError({
        kind: 'not-found',
        message: 'No table.',
        hint: 'Look.',
        status: 404,
        path: 'table_id',
    });

    test('is plain data as JSON: what is known, no stack', () => {
        expect(JSON.parse(JSON.stringify(error))).toEqual({
            name: 'XanoError',
            kind: 'not-found',
            message: 'No table.',
            hint: 'Look.',
            status: 404,
            path: 'table_id',
        });
    });

    test('is recognised by its brand, so that another copy of the package can do it', () => {
        const copy = Object.assign(new Error('x'), { brand: error.brand, kind: 'auth' });
        expect(isXanoError(copy)).toBe(true);
        expect(isXanoError(copy, 'auth')).toBe(true);
        expect(isXanoError(copy, 'config')).toBe(false);
    });

    test.each([null, undefined, 'x', {}, new Error('x'), { brand: 'other', kind: 'auth' }])(
        '%p is none',
        (other) => {
            expect(isXanoError(other)).toBe(false);
        },
    );

    test('an unknown outcome says that the write may have been carried out', () => {
        const unknown = new OutcomeUnknownError({ message: 'Cut.' });
        expect(isXanoError(unknown, 'outcome-unknown')).toBe(true);
        expect(unknown.toJSON()).toMatchObject({ name: 'OutcomeUnknownError', maybeExecuted: true });
    });
});
