import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { importRecords, ImportStoppedError } from 'xano-connect/files';
import type { ImportInput, ImportReport } from 'xano-connect/files';
import { openBench, recordsOf, rowsIn } from './bench.js';
import type { Bench } from './bench.js';

let bench: Bench;
let table_id = '';
let tables = 0;

beforeAll(async () => (bench = await openBench()), 60_000);
afterAll(() => bench.close());
beforeEach(async () => {
    table_id = `resumed_${++tables}`;
    // Nothing in it is unique: a row sent twice would be there twice.
    await bench.xano.table.ensure({ name: table_id, fields: { number: 'int', name: 'text' } });
});

const ROWS = 2000;
/** Rows that are rejected: one that cannot be read and one that is refused in every hundred. */
const isShort = (n: number): boolean => n % 100 === 17;
const isBad = (n: number): boolean => n % 100 === 58;
const lines = Array.from({ length: ROWS }, (_, n) =>
    isShort(n) ? `${n}` : isBad(n) ? `n${n},Bad` : `${n},"Name ${n}"`,
);
const GOOD = Array.from({ length: ROWS }, (_, n) => n).filter((n) => !isShort(n) && !isBad(n));
const REJECTED = Array.from({ length: ROWS }, (_, n) => n)
    .filter((n) => isShort(n) || isBad(n))
    .map((n) => `line ${n + 2}`);

interface Paths {
    readonly file: string;
    readonly rejects: string;
    readonly checkpoint: string;
}

async function paths(ending = '.csv'): Promise<Paths> {
    const file = bench.path(`${table_id}.csv`);
    await writeFile(file, `number,name\n${lines.join('\n')}\n`);
    return {
        file,
        rejects: bench.path(`${table_id}-rejects${ending}`),
        checkpoint: bench.path(`${table_id}-checkpoint.json`),
    };
}

async function expectEachOnce({ rejects, checkpoint }: Paths): Promise<void> {
    const numbers = (await recordsOf(bench.xano, table_id)).map(({ number }) => Number(number));
    expect(numbers.sort((a, b) => a - b)).toEqual(GOOD);
    const rejected = (await rowsIn(rejects)).map((row) => String(row['_rejected_at']));
    expect(rejected.sort()).toEqual([...REJECTED].sort());
    expect(existsSync(checkpoint)).toBe(false);
}

/** Imports until `rows` rows are done in this part, then stops by the signal. */
async function part(input: Partial<ImportInput> & Paths, rows: number): Promise<ImportReport> {
    const stop = new AbortController();
    let before: number | undefined;
    try {
        return await importRecords(
            bench.xano,
            { table_id, mode: 'add', batch_size: 50, ...input },
            {
                signal: stop.signal,
                onProgress: ({ phase, done }) => {
                    if (phase === 'checking') return;
                    before ??= done;
                    if (done - before >= rows) stop.abort();
                },
            },
        );
    } catch (error) {
        if (!(error instanceof ImportStoppedError)) throw error;
        expect(error).toMatchObject({
            kind: 'aborted',
            hint: expect.stringContaining('goes on where this stopped'),
        });
        return error.report;
    }
}

describe('an import that is stopped by its signal', () => {
    test.each(['.csv', '.csv.gz'])(
        'goes on with no row lost or doubled, and so its rejects %s',
        async (ending) => {
            const input = await paths(ending);
            const first = await part(input, 600);
            expect(first.resumed).toBe(false);
            expect(first.done).toBeLessThan(GOOD.length);
            expect(existsSync(input.checkpoint)).toBe(true);
            const second = await part(input, 500);
            expect(second.resumed).toBe(true);
            expect(second.done).toBeGreaterThan(first.done);
            const last = await part(input, Infinity);
            expect(last).toMatchObject({
                resumed: true,
                rows: ROWS,
                done: GOOD.length,
                rejected: REJECTED.length,
                unknown: 0,
            });
            await expectEachOnce(input);
        },
        60_000,
    );
});

describe('a checkpoint', () => {
    test('is refused with another file, another table, or another way to read it', async () => {
        const input = await paths();
        await part(input, 300);
        const checkpoint = await readFile(input.checkpoint, 'utf8');
        const again = (changes: Partial<ImportInput>) =>
            importRecords(bench.xano, { table_id, mode: 'add', ...input, ...changes });
        await expect(again({ empty: 'null' })).rejects.toThrow(
            'empty is not as it was when the import stopped',
        );
        await expect(again({ table_id: 'other' })).rejects.toThrow(
            `table_id is not as it was when the import stopped: it was "${table_id}"`,
        );
        await expect(again({ rejects: bench.path('other.csv') })).rejects.toThrow('rejects is not as it was');
        const content = await readFile(input.file, 'utf8');
        // As long as before: only its content tells.
        await writeFile(input.file, content.replace('Name 1999', 'Name 1998'));
        await expect(again({})).rejects.toMatchObject({
            kind: 'validation',
            message: expect.stringContaining('and has other content now'),
            hint: expect.stringContaining('remove'),
        });
        await writeFile(input.file, `${content}3000,Late\n`);
        await expect(again({})).rejects.toThrow('is not as it was when the import stopped');
        expect(await readFile(input.checkpoint, 'utf8')).toBe(checkpoint);
        await writeFile(input.file, content);
        await again({});
        await expectEachOnce(input);
    }, 60_000);

    test('is refused when the rejects file was changed, or when it is none', async () => {
        const input = await paths();
        await part(input, 600);
        const rejects = await readFile(input.rejects);
        const again = () => importRecords(bench.xano, { table_id, mode: 'add', ...input });
        await rm(input.rejects);
        await expect(again()).rejects.toThrow('there is no such file');
        await writeFile(input.rejects, 'number,name,_rejected_at,_rejected_reason,_rejected_text\n');
        await expect(again()).rejects.toThrow('it was changed since the import stopped');
        await writeFile(input.rejects, rejects);
        const checkpoint = await readFile(input.checkpoint, 'utf8');
        for (const text of ['', '{', '{"format":"something else"}']) {
            await writeFile(input.checkpoint, text);
            await expect(again()).rejects.toThrow('not the checkpoint of an import');
        }
        await writeFile(input.checkpoint, checkpoint);
        await again();
        await expectEachOnce(input);
    }, 60_000);
});

describe('an import whose process is killed', () => {
    test('goes on with no row lost or doubled, and so its rejects', async () => {
        // With a unique column rows on their way are found again at once. A row sent twice would be refused, and rejected.
        table_id = `${table_id}_unique`;
        await bench.xano.table.ensure({
            name: table_id,
            fields: { number: { type: 'int', unique: true }, name: 'text' },
        });
        const input = await paths();
        const script = fileURLToPath(new URL('import-child.ts', import.meta.url));
        let kills = 0;
        for (let rounds = 0; rounds < 20; rounds++) {
            const child = spawn(process.execPath, ['--import', 'tsx', script], {
                stdio: ['pipe', 'pipe', 'inherit'],
            });
            const { origin, tokens, workspaceId } = bench.sandbox;
            child.stdin.end(
                JSON.stringify({
                    client: { instanceUrl: origin, accessToken: tokens.full, workspaceId },
                    input: { table_id, mode: 'add', batch_size: 100, ...input },
                }),
            );
            const exit = once(child, 'exit');
            let seen = 0;
            const steps = createInterface({ input: child.stdout });
            steps.on('line', () => ++seen === 16 && child.kill('SIGKILL'));
            const [code] = (await exit) as [number | null];
            if (code === 0) break;
            expect(code).toBeNull();
            kills++;
        }
        expect(kills).toBeGreaterThan(1);
        await expectEachOnce(input);
    }, 60_000);
});
