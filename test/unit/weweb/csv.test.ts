import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readCsv } from '../../../weweb-plugin/engine/csv-file.js';
import { csvLine, csvRows } from '../../../weweb-plugin/engine/csv-text.js';

const rows = (text: string, delimiter?: string) => [...csvRows(text, delimiter)];
const cells = (text: string, delimiter?: string) => rows(text, delimiter).map((row) => row.cells);
const style = { delimiter: ',', escapeFormulas: false };

describe('rows of a CSV', () => {
    test.each([
        [
            'a,b\n1,2',
            [
                ['a', 'b'],
                ['1', '2'],
            ],
        ],
        [
            'a,b\r\n1,2\r\n',
            [
                ['a', 'b'],
                ['1', '2'],
            ],
        ],
        ['a\rb\r', [['a'], ['b']]],
        [
            'a,\n,b\n',
            [
                ['a', null],
                [null, 'b'],
            ],
        ],
        ['a,""\n', [['a', '']]],
        ['"a,b","c""d"\n', [['a,b', 'c"d']]],
        ['"two\nlines",x\n', [['two\nlines', 'x']]],
        ['6" nails,b\n', [['6" nails', 'b']]],
        ['a\n\n\nb\n', [['a'], ['b']]],
        ['a,', [['a', null]]],
        ['', []],
        ['\n\n', []],
    ])('%j', (text, expected) => {
        expect(cells(text)).toEqual(expected);
    });

    test.each([
        ['a;b,c;d\n', [['a', 'b,c', 'd']]],
        ['a\tb\n', [['a', 'b']]],
        ['a|b|c\n', [['a', 'b', 'c']]],
    ])('the delimiter of %j is found', (text, expected) => {
        expect(cells(text)).toEqual(expected);
    });

    test('a delimiter that is given counts, also where it means something in a pattern', () => {
        expect(cells('a,b.c', '.')).toEqual([['a,b', 'c']]);
        expect(cells('a^b]c', '^')).toEqual([['a', 'b]c']]);
        expect(cells('a\tb', '\\t')).toEqual([['a', 'b']]);
        for (const wrong of ['"', '\n', 'ab', '', 'é'])
            expect(() => rows('a', wrong)).toThrow(/one plain character/);
    });

    test('lines are counted as an editor counts them', () => {
        expect(rows('h\r\n"1\n2",x\n\n3\n').map(({ line }) => line)).toEqual([1, 2, 5]);
    });

    test.each([
        ['a\n"b\nc\n', /^Line 2 /],
        ['a\n"b"c\n', /^Line 2 /],
        ['a\n"x\ny","b"c\n', /^Line 3 /],
    ])('a misplaced quote in %j is told by its line', (text, message) => {
        expect(() => rows(text)).toThrow(message);
    });

    test('a long text in quotes is no trouble', () => {
        const long = 'x""'.repeat(500_000);
        expect(cells(`"${long}"`)[0]?.[0]).toHaveLength(1_000_000);
    });
});

describe('a row of a CSV', () => {
    test.each([
        [[1, -2.5, true, null, undefined], '1,-2.5,true,,\n'],
        [['', 'a,b', 'c"d', ' e', 'f\ng'], '"","a,b","c""d"," e","f\ng"\n'],
        [[{ a: 1 }, ['x', 2]], '"{""a"":1}","[""x"",2]"\n'],
        [[null], '""\n'],
        [['=1+1'], '=1+1\n'],
    ])('%j', (values, line) => {
        expect(csvLine(values, style)).toBe(line);
    });

    test('formulas are disarmed where that is wanted; numbers stay numbers', () => {
        const line = csvLine(['=1+1', '+a', '-b', '@c', -5, 'd'], { delimiter: ',', escapeFormulas: true });
        expect(line).toBe("'=1+1,'+a,'-b,'@c,-5,d\n");
    });

    test('is read as it was written', () => {
        const text = fc.string({ unit: fc.constantFrom('a', ' ', '"', ',', ';', '\n', '\r', 'é', '=') });
        const table = fc
            .integer({ min: 2, max: 4 })
            .chain((width) => fc.array(fc.array(fc.option(text), { minLength: width, maxLength: width })));
        fc.assert(
            fc.property(table, fc.constantFrom(',', ';', '\t', '|'), (values, delimiter) => {
                const written = values
                    .map((row) => csvLine(row, { delimiter, escapeFormulas: false }))
                    .join('');
                expect(cells(written, delimiter)).toEqual(values);
            }),
        );
    });
});

describe('records in a file', () => {
    const file = (...parts: BlobPart[]) => new File(parts, 'a.csv');

    test('by the names in its first line; an empty cell leaves its column out', async () => {
        const { rows: read, rejected } = await readCsv(
            file('\ufeffname , price\nPen,3\nInk,\n,""\nx\ny,1,2\n'),
        );
        expect(read).toEqual([
            { line: 2, values: { name: 'Pen', price: '3' } },
            { line: 3, values: { name: 'Ink' } },
            { line: 4, values: { price: '' } },
        ]);
        expect(rejected).toEqual([
            { line: 5, message: 'It has 1 cells, the first line has 2.' },
            { line: 6, message: 'It has 3 cells, the first line has 2.' },
        ]);
    });

    test('a column may be called anything', async () => {
        const { rows: read } = await readCsv(file('__proto__,constructor\n1,2\n'));
        expect(Object.entries(read[0]?.values ?? {})).toEqual([
            ['__proto__', '1'],
            ['constructor', '2'],
        ]);
    });

    test.each([
        ['', /empty/],
        ['a,,b\n1,2,3', /Cell 2 .* no name/],
        ['a,b,a\n1,2,3', /"a" twice/],
    ])('%j is no such file', async (text, message) => {
        await expect(readCsv(file(text))).rejects.toThrow(message);
    });

    test('letters of another character set are refused, not stored as something else', async () => {
        await expect(readCsv(file(new Uint8Array([97, 10, 0xe9, 10])))).rejects.toThrow(/UTF-8/);
    });
});
