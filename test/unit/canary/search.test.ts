import { describe, expect, test } from '@jest/globals';
import { contentOf } from '../../canary/files.js';
import { withHooks, HOOKS } from '../../canary/hooks.mjs';
import { Searcher } from '../../canary/search.js';
import { readFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SECRET = 'pl4nted/s3cret+0f=this~test';
const OTHER = 'an0ther-pl4nted-secret';
const searcher = new Searcher(['nobody-is-called-so', SECRET, OTHER]);
const find = (text: string | Buffer) => searcher.search(Buffer.from(text));

const unicode = (text: string): string =>
    Array.from(text, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
const percent = (text: string): string =>
    Array.from(text, (letter) => `%${letter.charCodeAt(0).toString(16)}`).join('');
const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('a planted secret is found', () => {
    const PLANTED: readonly (readonly [string, string])[] = [
        ['plain', `Authorization: Bearer ${SECRET}`],
        ['plain in JSON', JSON.stringify({ token: SECRET })],
        ['JSON in JSON', JSON.stringify(JSON.stringify({ token: SECRET }))],
        ['every letter as \\u', unicode(SECRET)],
        ['upper case \\u', unicode(SECRET).replace(/[a-f]/g, (digit) => digit.toUpperCase())],
        ['some letters as \\u', `${unicode(SECRET.slice(0, 5))}${SECRET.slice(5)}`],
        ['\\u inside JSON inside JSON', JSON.stringify(JSON.stringify(unicode(SECRET)))],
        ['an escaped slash', SECRET.replace('/', '\\/')],
        ['URL', `https://x.example/?token=${encodeURIComponent(SECRET)}`],
        ['URL twice', encodeURIComponent(encodeURIComponent(SECRET))],
        ['every letter as %', percent(SECRET)],
        ['a form', new URLSearchParams({ token: SECRET }).toString()],
        ['hex', Buffer.from(SECRET).toString('hex')],
        ['upper case hex', Buffer.from(SECRET).toString('hex').toUpperCase()],
        ['HTML', SECRET.replace('+', '&#x2b;')],
        ...['', 'a', 'ab', 'abc', 'user:'].map(
            (before) => [`base64 behind "${before}"`, base64(`${before}${SECRET}:behind`)] as const,
        ),
        ...['', 'a', 'ab'].map(
            (before) =>
                [
                    `base64url behind "${before}"`,
                    Buffer.from(`${before}${SECRET}?>`).toString('base64url'),
                ] as const,
        ),
        ['base64 in a URL', encodeURIComponent(base64(`ÿÿ>${SECRET}`))],
    ];

    test.each(PLANTED)('%s', (_, text) => {
        expect(find(`first line\n... ${text} ...`)).toEqual(
            expect.arrayContaining([expect.objectContaining({ secret: 1, line: 2 })]),
        );
        // Among bytes that are no text, and at both ends.
        expect(find(Buffer.concat([Buffer.from([0, 255, 254]), Buffer.from(text)]))).not.toEqual([]);
        expect(find(text)).not.toEqual([]);
    });

    test('a long token that was cut', () => {
        const token = `eyJhbGciOiJIUzI1NiJ9.${'claims'.repeat(20)}.its-signature-1234567`;
        const long = new Searcher([token]);
        for (const part of [token.slice(0, 120), token.slice(-30)]) {
            expect(long.search(Buffer.from(part))).not.toEqual([]);
        }
    });

    test('each with its own number and line', () => {
        expect(find(`${OTHER}\n\n${SECRET}`)).toEqual([
            { form: 'plain', secret: 2, line: 1 },
            { form: 'plain', secret: 1, line: 3 },
        ]);
    });
});

test.each(['', 'x', 'a page of text '.repeat(1000), SECRET.slice(0, -1), unicode(SECRET.slice(1)), '***'])(
    'nothing is found where nothing is: %#',
    (text) => expect(find(text)).toEqual([]),
);

test('of what is printed only the start-up text of the sandbox is left out', () => {
    const folder = mkdtempSync(join(tmpdir(), 'canary-test-'));
    try {
        const file = join(folder, 'printed.txt');
        writeFileSync(
            file,
            `before\nXano sandbox: made-up data, ...\nToken\n  ${SECRET}\nCtrl+C stops it.\nafter\n`,
        );
        expect(contentOf(file, true).toString()).toBe('before\n\nafter\n');
        expect(contentOf(file, false).toString()).toContain(SECRET);
    } finally {
        rmSync(folder, { recursive: true });
    }
});

describe('the hooks that let a run be collected', () => {
    test.each(HOOKS.map(({ file }) => file))('%s', (file) => {
        const source = readFileSync(new URL(`../../../${file}`, import.meta.url), 'utf8');
        expect(withHooks(source, `/anywhere/${file}`)).toContain('globalThis.canary?.');
        expect(() =>
            withHooks(source.replaceAll('options', 'renamed').replaceAll('settings', 'renamed'), `/${file}`),
        ).toThrow(file);
    });

    test('leave every other file alone', () => {
        expect(withHooks('text', '/core/src/run.ts')).toBe('text');
    });
});
