import { describe, expect, test } from '@jest/globals';
import { csv } from './support/read-all.js';

describe('a CSV', () => {
    test('gives rows by the names of its header, with the line each begins in', async () => {
        const read = await csv('id,name\n1,Ada\n2,Ben\n');
        expect(read).toEqual({
            rows: [
                { id: '1', name: 'Ada' },
                { id: '2', name: 'Ben' },
            ],
            at: ['line 2', 'line 3'],
            unreadable: [],
            texts: [],
        });
    });

    test('may have a byte order mark, CRLF, blank lines and no line break at its end', async () => {
        const { rows, at } = await csv('\ufeffid,name\r\n1,Ada\r\n\r\n\r\n2,Ben');
        expect(rows).toEqual([
            { id: '1', name: 'Ada' },
            { id: '2', name: 'Ben' },
        ]);
        expect(at).toEqual(['line 2', 'line 5']);
    });

    test('may mix LF and CRLF', async () => {
        const { rows } = await csv('id,name\n1,Ada\r\n2,Ben\n');
        expect(rows).toEqual([
            { id: '1', name: 'Ada' },
            { id: '2', name: 'Ben' },
        ]);
    });

    test('may end its lines with CR alone, as very old ones do', async () => {
        const { rows, at } = await csv('id;name\r1;Ada\r2;Ben\r');
        expect(rows).toEqual([
            { id: '1', name: 'Ada' },
            { id: '2', name: 'Ben' },
        ]);
        expect(at).toEqual(['line 2', 'line 3']);
    });

    test('may have line breaks, delimiters and quotes in quotes; lines are counted by where a row begins', async () => {
        const { rows, at } = await csv('id,name\n1,"Ada\r\nLovelace, ""Countess""\n"\n2,Ben\n');
        expect(rows).toEqual([
            { id: '1', name: 'Ada\r\nLovelace, "Countess"\n' },
            { id: '2', name: 'Ben' },
        ]);
        expect(at).toEqual(['line 2', 'line 5']);
    });

    test('reads the same in pieces of any size', async () => {
        const text = '\ufeffid,name\r\n1,"Ä\r\n""x"", 😀"\r\n\r\n2,Bén\r\n3,"ragged",4\r\n5,6" nails\r\n';
        const whole = await csv(text);
        expect(whole.rows).toHaveLength(2);
        expect(whole.unreadable).toHaveLength(2);
        for (let size = 1; size <= 12; size++) expect(await csv(text, {}, size)).toEqual(whole);
    });

    test('is one column where there is no delimiter', async () => {
        expect((await csv('email\na@example.test\nb@example.test\n')).rows).toEqual([
            { email: 'a@example.test' },
            { email: 'b@example.test' },
        ]);
    });

    test.each([
        ['semicolon', ';', 'name;price\nAda;1,5\nBen;2,75\n'],
        ['tab', '\t', 'name\tprice\nAda\t1,5;2\nBen\t2\n'],
        ['bar', '|', 'name|price\n"A|B"|1,5\nBen|2,7\n'],
        ['comma', ',', 'name,price\n"Ada; Countess",5\nBen;x;y,2\n'],
    ])('tells a %s by the beginning', async (_, delimiter, text) => {
        const { rows, unreadable } = await csv(text);
        expect(unreadable).toEqual([]);
        expect(Object.keys(rows[0] as object)).toEqual(['name', 'price']);
        expect((await csv(text, { delimiter })).rows).toEqual(rows);
    });

    test('takes the delimiter it is told', async () => {
        expect((await csv('a;b,c\n1;2,3\n', { delimiter: ';' })).rows).toEqual([{ a: '1', 'b,c': '2,3' }]);
        for (const delimiter of ['', '"', '\n', ';;', '§']) {
            await expect(csv('a\n', { delimiter })).rejects.toMatchObject({ path: 'delimiter' });
        }
    });

    test('without a header takes the names it is given', async () => {
        const { rows, at } = await csv('1,Ada\n2,Ben\n', { header: ['id', 'name'] });
        expect(rows).toEqual([
            { id: '1', name: 'Ada' },
            { id: '2', name: 'Ben' },
        ]);
        expect(at).toEqual(['line 1', 'line 2']);
        expect((await csv('', { header: ['id'] })).rows).toEqual([]);
    });

    test('that is empty is a mistake, one with a header only is not', async () => {
        await expect(csv('')).rejects.toThrow('it is empty');
        await expect(csv('\n\n')).rejects.toThrow('it is empty');
        expect((await csv('id,name\n')).rows).toEqual([]);
    });
});

describe('columns', () => {
    test('can be renamed and left out, by a table or a function', async () => {
        const text = 'E-Mail,Internal,name\na@example.test,x,Ada\n';
        const expected = [{ email: 'a@example.test', name: 'Ada' }];
        expect((await csv(text, { columns: { 'E-Mail': 'email', Internal: null } })).rows).toEqual(expected);
        const byFunction = (name: string, index: number | undefined) =>
            index === 1 ? null : name.toLowerCase().replace('-', '');
        expect((await csv(text, { columns: byFunction })).rows).toEqual(expected);
    });

    test('named in the table and not in the file are a mistake', async () => {
        await expect(csv('email,name\n', { columns: { 'e-mail': 'email' } })).rejects.toMatchObject({
            kind: 'validation',
            message: expect.stringContaining('"e-mail", which the file does not have. Did you mean'),
        });
    });

    test('with the same name are a mistake that says which, unless left out or told apart', async () => {
        await expect(csv('id,name,id\n')).rejects.toThrow('the header has "id" twice: columns 1 and 3');
        await expect(csv('a,b\n', { columns: { a: 'x', b: 'x' } })).rejects.toThrow(
            'columns 1 and 2 ("a" and "b") would both be "x"',
        );
        expect((await csv('id,name,id\n1,Ada,3\n', { columns: { id: null } })).rows).toEqual([
            { name: 'Ada' },
        ]);
        const columns = (name: string, index: number | undefined) => (index === 2 ? 'old_id' : name);
        expect((await csv('id,name,id\n1,Ada,3\n', { columns })).rows).toEqual([
            { id: '1', name: 'Ada', old_id: '3' },
        ]);
    });

    test('without a name are a mistake that says which, unless left out', async () => {
        await expect(csv('id,,name, \n')).rejects.toThrow('column 2 of the header has no name');
        expect((await csv('id,,name, \n1,2,3,4\n', { columns: { '': null } })).rows).toEqual([
            { id: '1', name: '3' },
        ]);
        await expect(csv('id\n1\n', { columns: { id: null } })).rejects.toThrow('no column is left');
    });

    test('may be called what objects have already', async () => {
        const { rows } = await csv('__proto__,constructor\n1,2\n');
        expect(Object.entries(rows[0] as object)).toEqual([
            ['__proto__', '1'],
            ['constructor', '2'],
        ]);
    });
});

describe('an empty cell', () => {
    const text = 'a,b,c\n,"",x\n';
    test.each([
        ['omit', { c: 'x' }],
        ['null', { a: null, b: null, c: 'x' }],
        ['text', { a: '', b: '', c: 'x' }],
        ['exact', { a: null, b: '', c: 'x' }],
    ] as const)('with empty: %s', async (empty, row) => {
        expect((await csv(text, { empty })).rows).toEqual([row]);
    });

    test('is left out by default', async () => {
        expect((await csv(text)).rows).toEqual([{ c: 'x' }]);
    });

    test('with empty: exact is told from quotes within a text', async () => {
        const { rows } = await csv('a,b,c\n,"x""""y",""\n', { empty: 'exact' });
        expect(rows).toEqual([{ a: null, b: 'x""y', c: '' }]);
    });
});

describe('a row that cannot be read', () => {
    test('for its number of cells is told, and those after it are read', async () => {
        const read = await csv('id,name\n1\n2,Ben,x\n3,"Cleo, x"\n');
        expect(read.unreadable).toEqual([
            'The input, line 2: the row has 1 cell where the header has 2',
            'The input, line 3: the row has 3 cells where the header has 2',
        ]);
        expect(read.texts).toEqual(['1', '2,Ben,x']);
        expect(read.rows).toEqual([{ id: '3', name: 'Cleo, x' }]);
    });

    test('for a misplaced quote is told, and read with quotes: loose', async () => {
        const text = 'id,name\n1,6" nails\n2,"x"y\n3,"6"" nails"\n';
        const strict = await csv(text);
        expect(strict.unreadable).toEqual([
            'The input, line 2: a quote stands inside of a cell',
            'The input, line 3: a quote stands inside of a cell',
        ]);
        expect(strict.rows).toEqual([{ id: '3', name: '6" nails' }]);
        const loose = await csv(text, { quotes: 'loose' });
        expect(loose.rows).toHaveLength(3);
        expect(loose.rows[0]).toEqual({ id: '1', name: '6" nails' });
    });

    test('for bytes that are no UTF-8 is told, without a byte lost', async () => {
        const bytes = Buffer.concat([
            Buffer.from('id,name\n1,J'),
            Buffer.from([0xfc]),
            Buffer.from('rgen\n2,Jürgen\n'),
        ]);
        const read = await csv(bytes);
        expect(read.unreadable).toEqual(['The input, line 2: it is not valid UTF-8']);
        expect(read.texts).toEqual(['1,Jürgen']);
        expect(read.rows).toEqual([{ id: '2', name: 'Jürgen' }]);
    });
});

describe('a file that cannot be read on', () => {
    test('for a quote that is never closed names the line it begins in', async () => {
        await expect(csv('id,name\n1,Ada\n2,"Ben\n3,Cleo\n')).rejects.toThrow(
            'The input, line 3: a quote of the row that begins here is never closed',
        );
    });

    test('for a row over the limit names the line', async () => {
        const text = `id,name\n1,Ada\n2,"${'x'.repeat(200)}"\n`;
        await expect(csv(text, { maxRowBytes: 100 })).rejects.toThrow(
            'line 3: the row is longer than 100 bytes',
        );
        expect((await csv(text, { maxRowBytes: 1000 })).rows).toHaveLength(2);
        await expect(csv(text, { maxRowBytes: 0 })).rejects.toMatchObject({ path: 'maxRowBytes' });
    });

    test('for a header that is no UTF-8', async () => {
        await expect(csv(Buffer.from('n\u00e4me\n', 'latin1'))).rejects.toThrow(
            'line 1: it is not valid UTF-8',
        );
    });
});
