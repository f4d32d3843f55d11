import { describe, expect, test } from '@jest/globals';
import { isXanoError, type XanoError } from '../../../core/src/errors.js';
import { accountUrl, parseInstanceUrl } from '../../../core/src/url.js';

const HOST = 'https://xabc-defg-hijk.n7.xano.io';

function refusal(action: () => unknown): XanoError {
    try {
        action();
    } catch (error) {
        if (isXanoError(error, 'config')) return error;
        throw error;
    }
    throw new Error('nothing was refused');
}

describe('parseInstanceUrl', () => {
    test.each([
        ['xabc-defg-hijk.n7.xano.io', HOST],
        ['XABC-defg-HIJK.n7.xano.io', HOST],
        [`  ${HOST}/ \n`, HOST],
        [`"${HOST}"`, HOST],
        [`\`${HOST}\``, HOST],
        [`“${HOST}”,`, HOST],
        [`<${HOST}>`, HOST],
        [`\u200b${HOST}\ufeff`, HOST],
        [`${HOST}.`, HOST],
        [`${HOST}./`, HOST],
        [`${HOST}///`, HOST],
        ['https:/xabc-defg-hijk.n7.xano.io', HOST],
        ['https//xabc-defg-hijk.n7.xano.io', HOST],
        ['https://https://xabc-defg-hijk.n7.xano.io', HOST],
        ['//xabc-defg-hijk.n7.xano.io', HOST],
        ['HTTPS://xabc-defg-hijk.n7.xano.io:443/', HOST],
        ['https:\\\\xabc-defg-hijk.n7.xano.io\\api:meta', HOST],
        [`${HOST}/api:meta`, HOST],
        [`${HOST}/api%3Ameta/workspace/7?page=2#x`, HOST],
        [`${HOST}/apispec:meta?type=json`, HOST],
        [`${HOST}/workspace/7-3/database/12`, HOST],
        [`${HOST}/admin`, HOST],
        [`${HOST}/api:Ab3dE6gH/users`, HOST],
        [`${HOST}/x2/mcp/meta/mcp/stream`, HOST],
        [`${HOST}/x2/mcp/meta/mcp/sse`, HOST],
        ['https://backend.example.co/api:meta', 'https://backend.example.co'],
        ['api.my-instance.example.com', 'https://api.my-instance.example.com'],
        ['https://backend.example.co:8443', 'https://backend.example.co:8443'],
        ['https://xn--mnchen-3ya.example', 'https://xn--mnchen-3ya.example'],
        ['localhost', 'http://localhost'],
        ['localhost:3000', 'http://localhost:3000'],
        ['127.0.0.1:4000/api:meta', 'http://127.0.0.1:4000'],
        ['http://[::1]:4000', 'http://[::1]:4000'],
        ['https://localhost:3000', 'https://localhost:3000'],
        ['http://xano.local', 'http://xano.local'],
        ['http://192.168.1.4:80', 'http://192.168.1.4'],
        ['http://[fd00::1]:81', 'http://[fd00::1]:81'],
        ['xano:8080', 'https://xano:8080'],
        ['http://sandbox:8080', 'http://sandbox:8080'],
    ])('%j is %s', (input, origin) => {
        expect(parseInstanceUrl(input)).toEqual({ origin, metaUrl: `${origin}/api:meta` });
    });

    test('keeps a base path before /api:meta', () => {
        expect(parseInstanceUrl('http://127.0.0.1:4000/account/api:meta/auth/me')).toEqual({
            origin: 'http://127.0.0.1:4000',
            metaUrl: 'http://127.0.0.1:4000/account/api:meta',
        });
        expect(refusal(() => parseInstanceUrl(`${HOST}/a/../b/api:meta`)).message).toContain('path');
    });

    test.each([
        [undefined, 'is missing'],
        [null, 'is missing'],
        [42, 'a number'],
        [{}, 'an object'],
        ['', 'empty'],
        ['   ', 'empty'],
        ['""', 'empty'],
        ['undefined', 'not filled in'],
        ['null', 'not filled in'],
        ['[object Object]', 'not filled in'],
        ['https://YOUR-INSTANCE.xano.io', 'placeholder'],
        ['your-instance.n7.xano.io/api:meta', 'placeholder'],
        ['https://<instance>.xano.io', 'placeholder'],
        ['https://xxxx-xxxx-xxxx.n7.xano.io', 'placeholder'],
        ['{{ $json.url }}', 'not evaluated'],
        ['${XANO_INSTANCE_URL}', 'not evaluated'],
        ['$XANO_INSTANCE_URL', 'not evaluated'],
        ['process.env.XANO_INSTANCE_URL', 'not evaluated'],
        ['https://my instance.xano.io', 'space'],
        [`${HOST} and my token`, 'space'],
        ['ftp://xabc-defg-hijk.n7.xano.io', 'begin with https'],
        ['wss://xabc-defg-hijk.n7.xano.io', 'begin with https'],
        ['me@example.com', 'e-mail'],
        ['mailto:me@example.com', 'begin with https'],
        ['https://me:pw@xabc-defg-hijk.n7.xano.io', 'user name or password'],
        ['🚀', 'character'],
        ['https://🚀.xano.io', 'character'],
        ['https://münchen.example', 'character'],
        ['https://', 'no readable host'],
        ['my-workspace', 'single word'],
        ['12345', 'number'],
        ['1.2.3', 'incomplete IP'],
        ['0x7f.1', 'incomplete IP'],
        ['https://999.1.1.1', 'incomplete IP'],
        [`${HOST}:99999`, 'port'],
        [`${HOST}:abc`, 'host'],
        ['https://a..b.example', 'character'],
        ['https://app.xano.com/admin/7', 'dashboard'],
        ['app.xano.com', 'dashboard'],
        ['https://docs.xano.com/building', 'documentation'],
        ['n7.xano.io', 'without the name of the instance'],
        ['xano.io', 'without the name of the instance'],
        ['http://xabc-defg-hijk.n7.xano.io', 'unencrypted'],
        ['http://127.0.0.1.evil.example', 'unencrypted'],
        ['http://8.8.8.8', 'unencrypted'],
    ])('refuses %j', (input, part) => {
        const error = refusal(() => parseInstanceUrl(input));
        expect(error.message).toContain(part);
        expect(error.hint).toMatch(/https:\/\//);
        expect(error.path).toBe('instanceUrl');
    });

    test('never repeats a token that was pasted with or as the URL', () => {
        const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';
        for (const pasted of [
            `${HOST}/x2/mcp/meta/mcp/${token}/streaming`,
            `${HOST}/api:meta?token=${token}`,
            `${HOST}/${token}/api:meta`,
            `${HOST}#access_token=${token}`,
        ]) {
            expect(parseInstanceUrl(pasted)).toEqual({ origin: HOST, metaUrl: `${HOST}/api:meta` });
        }
        for (const pasted of [
            token,
            `Bearer ${token}`,
            `https://${token}`,
            `http://${token}/api:meta`,
            `https://${token}@host.example`,
            `https://me:${token}@host.example`,
            `${HOST} ${token}`,
            `http://public.example/?token=${token}`,
            `${token}:x`,
        ]) {
            const error = refusal(() => parseInstanceUrl(pasted));
            expect(`${error.message} ${error.hint ?? ''}`.toLowerCase()).not.toContain('eyj');
        }
    });
});

describe('accountUrl', () => {
    test('is Xano unless told otherwise', () => {
        for (const nothing of [undefined, null, ''])
            expect(accountUrl(nothing)).toBe('https://app.xano.com/api:meta');
        expect(accountUrl('https://app.xano.com')).toBe('https://app.xano.com/api:meta');
        expect(accountUrl('http://127.0.0.1:4000/account/api:meta')).toBe(
            'http://127.0.0.1:4000/account/api:meta',
        );
    });

    test('refuses by the name of its own option', () => {
        const error = refusal(() => accountUrl('http://accounts.example.com'));
        expect(error.path).toBe('accountUrl');
        expect(refusal(() => accountUrl('undefined')).message).toContain('account URL');
    });
});
