import { describe, expect, test } from '@jest/globals';
import { isXanoError } from '../../../core/src/errors.js';
import { checkToken, readToken } from '../../../core/src/token.js';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: unknown): string => `${encode({ alg: 'HS256' })}.${encode(claims)}.c2lnbmF0dXJl`;

describe('checkToken', () => {
    const token = jwt({ exp: 1 });

    test.each([
        token,
        ` ${token}\n`,
        `Bearer ${token}`,
        `bearer  ${token}`,
        `"Bearer ${token}"`,
        `Authorization: Bearer ${token}`,
        `\`${token}\``,
        `'"${token}"'`,
        `\ufeff${token}`,
    ])('finds the token in what was pasted (%#)', (pasted) => {
        expect(checkToken(pasted)).toBe(token);
    });

    test('takes tokens that are no JWT', () => {
        expect(checkToken('xano_pat_a1B2')).toBe('xano_pat_a1B2');
    });

    test.each([
        [undefined, 'is missing'],
        [null, 'is missing'],
        [7, 'a number'],
        ['', 'empty'],
        ['Bearer', 'empty'],
        ['Bearer ', 'empty'],
        ['null', 'not filled in'],
        ['Bearer undefined', 'not filled in'],
        ['{{ $credentials.token }}', 'not evaluated'],
        ['$XANO_ACCESS_TOKEN', 'not evaluated'],
        ['<token>', 'placeholder'],
        ['YOUR_ACCESS_TOKEN', 'placeholder'],
        ['your-token-here', 'placeholder'],
        ['xxxxxxxx', 'placeholder'],
        ['********', 'placeholder'],
        ['https://x.n7.xano.io', 'is a URL'],
        ['eyJhbGciOi...', 'ellipsis'],
        ['eyJhbGciOi…', 'ellipsis'],
        ['s3cr3t s3cr3t', 'space or a line break'],
        ['s3cr3t\ns3cr3t', 'space or a line break'],
        ['s3cr3té', 'character'],
        ['s3cr3t\u0000x', 'character'],
    ])('refuses %j', (pasted, part) => {
        try {
            checkToken(pasted);
        } catch (error) {
            if (!isXanoError(error, 'config')) throw error;
            expect(error.message).toContain(part);
            expect(error.hint).toContain('Manage Access Tokens');
            expect(JSON.stringify(error)).not.toMatch(/s3cr3t|eyJ/);
            return;
        }
        throw new Error('not refused');
    });
});

describe('readToken', () => {
    test('reads expiry and audience', () => {
        const token = jwt({
            exp: 1_800_000_000,
            aud: 'xano:meta',
            name: 'Zoë 🚀',
        });
        expect(readToken(token)).toEqual({
            kind: 'jwt',
            expiresAt: 1_800_000_000_000,
            audience: ['xano:meta'],
        });
    });

    test('leaves out what is not there', () => {
        expect(readToken(jwt({ sub: '1' }))).toEqual({ kind: 'jwt' });
        expect(readToken(jwt({ exp: 'soon', aud: 5, scope: { a: 'b' } }))).toEqual({ kind: 'jwt' });
        expect(readToken(jwt({ aud: ['a', 'b', 3] }))).toEqual({ kind: 'jwt', audience: ['a', 'b'] });
    });

    test('every byte length decodes, as Buffer does', () => {
        for (let length = 0; length < 40; length++) {
            const text = 'aé漢🚀'
                .repeat(10)
                .slice(0, length)
                .replace(/[\ud800-\udbff]$/, '');
            expect(readToken(jwt({ aud: text }))).toEqual({ kind: 'jwt', audience: [text] });
        }
    });

    test('tells an encrypted token', () => {
        expect(readToken(`${encode({ alg: 'dir', enc: 'A256GCM' })}..aaaa.bbbb.cccc`)).toEqual({
            kind: 'jwe',
        });
    });

    test.each(['', 'abc', 'a.b.c', '....', 'a.!!.c', `a.${encode([1])}.c`, `a.${encode('x')}.c`, 'a.gICA.c'])(
        '%j is opaque',
        (token) => {
            expect(readToken(token)).toEqual({ kind: 'opaque' });
        },
    );
});
