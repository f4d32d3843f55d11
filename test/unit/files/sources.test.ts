import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readRecords } from '../../../core/src/node/files/index.js';
import type { ReadRecordsOptions, RecordSource } from '../../../core/src/node/files/index.js';

let folder = '';
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'xano-files-'))));
afterAll(() => rm(folder, { recursive: true }));

async function rowsOf(source: RecordSource, options?: ReadRecordsOptions): Promise<unknown[]> {
    const rows: unknown[] = [];
    for await (const row of readRecords(source, options)) rows.push(row);
    return rows;
}

async function file(name: string, content: string | Buffer): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
}

const CSV = 'id,name\n1,Ada\n2,Ben\n';
const TEXT_ROWS = [
    { id: '1', name: 'Ada' },
    { id: '2', name: 'Ben' },
];
const ROWS = [
    { id: 1, name: 'Ada' },
    { id: 2, name: 'Ben' },
];
const NDJSON = ROWS.map((row) => JSON.stringify(row)).join('\n');

describe('a file', () => {
    test.each([
        ['a.csv', CSV, TEXT_ROWS],
        ['a.CSV', CSV, TEXT_ROWS],
        ['a.tsv', CSV.replaceAll(',', '\t'), TEXT_ROWS],
        ['a.ndjson', NDJSON, ROWS],
        ['a.jsonl', NDJSON, ROWS],
        ['a.json', JSON.stringify(ROWS), ROWS],
    ])('%s is read by its name, packed or not', async (name, content, rows) => {
        expect(await rowsOf(await file(name, content))).toEqual(rows);
        expect(await rowsOf(await file(`${name}.gz`, gzipSync(content)))).toEqual(rows);
    });

    test('is unpacked by its content, whatever it is called', async () => {
        expect(await rowsOf(await file('b.csv', gzipSync(CSV)))).toEqual(TEXT_ROWS);
        expect(await rowsOf(await file('b.csv.gz', CSV))).toEqual(TEXT_ROWS);
        const twoMembers = Buffer.concat([gzipSync('id,name\n1,Ada\n'), gzipSync('2,Ben\n')]);
        expect(await rowsOf(await file('c.csv.gz', twoMembers))).toEqual(TEXT_ROWS);
    });

    test('that is cut or damaged gzip is a mistake', async () => {
        const packed = gzipSync(CSV.repeat(1000));
        await expect(rowsOf(await file('d.csv.gz', packed.subarray(0, -20)))).rejects.toThrow(
            'd.csv.gz: the gzip data end too early',
        );
        const damaged = Buffer.from(packed);
        damaged.fill(0xff, 30, 60);
        await expect(rowsOf(await file('e.csv.gz', damaged))).rejects.toThrow('the gzip data are damaged');
    });

    test('that is not there, or a folder, is a mistake', async () => {
        await expect(rowsOf(join(folder, 'no.csv'))).rejects.toMatchObject({
            kind: 'validation',
            message: 'no.csv: there is no such file',
        });
        await expect(rowsOf(folder, { format: 'csv' })).rejects.toThrow('it is a folder');
    });

    test('whose name tells no format needs one', async () => {
        const path = await file('export.txt', CSV);
        await expect(rowsOf(path)).rejects.toMatchObject({ kind: 'validation', path: 'format' });
        expect(await rowsOf(path, { format: 'csv' })).toEqual(TEXT_ROWS);
    });

    test('that is an Excel workbook is told so', async () => {
        const path = await file('book.csv', Buffer.from('PK\u0003\u0004 and more'));
        await expect(rowsOf(path)).rejects.toThrow('an Excel workbook');
    });
});

describe('a character set', () => {
    const text = 'id,name\n1,Jürgen\n';
    const rows = [{ id: '1', name: 'Jürgen' }];

    test('can be said', async () => {
        const path = await file('latin.csv', Buffer.from(text, 'latin1'));
        await expect(rowsOf(path)).rejects.toMatchObject({
            message: 'latin.csv, line 2: it is not valid UTF-8',
            hint: expect.stringContaining('windows-1252'),
        });
        expect(await rowsOf(path, { encoding: 'windows-1252' })).toEqual(rows);
    });

    test('is seen where the file begins with the mark of UTF-16', async () => {
        const little = Buffer.from(`\ufeff${text}`, 'utf16le');
        expect(await rowsOf(await file('le.csv', little))).toEqual(rows);
        expect(await rowsOf(await file('be.csv', Buffer.from(little).swap16()))).toEqual(rows);
        await expect(rowsOf(await file('odd.csv', little.subarray(0, -1)))).rejects.toThrow(
            'not utf-16le text',
        );
    });

    test('that does not exist is a mistake', async () => {
        await expect(rowsOf(await file('f.csv', text), { encoding: 'klingon' })).rejects.toMatchObject({
            path: 'encoding',
        });
    });
});

describe('a stream', () => {
    test('of bytes or text is read, with a format', async () => {
        await expect(rowsOf(Readable.from([CSV]))).rejects.toMatchObject({ path: 'format' });
        expect(await rowsOf(Readable.from([CSV]), { format: 'csv' })).toEqual(TEXT_ROWS);
        expect(await rowsOf(Readable.from([new Uint8Array(gzipSync(CSV))]), { format: 'csv' })).toEqual(
            TEXT_ROWS,
        );
        await expect(rowsOf(Readable.from([7]), { format: 'csv' })).rejects.toThrow('gives a number');
    });

    test('that breaks gives its error', async () => {
        function* breaking() {
            yield CSV;
            throw new Error('the network is gone');
        }
        for (const format of ['csv', 'ndjson', 'json'] as const) {
            await expect(
                rowsOf(Readable.from(breaking()), { format, onUnreadable: () => undefined }),
            ).rejects.toThrow(format === 'json' ? 'not a JSON array' : 'the network is gone');
        }
    });

    test.each([
        ['csv', Buffer.from('1,Ada\n')],
        ['csv', gzipSync('1,Ada\n')],
        ['ndjson', Buffer.from(`${NDJSON}\n`)],
        ['json', Buffer.from(`[${JSON.stringify(ROWS[0])},`)],
    ] as const)('of %s is closed when its reader stops early', async (format, piece) => {
        function* endless() {
            for (;;) yield piece;
        }
        const source = Readable.from(endless(), { objectMode: false });
        const reader = readRecords(source, { format, onUnreadable: () => undefined });
        expect((await reader.next()).done).toBe(false);
        await reader.return();
        // Never closed, this would wait until the test's time is out.
        if (!source.closed) await new Promise((resolve) => source.once('close', resolve));
        expect(source.destroyed).toBe(true);
    });

    test('is not read once the signal says stop', async () => {
        const stop = new AbortController();
        const reader = readRecords(Readable.from(Array<string>(100).fill(`${NDJSON}\n`)), {
            format: 'ndjson',
            signal: stop.signal,
        });
        await reader.next();
        stop.abort();
        await expect(
            (async () => {
                for (;;) if ((await reader.next()).done === true) return;
            })(),
        ).rejects.toMatchObject({ kind: 'aborted' });
    });
});

describe('rows that cannot be read', () => {
    test('end the reading, or are handed over one by one', async () => {
        const text = 'id,name\n1\n2,Ben\n';
        await expect(rowsOf(Readable.from([text]), { format: 'csv' })).rejects.toThrow(
            'line 2: the row has 1 cell',
        );
        const told: string[] = [];
        const onUnreadable = ({ at, text: there }: { at: string; text: string }) =>
            told.push(`${at}: ${there}`);
        expect(await rowsOf(Readable.from([text]), { format: 'csv', onUnreadable })).toEqual([
            { id: '2', name: 'Ben' },
        ]);
        expect(told).toEqual(['line 2: 1']);
    });
});
