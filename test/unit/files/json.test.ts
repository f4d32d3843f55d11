import { describe, expect, test } from '@jest/globals';
import { readAll } from './support/read-all.js';

describe('NDJSON', () => {
    const read = (text: string | Buffer, options = {}, size?: number) =>
        readAll(text, { format: 'ndjson', ...options }, size);

    test('gives an object a line; blank lines, CRLF and a byte order mark do no harm', async () => {
        const { rows, at } = await read('\ufeff{"id":1,"tags":["a"]}\r\n\r\n  \n{"id":2,"name":"Zoë"}');
        expect(rows).toEqual([
            { id: 1, tags: ['a'] },
            { id: 2, name: 'Zoë' },
        ]);
        expect(at).toEqual(['line 1', 'line 4']);
    });

    test('goes on after a line that is no JSON, no object or no UTF-8', async () => {
        const bytes = Buffer.concat([
            Buffer.from('{"id":1\n[1]\nnull\n"x"\n{"name":"'),
            Buffer.from([0xe9]),
            Buffer.from('"}\n{"id":2}\n'),
        ]);
        const { rows, unreadable, texts } = await read(bytes);
        expect(rows).toEqual([{ id: 2 }]);
        expect(unreadable).toEqual([
            'The input, line 1: it is not valid JSON',
            'The input, line 2: it is JSON, but no object with a value per column',
            'The input, line 3: it is JSON, but no object with a value per column',
            'The input, line 4: it is JSON, but no object with a value per column',
            'The input, line 5: it is not valid UTF-8',
        ]);
        expect(texts).toEqual(['{"id":1', '[1]', 'null', '"x"', '{"name":"é"}']);
    });

    test('reads the same in pieces of any size', async () => {
        const text = '{"id":1,"name":"Zoë 😀"}\r\n{"id":\n\n{"id":2}\n';
        const whole = await read(text);
        for (let size = 1; size <= 9; size++) expect(await read(text, {}, size)).toEqual(whole);
    });

    test('ends at a line over the limit', async () => {
        const text = `{"id":1}\n{"x":"${'y'.repeat(100)}"}\n`;
        await expect(read(text, { maxRowBytes: 50 })).rejects.toThrow(
            'line 2: the row is longer than 50 bytes',
        );
        await expect(read(text, { maxRowBytes: 50 }, 7)).rejects.toThrow('line 2');
        expect((await read(text, { maxRowBytes: 108 })).rows).toHaveLength(2);
    });

    test('keys can be renamed and left out', async () => {
        const columns = { 'E-Mail': 'email', secret: null };
        const { rows, unreadable } = await read(
            '{"E-Mail":"a","secret":1,"x":{"secret":2}}\n{"email":1,"E-Mail":2}\n',
            { columns },
        );
        expect(rows).toEqual([{ email: 'a', x: { secret: 2 } }]);
        expect(unreadable).toEqual([
            'The input, line 2: "E-Mail" is the second key that would be column "email"',
        ]);
    });

    test('a key may be called what objects have already', async () => {
        const { rows } = await read('{"__proto__":1}\n');
        expect(Object.entries(rows[0] as object)).toEqual([['__proto__', 1]]);
    });
});

describe('a JSON array', () => {
    const read = (text: string | Buffer, options = {}, size?: number) =>
        readAll(text, { format: 'json', ...options }, size);

    test('gives its objects', async () => {
        const { rows, at } = await read(
            '\ufeff [ {"id":1,"deep":{"a":[1,{"b":null}]}} ,\n{"id":2,"name":"Zoë 😀"}]\n ',
        );
        expect(rows).toEqual([
            { id: 1, deep: { a: [1, { b: null }] } },
            { id: 2, name: 'Zoë 😀' },
        ]);
        expect(at).toEqual(['item 1', 'item 2']);
        expect((await read('[]')).rows).toEqual([]);
    });

    test('reads the same in pieces of any size', async () => {
        const text = '[{"id":1,"name":"Zoë 😀"},\n7,{"id":2.5e3}]';
        const whole = await read(text);
        expect(whole.rows).toHaveLength(2);
        for (let size = 1; size <= 9; size++) expect(await read(text, {}, size)).toEqual(whole);
    });

    test('goes on after an item that is no object', async () => {
        const { rows, unreadable, texts } = await read('[1,{"id":1},[{"id":9}],"x",null,{"id":2}]');
        expect(rows).toEqual([{ id: 1 }, { id: 2 }]);
        expect(unreadable).toHaveLength(4);
        expect(unreadable[1]).toBe('The input, item 3: it is no object with a value per column');
        expect(texts).toEqual(['1', '[{"id":9}]', '"x"', 'null']);
    });

    test.each([
        ['cut', '[{"id":1},{"id":2', 'the JSON breaks after item 1'],
        ['open', '[{"id":1}', 'the JSON breaks after item 1'],
        ['with a slip', '[{"id":1},{"id":2},{id:3}]', 'the JSON breaks after item 2'],
        ['with more behind it', '[{"id":1}] {"id":2}', 'the JSON breaks after item 1'],
        ['an object', '{"id":1}', 'it is not a JSON array'],
        ['empty', ' \n', 'it is empty'],
    ])('that is %s is a mistake', async (_, text, message) => {
        await expect(read(text)).rejects.toMatchObject({
            kind: 'validation',
            message: expect.stringContaining(message),
        });
    });

    test('that is no UTF-8 is a mistake', async () => {
        await expect(read(Buffer.from('[{"a":1},{"n":"é"}]', 'latin1'))).rejects.toThrow('not valid UTF-8');
        await expect(read(Buffer.from('[{"a":"\u00fc"}]').subarray(0, 8), {}, 1)).rejects.toThrow(
            'not valid UTF-8',
        );
    });

    test('ends at an item over the limit, in any pieces', async () => {
        const text = `[{"id":1},{"x":"${'ü'.repeat(60)}"},{"id":2}]`;
        for (const size of [1, 7, 64, 4096]) {
            await expect(read(text, { maxRowBytes: 100 }, size)).rejects.toThrow(
                'item 2: the row is longer than 100 bytes',
            );
            expect((await read(text, { maxRowBytes: 200 }, size)).rows).toHaveLength(3);
        }
        // Every row fits, all together do not.
        const many = JSON.stringify(Array.from({ length: 500 }, (_, id) => ({ id, name: 'Zoë' })));
        for (const size of [1, 33, 4096])
            expect((await read(many, { maxRowBytes: 40 }, size)).rows).toHaveLength(500);
    });
});
