import { describe, expect, test } from '@jest/globals';
import { XanoError } from 'xano-connect/pure';
import { plainError, toAdminError, XanoAdminError } from '../../../weweb-plugin/engine/error.js';

const FIELDS = ['code', 'hint', 'kind', 'message', 'name', 'requestId', 'status'];
/** What WeWeb copies of an error. */
const own = (error: object): object => Object.fromEntries(Object.entries(error));
const given = {
    message: 'No.',
    hint: 'Do.',
    kind: 'conflict',
    code: 'X',
    status: 409,
    requestId: 'r1',
} as const;

describe('the error of the plugin', () => {
    test('has its facts as own fields, which is all that WeWeb copies', () => {
        const error = new XanoAdminError(given);
        expect(own(error)).toEqual({ name: 'XanoAdminError', ...given });
        expect(Object.keys(error).sort()).toEqual(FIELDS);
        expect(plainError(error)).toEqual(own(error));
        expect(String(error)).toBe('XanoAdminError: No.');
    });

    test('has null and not undefined for what is not known', () => {
        expect(own(new XanoAdminError({ message: 'No.' }))).toEqual({
            name: 'XanoAdminError',
            message: 'No.',
            hint: '',
            kind: 'validation',
            code: null,
            status: null,
            requestId: null,
        });
    });
});

describe('whatever is thrown', () => {
    test('stays what it is when it is one already, of whichever module', () => {
        const error = new XanoAdminError(given);
        expect(toAdminError(error)).toBe(error);
        class XanoAdminErrorOfAnother extends Error {
            override readonly name = 'XanoAdminError';
        }
        const other = new XanoAdminErrorOfAnother('No.');
        expect(toAdminError(other)).toBe(other);
    });

    test("keeps what the engine found out, and none of the request's parts", () => {
        const request = { headers: { authorization: 'Bearer secret-token' } };
        const cause = Object.assign(new Error('with the request'), { config: request });
        const error = toAdminError(new XanoError({ ...given, cause, payload: { param: 'a' } }));
        expect(own(error)).toEqual({ name: 'XanoAdminError', ...given });
        expect(JSON.stringify(Object.getOwnPropertyDescriptors(error))).not.toContain('secret-token');
        expect(error.cause).toBeUndefined();
    });

    test('is told in the words of the proxy, where it refused', () => {
        const proxy = { message: 'Not on the list', hint: 'Add it.', kind: 'permission', code: 'LIST' };
        const error = new XanoError({ ...given, kind: 'permission', status: 403, payload: { proxy } });
        expect(toAdminError(error)).toMatchObject({ ...proxy, status: 403 });
    });

    test('is told in our words where nobody knows whether a write was carried out', () => {
        const payload = { proxy: { message: 'Xano did not answer in time', kind: 'server' } };
        const error = new XanoError({ ...given, kind: 'outcome-unknown', status: 504, payload });
        expect(toAdminError(error)).toMatchObject({ kind: 'outcome-unknown', message: 'No.', status: 504 });
    });

    test.each([
        [new TypeError('x is not a function'), 'x is not a function'],
        ['text', 'text'],
        [undefined, 'undefined'],
    ])('%p becomes one too', (thrown, message) => {
        expect(toAdminError(thrown)).toMatchObject({ name: 'XanoAdminError', message });
    });
});
