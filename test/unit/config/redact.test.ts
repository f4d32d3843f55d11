import { describe, expect, test } from '@jest/globals';
import {
    cut,
    excerpt,
    maskHeaderLines,
    redactHeaders,
    redactText,
    redactUrl,
    redactValue,
} from '../../../core/src/redact.js';

const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';
const JWE = 'eyJhbGciOiJkaXIifQ..aXYtaXYtaXY.Y2lwaGVy.dGFn';

describe('redactText', () => {
    test.each([
        ['Authorization: Bearer abc.def', 'Authorization: ***'],
        ['sent Bearer abc-123 to it', 'sent Bearer *** to it'],
        ['use a Bearer token here', 'use a Bearer token here'],
        ['Basic dXNlcjpwYXNzd29yZA==', 'Basic ***'],
        ['Basic authentication!', 'Basic ***!'],
        [`got ${JWT}, sorry`, 'got ***, sorry'],
        [`got ${JWE}`, 'got ***'],
        [`got ${JWT.slice(0, 14)}`, 'got ***'],
        ['GET /x?token=abc&page=2', 'GET /x?token=***&page=2'],
        ['?access_token=abc#frag', '?access_token=***#frag'],
        ['refreshToken=abc', 'refreshToken=***'],
        ['user=ann&password=hunter2', 'user=ann&password=***'],
        ['{"authToken":"abc","id":1}', '{"authToken":"***","id":1}'],
        ['{"password": "a\\"b", "id": 1}', '{"password": "***", "id": 1}'],
        ['{\\"password\\":\\"hunter2\\",\\"id\\":1}', '{\\"password\\":\\"***\\",\\"id\\":1}'],
        ['{\\"password\\":\\"a\\\\\\"b c\\",\\"id\\":1}', '{\\"password\\":\\"***\\",\\"id\\":1}'],
        [
            JSON.stringify(JSON.stringify({ text: JSON.stringify({ token: 'a"b', id: 1 }) })),
            JSON.stringify(JSON.stringify({ text: JSON.stringify({ token: '***', id: 1 }) })),
        ],
        ['{"pin_secret":1234,"id":1}', '{"pin_secret":***,"id":1}'],
        ['{"tokens": ["a", "b"], "id": 1}', '{"tokens": ***], "id": 1}'],
        ['{"credentials":{"user":"a"},"token":null}', '{"credentials":***},"token":null}'],
        ['["Cookie: a=b; c=\\"d\\"","Accept: x"]', '["Cookie: ***","Accept: x"]'],
        ['Cookie: a=b; c=d\nAccept: x', 'Cookie: ***\nAccept: x'],
        ['X-Api-Key: abc', 'X-Api-Key: ***'],
        ['{"_ti":"abc","_time":"noon"}', '{"_ti":"***","_time":"noon"}'],
        ['https://h.example/open?_ti=abc&_tile=1', 'https://h.example/open?_ti=***&_tile=1'],
        ['https://ann:pw@host.example/x', 'https://***@host.example/x'],
        [
            'at https://h.example/x2/mcp/meta/mcp/s3cr3t/streaming now',
            'at https://h.example/x2/mcp/meta/mcp/***/streaming now',
        ],
        ['from https://h.example/x2/mcp/meta/mcp/stream.', 'from https://h.example/x2/mcp/meta/mcp/stream.'],
        ['from https://h.example/x2/mcp/meta/mcp/s3cr3t.', 'from https://h.example/x2/mcp/meta/mcp/***'],
        ['nothing secret: 12 rows in table users', 'nothing secret: 12 rows in table users'],
    ])('%j', (text, expected) => {
        expect(redactText(text)).toBe(expected);
    });

    test('masks the given secrets, longest first and percent-encoded', () => {
        expect(redactText('a s3cr3t+x/9 b s3cr3t%2Bx%2F9 c s3cr3t', ['s3cr3t', 's3cr3t+x/9', ''])).toBe(
            'a *** b *** c ***',
        );
    });

    test('takes linear time on long runs', () => {
        const text = `${'a.'.repeat(30_000)}"${'token'.repeat(30_000)} ${'token" '.repeat(30_000)}`;
        // A tenth of a second as it should be; a quadratic rule runs into the time limit of the test.
        expect(redactText(`${text}${'://a:a:'.repeat(30_000)}`)).toContain('a.a.');
    });
});

describe('redactUrl', () => {
    test.each([
        ['https://h.example/x2/mcp/meta/mcp/stream', 'https://h.example/x2/mcp/meta/mcp/stream'],
        [
            'https://h.example/x2/mcp/meta/mcp/abc/streaming',
            'https://h.example/x2/mcp/meta/mcp/***/streaming',
        ],
        [
            'https://h.example/x2/mcp/meta/mcp/stream/abc/streaming?beta=true',
            'https://h.example/x2/mcp/meta/mcp/stream/***/streaming?beta=true',
        ],
        ['https://h.example/x2/mcp/Ab3:dev/abc/sse', 'https://h.example/x2/mcp/Ab3:dev/***/sse'],
        [`https://h.example/x2/mcp/${JWT}`, 'https://h.example/x2/mcp/***'],
        ['https://h.example/api/mcp/sse?token=abc', 'https://h.example/api/mcp/sse?token=***'],
        ['https://u:p@h.example/api:meta/workspace/7', 'https://***@h.example/api:meta/workspace/7'],
    ])('%s', (url, expected) => {
        expect(redactUrl(url)).toBe(expected);
    });
});

test('redactHeaders masks by name and by content', () => {
    expect(
        redactHeaders({
            authorization: 'Bearer x',
            cookie: 'a=b',
            'set-cookie': ['a=b', 'c=d'],
            'X-Api-Key': 'k',
            'api-key': 'k',
            referer: 'https://h.example/?token=abc',
            accept: 'text/html',
            gone: undefined,
        }),
    ).toEqual({
        authorization: '***',
        cookie: '***',
        'set-cookie': '***',
        'X-Api-Key': '***',
        'api-key': '***',
        referer: 'https://h.example/?token=***',
        accept: 'text/html',
    });
});

test('maskHeaderLines masks the lines of a request history item', () => {
    expect(
        maskHeaderLines([
            'Host: x.n7.xano.io',
            `Authorization: Bearer ${JWT}`,
            'authorization : Bearer opaque',
            'Cookie: a=b',
            'Set-Cookie: a=b; Path=/',
            'X-Api-Key: abc',
            `X-Other: ${JWT}`,
            'Referer: https://h.example/?password=abc',
            'no colon',
        ]),
    ).toEqual([
        'Host: x.n7.xano.io',
        'Authorization: ***',
        'authorization: ***',
        'Cookie: ***',
        'Set-Cookie: ***',
        'X-Api-Key: ***',
        'X-Other: ***',
        'Referer: https://h.example/?password=***',
        'no colon',
    ]);
});

test('cut keeps within the limit and whole characters', () => {
    expect(cut('short', 10)).toBe('short');
    expect(cut('x'.repeat(100), 30)).toHaveLength(30);
    expect(cut('🚀'.repeat(100), 40)).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/);
    expect(cut('x'.repeat(5000)).length).toBe(2048);
});

describe('excerpt', () => {
    test('a short text is masked whole', () => {
        expect(excerpt('see Bearer abc', [])).toBe('see Bearer ***');
        expect(excerpt('a s3cr3t b', ['s3cr3t'], 300)).toBe('a *** b');
    });

    test('a long one is cut after it was masked, and tells its own length', () => {
        const text = `${'s3cr3t '.repeat(2_000)}end`;
        const shown = excerpt(text, ['s3cr3t'], 300);
        expect(shown).toMatch(/^(?:\*\*\* )+\**… \(14003 characters\)$/);
        expect(shown).toHaveLength(300);
    });
});

describe('redactValue', () => {
    test('masks secret members at any depth and leaves the rest', () => {
        const input = {
            id: 1,
            user: { authToken: 'abc', apiKey: 'k', access_token: 'abc', note: `see ${JWT}`, token: null },
            list: [{ password: 'x' }, 'Bearer abc'],
            credentials: { any: 'thing' },
        };
        const before = structuredClone(input);
        expect(redactValue(input)).toEqual({
            id: 1,
            user: { authToken: '***', apiKey: '***', access_token: '***', note: 'see ***', token: null },
            list: [{ password: '***' }, 'Bearer ***'],
            credentials: '***',
        });
        expect(input).toEqual(before);
    });

    test('survives cycles, depth, odd values and hostile getters', () => {
        const cycle: Record<string, unknown> = { a: 1 };
        cycle.self = cycle;
        expect(redactValue(cycle)).toEqual({ a: 1, self: '[circular]' });
        const twice = { b: 1 };
        expect(redactValue([twice, twice])).toEqual([{ b: 1 }, { b: 1 }]);
        let deep: unknown = 'end';
        for (let i = 0; i < 50; i++) deep = { deep };
        expect(JSON.stringify(redactValue(deep))).toContain('[deeper]');
        expect(redactValue([1n, () => 1, new Uint8Array(9), new Date(0), undefined, Number.NaN])).toEqual([
            '1',
            '[function]',
            '[9 bytes]',
            '1970-01-01T00:00:00.000Z',
            undefined,
            Number.NaN,
        ]);
        const hostile = Object.defineProperty({}, 'x', {
            enumerable: true,
            get() {
                throw new Error('no');
            },
        });
        expect(redactValue(hostile)).toBe('[unreadable]');
        expect(redactValue(new Error(`failed with Bearer abc`))).toEqual({
            name: 'Error',
            message: 'failed with Bearer ***',
        });
        expect(redactValue(new Map([['token', 'abc']]))).toEqual({ token: '***' });
        expect(redactValue(undefined)).toBeUndefined();
    });

    test('never exceeds 2 KB and knows the secrets', () => {
        const rows = Array.from({ length: 10_000 }, (_, id) => ({ id, name: 'a-secret-value' }));
        const shown = redactValue(rows, ['a-secret-value']);
        expect(typeof shown).toBe('string');
        expect(String(shown).length).toBeLessThanOrEqual(2048);
        expect(shown).not.toContain('a-secret-value');
        expect(String(redactValue('y'.repeat(1e6))).length).toBe(2048);
        // A text stays one: it is not quoted.
        expect(redactValue('"'.repeat(1500))).toBe('"'.repeat(1500));
    });

    test('looks at no more of a huge list than it may show', () => {
        const far = {
            get text(): string {
                throw new Error('looked at');
            },
        };
        const long = 'x'.repeat(5_000);
        for (const list of [
            Array.from({ length: 5_000 }, () => 1),
            Array.from({ length: 100 }, () => long),
        ]) {
            expect(redactValue([...list, far])).toMatch(/^\[/);
        }
    });
});
