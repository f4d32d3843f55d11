import { describe, expect, test } from '@jest/globals';
import { unwrap } from '../../../weweb-plugin/engine/proxy/answer.js';

const answer = (status: number, body: unknown) => ({
    status,
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
});

describe('an answer of the proxy, as the engine reads it', () => {
    test('is what Xano answered', () => {
        const { status, body } = unwrap(answer(200, { ok: true, version: 1, data: { items: [{ id: 1 }] } }));
        expect([status, JSON.parse(body)]).toEqual([200, { items: [{ id: 1 }] }]);
    });

    test('of null is null', () => {
        expect(unwrap(answer(200, { ok: true, version: 1 })).body).toBe('null');
    });

    test('a refusal keeps its status and what the proxy said', () => {
        const error = {
            kind: 'permission',
            message: 'Not this table.',
            hint: 'Ask.',
            code: 'TABLE',
            status: 403,
        };
        const { status, body } = unwrap(answer(403, { ok: false, version: 1, error }));
        expect(status).toBe(403);
        expect(JSON.parse(body)).toMatchObject({
            code: 'TABLE',
            message: 'Not this table.',
            payload: { proxy: { kind: 'permission', hint: 'Ask.' } },
        });
    });

    test('a refusal that could set no status has the one it names', () => {
        const error = { kind: 'rate-limit', message: 'Too many.', status: 429, retry_after: 7 };
        const { status, headers } = unwrap(answer(200, { ok: false, version: 1, error }));
        expect([status, headers['retry-after']]).toEqual([429, '7']);
    });

    test('a refusal without any status is no success', () => {
        expect(unwrap(answer(200, { ok: false, version: 1 })).status).toBe(502);
    });

    test('what is not in the form of the contract is left as it is', () => {
        const page = answer(502, '<html>Bad gateway</html>');
        expect(unwrap(page)).toBe(page);
    });
});
