import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { isXanoError } from 'xano-connect';
import { importRecords } from 'xano-connect/files';
import type { ImportInput, ImportProgress } from 'xano-connect/files';
import { openBench, recordsOf, rowsIn } from './bench.js';
import type { Bench } from './bench.js';

let bench: Bench;
let table_id = '';
let tables = 0;

beforeAll(async () => (bench = await openBench()), 60_000);
afterAll(() => bench.close());
beforeEach(async () => {
    table_id = `people_${++tables}`;
    await bench.xano.table.ensure({
        name: table_id,
        fields: {
            email: { type: 'email', required: true, unique: true },
            name: 'text',
            age: { type: 'int', nullable: true },
            active: 'bool',
            seen_at: { type: 'timestamp', nullable: true },
            extra: { type: 'json', nullable: true },
        },
    });
});

const HEADER = 'email,name,age,active,seen_at,extra';
const line = (n: number): string =>
    `p${n}@example.test,"Person ""${n}"", Ä",${n % 90},${n % 2 === 0},2026-01-31T09:30:00Z,"{""n"":${n}}"`;
const lines = (count: number): string[] => Array.from({ length: count }, (_, n) => line(n));

async function file(name: string, content: string | Buffer): Promise<string> {
    const path = bench.path(`${tables}-${name}`);
    await writeFile(path, content);
    return path;
}

const run = (input: Omit<ImportInput, 'table_id' | 'mode'> & { mode?: ImportInput['mode'] }, options = {}) =>
    importRecords(bench.xano, { table_id, mode: 'add', ...input }, options);

describe('a CSV of 5,000 rows with three bad ones', () => {
    test('is imported, and the bad rows are written with their reasons', async () => {
        const rows = lines(5000);
        rows[10] = 'short@example.test,Short';
        rows[2000] = rows[2000]!.replace(/,(\d+),/, ',many,');
        rows[4999] = line(7);
        const path = await file('people.csv', [HEADER, ...rows].join('\r\n'));
        const rejects = bench.path('rejects.csv');
        const events: ImportProgress[] = [];
        const report = await run(
            { file: path, rejects },
            { onProgress: (event: ImportProgress) => events.push(event) },
        );

        expect(report).toMatchObject({
            rows: 5000,
            done: 4997,
            rejected: 3,
            unknown: 0,
            resumed: false,
            rejects,
            statuses: { added: 4997, failed: 2 },
        });
        const stored = await recordsOf(bench.xano, table_id);
        expect(stored).toHaveLength(4997);
        expect(stored[0]).toMatchObject({
            email: 'p0@example.test',
            name: 'Person "0", Ä',
            age: 0,
            active: true,
            seen_at: Date.parse('2026-01-31T09:30:00Z'),
            extra: { n: 0 },
        });
        const rejected = await rowsIn(rejects, { empty: 'omit' });
        const byPlace = new Map(rejected.map((row) => [row['_rejected_at'], row]));
        expect([...byPlace.keys()].sort()).toEqual(['line 12', 'line 2002', 'line 5001']);
        expect(byPlace.get('line 12')).toEqual({
            _rejected_at: 'line 12',
            _rejected_reason: 'the row has 2 cells where the header has 6',
            _rejected_text: 'short@example.test,Short',
        });
        expect(byPlace.get('line 2002')).toMatchObject({
            email: 'p2000@example.test',
            name: 'Person "2000", Ä',
            age: 'many',
            _rejected_reason: expect.stringContaining('age'),
        });
        expect(byPlace.get('line 5001')).toMatchObject({ email: 'p7@example.test' });
        expect(report.problems.map(({ at }) => at).sort()).toEqual([...byPlace.keys()].sort());

        const size = (await readFile(path)).length;
        expect(events.some(({ phase }) => phase === 'checking')).toBe(true);
        expect(events.at(-1)).toMatchObject({
            phase: 'importing',
            done: 4997,
            total: 5000,
            bytes_read: size,
            bytes_total: size,
        });
    }, 60_000);

    test('can be mended in the rejects file, which is imported as it is', async () => {
        const path = await file('people.csv', [HEADER, line(1), 'a@example.test,Ann', line(2)].join('\n'));
        const rejects = bench.path('mend.csv');
        await run({ file: path, rejects });
        const [header = '', row = ''] = (await readFile(rejects, 'utf8')).split('\n');
        const again = bench.path('mend-again.csv');
        // As it is it is rejected again, and not as a row of empty cells.
        expect(await run({ file: rejects, rejects: again })).toMatchObject({ rows: 1, done: 0, rejected: 1 });
        expect((await readFile(again, 'utf8')).split('\n')[0]).toBe(header);
        await writeFile(
            rejects,
            `${header}\n${row.replace(/^,,,,,/, 'a@example.test,Ann,,,,').replace(/"[^"]*"$/, '')}`,
        );
        expect(await run({ file: rejects })).toMatchObject({ rows: 1, done: 1, rejected: 0 });
        expect((await recordsOf(bench.xano, table_id)).map(({ name }) => name)).toContain('Ann');
    });
});

describe('every format', () => {
    const rows = [
        { email: 'a@example.test', name: 'Ann', age: 30, active: true, extra: { x: [1] } },
        { email: 'b@example.test', name: '', age: null, active: false, extra: null },
        { email: 'c@example.test', name: 'Cleo', age: 'old', active: true, extra: null },
    ];
    const csv = [
        'email\tname\tage\tactive\textra',
        'a@example.test\tAnn\t30\ttrue\t"{""x"":[1]}"',
        'b@example.test\t""\t\tfalse\t',
        'c@example.test\tCleo\told\ttrue\t',
    ].join('\n');
    test.each([
        ['people.tsv', csv, '.tsv'],
        ['people.tsv.gz', gzipSync(csv), '.tsv.gz'],
        ['people.ndjson', rows.map((row) => JSON.stringify(row)).join('\n'), '.ndjson'],
        ['people.ndjson.gz', gzipSync(rows.map((row) => JSON.stringify(row)).join('\n')), '.ndjson.gz'],
        ['people.json', JSON.stringify(rows), '.json'],
        ['people.json.gz', gzipSync(JSON.stringify(rows)), '.json.gz'],
    ])('%s is imported, with rejects of the same format', async (name, content, ending) => {
        const rejects = bench.path(`rejects-${tables}${ending}`);
        const report = await run({ file: await file(name, content), rejects, empty: 'exact' });
        expect(report).toMatchObject({ done: 2, rejected: 1 });
        expect(await recordsOf(bench.xano, table_id)).toMatchObject([
            { email: 'a@example.test', name: 'Ann', age: 30, active: true, extra: { x: [1] } },
            { email: 'b@example.test', name: '', age: null, active: false, extra: null },
        ]);
        const [row, ...more] = await rowsIn(rejects);
        expect(more).toEqual([]);
        expect(row).toMatchObject({
            email: 'c@example.test',
            age: 'old',
            _rejected_reason: expect.any(String),
        });
    });

    test('of a stream is imported, too', async () => {
        const rejects = bench.path('stream.csv');
        const source = Readable.from([`${HEADER}\n${line(1)}\n`, `x\n${line(2)}\n`]);
        expect(await run({ file: source, format: 'csv', rejects })).toMatchObject({ done: 2, rejected: 1 });
        expect((await rowsIn(rejects))[0]).toMatchObject({ _rejected_at: 'line 3', _rejected_text: 'x' });
        await expect(
            run({ file: Readable.from(['']), format: 'csv', checkpoint: bench.path('c.json') }),
        ).rejects.toMatchObject({ path: 'checkpoint' });
    });
});

describe('modes', () => {
    test('upsert changes what matches and adds the rest', async () => {
        await run({ file: await file('a.csv', [HEADER, line(1), line(2)].join('\n')) });
        const text =
            'E-Mail;Name;Secret\np1@example.test;One;x\np3@example.test;Three;x\np2@example.test;;x\n';
        const columns = { 'E-Mail': 'email', Name: 'name', Secret: null };
        const report = await run({
            file: await file('b.csv', text),
            mode: 'upsert',
            match: 'email',
            columns,
        });
        expect(report).toMatchObject({
            done: 3,
            rejected: 0,
            statuses: { updated: 1, created: 1, unchanged: 1 },
        });
        const stored = await recordsOf(bench.xano, table_id);
        expect(stored.map(({ name }) => name)).toEqual(['One', 'Person "2", Ä', 'Three']);
    });

    test('patch changes records by id', async () => {
        await run({ file: await file('a.csv', [HEADER, line(1), line(2)].join('\n')) });
        const [first, second] = await recordsOf(bench.xano, table_id);
        const rejects = bench.path('patch.csv');
        const text = `id,name\n${String(second?.['id'])},Two\n,None\n-3,Minus\n${String(first?.['id'])},\n999999,Gone\n`;
        const report = await run({ file: await file('b.csv', text), mode: 'patch', rejects });
        expect(report).toMatchObject({ rows: 5, rejected: 3 });
        expect((await recordsOf(bench.xano, table_id)).map(({ name }) => name)).toEqual([
            'Person "1", Ä',
            'Two',
        ]);
        const rejected = await rowsIn(rejects);
        expect(rejected.map(({ name }) => name).sort()).toEqual(['Gone', 'Minus', 'None']);
        expect(rejected.find(({ name }) => name === 'None')).toMatchObject({
            _rejected_reason: 'the row has no id',
        });
    });

    test('that do not fit their options are refused', async () => {
        const path = await file('a.csv', HEADER);
        await expect(run({ file: path, mode: 'upsert' })).rejects.toMatchObject({ path: 'match' });
        await expect(run({ file: path, match: 'email' })).rejects.toMatchObject({ path: 'match' });
        await expect(run({ file: path, mode: 'replace' as 'add' })).rejects.toMatchObject({ path: 'mode' });
    });
});

describe('nothing is written', () => {
    test('in a dry run', async () => {
        const path = await file('a.csv', [HEADER, line(1), 'x'].join('\n'));
        const [rejects, checkpoint] = [bench.path('dry.csv'), bench.path('dry.json')];
        const report = await run({ file: path, rejects, checkpoint, dry_run: true });
        expect(report).toMatchObject({ dry_run: true, rows: 2, rejected: 1, problems: [{ at: 'line 3' }] });
        expect(await recordsOf(bench.xano, table_id)).toEqual([]);
        expect(existsSync(rejects)).toBe(false);
        expect(existsSync(checkpoint)).toBe(false);
    });

    test.each([
        ['a quote that is never closed', `${HEADER}\n${line(1)}\n"x,y\n`, 'line 3: a quote'],
        ['a header with a name twice', 'email,email\na,b\n', 'twice'],
    ])('of a file with %s', async (_, text, message) => {
        const [rejects, checkpoint] = [bench.path('bad.csv'), bench.path('bad.json')];
        const before = bench.xano.stats.requests;
        await expect(run({ file: await file('bad.csv', text), rejects, checkpoint })).rejects.toThrow(
            message,
        );
        expect(bench.xano.stats.requests).toBe(before);
        expect(existsSync(rejects)).toBe(false);
        expect(existsSync(checkpoint)).toBe(false);
    });

    test('of a file with a bad row, where on_error is stop', async () => {
        const path = await file('a.csv', [HEADER, line(1), 'x'].join('\n'));
        await expect(run({ file: path, on_error: 'stop' })).rejects.toThrow('line 3: the row has 1 cell');
        expect(await recordsOf(bench.xano, table_id)).toEqual([]);
    });

    test('for a table that is not there, and what was begun is taken back', async () => {
        const path = await file('a.csv', [HEADER, 'x', line(1)].join('\n'));
        const [rejects, checkpoint] = [bench.path('gone.csv'), bench.path('gone.json')];
        await expect(
            importRecords(bench.xano, {
                table_id: 'no_such_table',
                mode: 'add',
                file: path,
                rejects,
                checkpoint,
            }),
        ).rejects.toMatchObject({ kind: 'not-found' });
        expect(existsSync(rejects)).toBe(false);
        expect(existsSync(checkpoint)).toBe(false);
    });

    test('over rejects of another import, or in another format', async () => {
        const path = await file('a.csv', [HEADER, 'x'].join('\n'));
        const rejects = await file('there.csv', 'x');
        await expect(run({ file: path, rejects })).rejects.toThrow('rejected rows of another import');
        await expect(run({ file: path, rejects: bench.path('r.json') })).rejects.toThrow('as csv');
        expect(await readFile(rejects, 'utf8')).toBe('x');
    });
});

test('a failure of the whole import names the file, the rows done and what to do', async () => {
    const path = await file('a.csv', [HEADER, ...lines(3)].join('\n'));
    const stranger = bench.xano.with({ accessToken: 'not-a-token' });
    const failure = await importRecords(stranger, { table_id, mode: 'add', file: path }).catch(
        (error: unknown) => error,
    );
    expect(isXanoError(failure, 'auth')).toBe(true);
});
