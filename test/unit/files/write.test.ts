import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readRecords, writeRecords } from '../../../core/src/node/files/index.js';
import type { EmptyCells, FileFormat, WriteOptions } from '../../../core/src/node/files/index.js';

let folder = '';
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'xano-files-'))));
afterEach(() => rm(folder, { recursive: true }));

async function written(
    rows: Iterable<Record<string, unknown>>,
    format: FileFormat,
    options: WriteOptions = {},
) {
    const target = new PassThrough();
    const [content] = await Promise.all([buffer(target), writeRecords(rows, target, { format, ...options })]);
    return content.toString();
}

async function rowsOf(path: string, empty: EmptyCells = 'exact'): Promise<unknown[]> {
    const rows: unknown[] = [];
    for await (const row of readRecords(path, { empty })) rows.push(row);
    return rows;
}

const ODD = [
    { id: '1', name: 'Ada "the Countess", Lovelace\r\nline 2', note: null },
    { id: '2', name: '', note: ' ' },
    { id: '3', name: 'Zoë 😀; \t|', note: "'" },
];

describe('a CSV', () => {
    test('holds values as they are, and what has parts as JSON', async () => {
        const rows = [
            { a: 1.5, b: true, c: false, d: null, e: '', f: { x: [1] }, g: [], h: new Date(0), i: 2n ** 60n },
            { a: -1, b: undefined, c: 'true', d: '-1', e: '=1+1', f: 'x,y', g: '"', h: 'a\nb', i: '' },
        ];
        expect(await written(rows, 'csv')).toBe(
            'a,b,c,d,e,f,g,h,i\n' +
                '1.5,true,false,,"","{""x"":[1]}",[],1970-01-01T00:00:00.000Z,1152921504606846976\n' +
                '-1,,true,-1,=1+1,"x,y","""","a\nb",""\n',
        );
    });

    test('has the columns it is told, whatever rows have', async () => {
        const rows = [{ b: 1, c: 2 }, { a: 3 }];
        expect(await written(rows, 'csv', { columns: ['a', 'b', 'constructor'] })).toBe(
            'a,b,constructor\n,1,\n3,,\n',
        );
        expect(await written([], 'csv', { columns: ['a', 'b'] })).toBe('a,b\n');
        expect(await written([], 'csv')).toBe('');
    });

    test('without columns refuses a row that the header of the first does not fit', async () => {
        await expect(writeRecords([{ a: 1 }, { a: 1, b: 2 }], join(folder, 'a.csv'))).rejects.toMatchObject({
            kind: 'validation',
            message: expect.stringContaining('Row 2 has "b"'),
        });
        expect(await readdir(folder)).toEqual([]);
    });

    test('does not pass for blank where the only column is empty', async () => {
        expect(await written([{ a: null }, { a: 'x' }], 'csv')).toBe('a\n""\nx\n');
    });

    test('may have another delimiter and a byte order mark', async () => {
        const rows = [{ a: '1;2', b: 'x,y' }];
        expect(await written(rows, 'csv', { delimiter: ';', bom: true })).toBe('\ufeffa;b\n"1;2";x,y\n');
        expect(await written(rows, 'tsv')).toBe('a\tb\n1;2\tx,y\n');
        await expect(written(rows, 'csv', { delimiter: '||' })).rejects.toMatchObject({ path: 'delimiter' });
    });

    test('holds formulas as they are, unless told to escape them', async () => {
        const rows = [{ a: '=1+1', b: '+1', c: '@x', d: '-1', e: -1, f: 'a=b' }];
        expect(await written(rows, 'csv')).toBe('a,b,c,d,e,f\n=1+1,+1,@x,-1,-1,a=b\n');
        expect(await written(rows, 'csv', { escapeFormulas: true })).toBe(
            "a,b,c,d,e,f\n'=1+1,'+1,'@x,'-1,-1,a=b\n",
        );
    });
});

describe('JSON', () => {
    test('is an object a line, or one array', async () => {
        const rows = [{ id: 1, tags: ['a'] }, { id: 2 }];
        expect(await written(rows, 'ndjson')).toBe('{"id":1,"tags":["a"]}\n{"id":2}\n');
        expect(await written(rows, 'json')).toBe('[\n{"id":1,"tags":["a"]},\n{"id":2}\n]\n');
        expect(await written([], 'ndjson')).toBe('');
        expect(JSON.parse(await written([], 'json'))).toEqual([]);
    });

    test('has only the columns it is told', async () => {
        expect(await written([{ id: 1, x: 2 }], 'ndjson', { columns: ['x', 'y'] })).toBe(
            '{"x":2,"y":null}\n',
        );
    });

    test('is whole over many rows', async () => {
        const rows = Array.from({ length: 1501 }, (_, id) => ({ id }));
        expect(JSON.parse(await written(rows, 'json'))).toEqual(rows);
        expect((await written(rows, 'csv')).split('\n')).toHaveLength(1503);
    });
});

describe('a file', () => {
    test.each(['a.csv', 'a.tsv', 'a.ndjson', 'a.json', 'a.csv.gz', 'a.jsonl.gz', 'a.json.gz'])(
        '%s gives the rows back that were written',
        async (name) => {
            const path = join(folder, name);
            expect(await writeRecords(ODD, path)).toEqual({ rows: 3 });
            expect(await rowsOf(path)).toEqual(ODD);
            expect(await readdir(folder)).toEqual([name]);
            if (name.endsWith('.gz')) expect(gunzipSync(await readFile(path)).length).toBeGreaterThan(10);
        },
    );

    test('is not there before it is whole, and what was there stays', async () => {
        const path = join(folder, 'a.ndjson');
        await writeFile(path, 'before');
        function* breaking() {
            for (let id = 0; id < 2000; id++) yield { id };
            throw new Error('no more');
        }
        await expect(writeRecords(breaking(), path)).rejects.toThrow('no more');
        expect(await readFile(path, 'utf8')).toBe('before');
        expect(await readdir(folder)).toEqual(['a.ndjson']);
    });

    test('whose name tells no format, or in a folder that is not there, is a mistake', async () => {
        await expect(writeRecords([], join(folder, 'a.txt'))).rejects.toMatchObject({ path: 'format' });
        await expect(writeRecords([], join(folder, 'no', 'a.csv'))).rejects.toMatchObject({
            kind: 'validation',
            message: 'a.csv: its folder is not there',
        });
    });

    test('is given up when the signal says stop', async () => {
        const stop = new AbortController();
        function* rows() {
            yield { id: 1 };
            stop.abort();
            yield { id: 2 };
        }
        await expect(
            writeRecords(rows(), join(folder, 'a.csv'), { signal: stop.signal }),
        ).rejects.toMatchObject({ kind: 'aborted' });
        expect(await readdir(folder)).toEqual([]);
    });
});

test('rows are asked for no faster than they can be written', async () => {
    let given = 0;
    let release = (): void => undefined;
    const slow = new Writable({
        write: (_chunk, _encoding, done) => (release = done),
    });
    function* rows() {
        for (; given < 100_000; given++) yield { id: given, name: 'x'.repeat(100) };
    }
    const stop = new AbortController();
    const done = writeRecords(rows(), slow, { format: 'ndjson', signal: stop.signal });
    for (let i = 0; i < 50; i++) await new Promise(setImmediate);
    expect(given).toBeGreaterThan(0);
    expect(given).toBeLessThan(20_000);
    stop.abort();
    release();
    await expect(done).rejects.toMatchObject({ kind: 'aborted' });
});
