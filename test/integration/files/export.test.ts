import { readdir, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { exportRecords, importRecords } from 'xano-connect/files';
import type { ExportInput } from 'xano-connect/files';
import { openBench, recordsOf } from './bench.js';
import type { Bench } from './bench.js';

const FIELDS = {
    name: { type: 'text', nullable: true },
    age: { type: 'int', nullable: true },
    score: { type: 'decimal', nullable: true },
    active: { type: 'bool', nullable: true },
    born: { type: 'date', nullable: true },
    seen_at: { type: 'timestamp', nullable: true },
    tags: 'text[]',
    extra: { type: 'json', nullable: true },
} as const;

const ODD = [
    {
        name: 'Ada "the Countess", Lovelace\r\nline 2; |\t',
        age: -1,
        score: -0.125,
        active: false,
        born: '1815-12-10',
    },
    { name: '', seen_at: 0, tags: [], extra: {} },
    { name: null, seen_at: -86_400_000, tags: ['a,b', '"', ''], extra: [1, { deep: ['Zoë 😀'] }] },
    { name: '=1+1', seen_at: 1_769_851_800_123, tags: ['x'], extra: null },
    { name: ' ', age: 0, score: 1e-7, active: true, seen_at: 12, tags: ['[1]'], extra: { n: 1.5, b: false } },
    { name: 'null', tags: [], extra: { text: 'null' } },
];

let bench: Bench;

beforeAll(async () => {
    bench = await openBench();
    await bench.xano.table.ensure({ name: 'source', fields: FIELDS });
    const many = Array.from({ length: 350 }, (_, n) => ({ ...ODD[n % ODD.length] }));
    await bench.xano.record.bulkAdd({ table_id: 'source', items: many });
}, 60_000);
afterAll(() => bench.close());

const exported = async (input: Omit<ExportInput, 'table_id' | 'file'>): Promise<string> => {
    const file = new PassThrough();
    const [content] = await Promise.all([
        text(file),
        exportRecords(bench.xano, { table_id: 'source', file, ...input }),
    ]);
    return content;
};

describe('an exported table', () => {
    test.each(['copy.csv', 'copy.tsv.gz', 'copy.ndjson', 'copy.json', 'copy.json.gz'])(
        'gives the same records when %s is imported',
        async (name) => {
            const table_id = name.replaceAll('.', '_');
            const file = bench.path(name);
            await bench.xano.table.ensure({ name: table_id, fields: FIELDS });
            expect(await exportRecords(bench.xano, { table_id: 'source', file })).toEqual({ rows: 350 });
            const report = await importRecords(bench.xano, {
                table_id,
                mode: 'add',
                file,
                allow_id_field: true,
                empty: 'exact',
            });
            expect(report.problems).toEqual([]);
            expect(await recordsOf(bench.xano, table_id)).toEqual(await recordsOf(bench.xano, 'source'));
        },
        60_000,
    );

    test('has all columns of the table in their order, also where there are no records', async () => {
        const names = ['id', 'created_at', ...Object.keys(FIELDS)];
        const [header] = (await exported({ format: 'csv' })).split('\n');
        expect(header).toBe(names.join(','));
        const none = await exported({ format: 'csv', search: { name: 'nobody' } });
        expect(none).toBe(`${names.join(',')}\n`);
    });

    test('can be a part of it: some columns, some records, another order', async () => {
        const content = await exported({
            format: 'csv',
            columns: ['seen_at', 'name'],
            search: { 'age|>=': 0, 'id|<=': 12 },
            sort: { id: 'desc' },
        });
        expect(content).toBe('seen_at,name\n1970-01-01T00:00:00.012Z, \n1970-01-01T00:00:00.012Z, \n');
        await expect(exported({ format: 'csv', columns: ['nmae'] })).rejects.toMatchObject({
            path: 'columns[0]',
            message: expect.stringContaining('Did you mean "name"'),
        });
    });

    test('escapes formulas when it is told to', async () => {
        const search = { 'name|includes': '1+1', 'id|<': 10 };
        expect(await exported({ format: 'csv', columns: ['name'], search })).toBe('name\n=1+1\n');
        expect(await exported({ format: 'csv', columns: ['name'], search, escapeFormulas: true })).toBe(
            "name\n'=1+1\n",
        );
    });

    test('tells how far it is', async () => {
        const events: unknown[] = [];
        const file = bench.path('progress.ndjson');
        await exportRecords(
            bench.xano,
            { table_id: 'source', file },
            { onProgress: (event) => events.push(event) },
        );
        expect(events).toHaveLength(4);
        expect(events.at(-1)).toEqual({ operation: 'exportRecords', done: 350, total: 350 });
        expect((await readFile(file, 'utf8')).trimEnd().split('\n')).toHaveLength(350);
    });

    test('leaves nothing behind when it is stopped', async () => {
        const file = bench.path('stopped.csv');
        const stop = new AbortController();
        await expect(
            exportRecords(
                bench.xano,
                { table_id: 'source', file },
                { signal: stop.signal, onProgress: () => stop.abort() },
            ),
        ).rejects.toMatchObject({ kind: 'aborted' });
        expect((await readdir(dirname(file))).filter((name) => name.startsWith('stopped'))).toEqual([]);
    });
});
