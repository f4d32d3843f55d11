import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { downloadTo } from 'xano-connect/files';
import type { ProgressEvent } from 'xano-connect/pure';

let folder: string;
let path: string;
let begun: number;

beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'download-'));
    path = join(folder, 'crm.zip');
    begun = 0;
});
afterEach(() => rm(folder, { recursive: true }));

/** A download that fails at its end when told how. */
async function* coming(end?: Error): AsyncGenerator<Uint8Array, void, undefined> {
    begun++;
    yield Buffer.from('first ');
    yield await Promise.resolve(Buffer.from('second'));
    if (end !== undefined) throw end;
}

const files = () => readdir(folder);

test('a download becomes a file when it is whole, and how far it is is told', async () => {
    const told: ProgressEvent[] = [];
    const during: (readonly string[])[] = [];
    async function* watched(): AsyncGenerator<Uint8Array, void, undefined> {
        yield* coming();
        during.push(await files());
    }
    const written = await downloadTo(path, watched(), { onProgress: (event) => told.push(event) });
    expect(written).toEqual({ bytes: 12 });
    expect(await readFile(path, 'utf8')).toBe('first second');
    expect(during).toEqual([['crm.zip.part']]);
    expect(await files()).toEqual(['crm.zip']);
    expect(told.map(({ done }) => done)).toEqual([6, 12]);
});

test('nothing stays of one that failed, and its error is not changed', async () => {
    const cut = new Error('cut off');
    await expect(downloadTo(path, coming(cut))).rejects.toBe(cut);
    expect(await files()).toEqual([]);
});

test('a file that is there is refused before anything is asked, and replaced only when that is wanted', async () => {
    await writeFile(path, 'old');
    await expect(downloadTo(path, coming())).rejects.toMatchObject({
        kind: 'validation',
        message: 'crm.zip: there is such a file already',
        hint: expect.stringContaining('overwrite: true'),
    });
    expect(begun).toBe(0);
    await expect(downloadTo(path, coming(new Error('cut off')), { overwrite: true })).rejects.toThrow();
    expect(await readFile(path, 'utf8')).toBe('old');
    await downloadTo(path, coming(), { overwrite: true });
    expect(await readFile(path, 'utf8')).toBe('first second');
});

test('a file that somebody made meanwhile stays', async () => {
    async function* slow(): AsyncGenerator<Uint8Array, void, undefined> {
        yield* coming();
        await writeFile(path, 'theirs');
    }
    await expect(downloadTo(path, slow())).rejects.toMatchObject({ kind: 'validation' });
    expect(await readFile(path, 'utf8')).toBe('theirs');
    expect(await files()).toEqual(['crm.zip']);
});

test('the beginning of another download stays', async () => {
    await writeFile(`${path}.part`, 'theirs');
    await expect(downloadTo(path, coming())).rejects.toMatchObject({
        kind: 'validation',
        message: 'crm.zip.part: there is such a file already',
    });
    expect(begun).toBe(0);
    expect(await readFile(`${path}.part`, 'utf8')).toBe('theirs');
    await downloadTo(path, coming(), { overwrite: true });
    expect(await files()).toEqual(['crm.zip']);
});

test('a folder that is not there is said', async () => {
    const nowhere = join(folder, 'none', 'crm.zip');
    await expect(downloadTo(nowhere, coming())).rejects.toMatchObject({
        kind: 'validation',
        message: 'crm.zip: its folder is not there',
    });
    expect(begun).toBe(0);
});
