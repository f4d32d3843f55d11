import { appendFile, mkdtemp, readdir, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readRecords } from '../../../core/src/node/files/index.js';
import { RejectsFile } from '../../../core/src/node/files/rejects-file.js';
import type { RejectedRow } from '../../../core/src/node/files/rejects-text.js';
import type { FileFormat, Found } from '../../../core/src/node/files/types.js';

let folder = '';
beforeEach(async () => (folder = await mkdtemp(join(tmpdir(), 'xano-rejects-'))));
afterEach(() => rm(folder, { recursive: true }));

const found: Found = { header: ['id', 'name'], delimiter: ';' };

function rejected(n: number, format: FileFormat): RejectedRow {
    const at = `${format === 'json' ? 'item' : 'line'} ${n}`;
    const reason = `no ${n}; "never"\nat all`;
    if (n % 3 === 0) return { at, reason, asRead: undefined, text: `{cut ${n}` };
    const name = `Zoë ${n}`;
    const asRead = format === 'csv' ? [String(n), name] : { id: String(n), name };
    return { at, reason, asRead, text: '' };
}

const some = (format: FileFormat, from: number, to: number): RejectedRow[] =>
    Array.from({ length: to - from + 1 }, (_, i) => rejected(from + i, format));

async function rowsIn(path: string): Promise<unknown[]> {
    const rows: unknown[] = [];
    for await (const row of readRecords(path)) rows.push(row);
    return rows;
}

const CASES: [string, FileFormat][] = [
    ['r.csv', 'csv'],
    ['r.ndjson', 'ndjson'],
    ['r.json', 'json'],
    ['r.csv.gz', 'csv'],
    ['r.ndjson.gz', 'ndjson'],
    ['r.json.gz', 'json'],
];

describe.each(CASES)('the rejects file %s', (name, format) => {
    test('is whole after every addition, and holds rows as they were read', async () => {
        const path = join(folder, name);
        const file = new RejectsFile(path, format, found);
        expect(await readdir(folder)).toEqual([]);
        for (let n = 1; n <= 6; n++) {
            await file.add([rejected(n, format)]);
            expect(await rowsIn(path)).toHaveLength(n);
        }
        await file.close();
        const [first, , third] = await rowsIn(path);
        const place = format === 'json' ? 'item' : 'line';
        expect(first).toEqual({
            id: '1',
            name: 'Zoë 1',
            _rejected_at: `${place} 1`,
            _rejected_reason: 'no 1; "never"\nat all',
        });
        expect(third).toEqual({
            _rejected_at: `${place} 3`,
            _rejected_reason: 'no 3; "never"\nat all',
            _rejected_text: '{cut 3',
        });
    });

    test('is the same after any stop, however much of what came after the checkpoint is on the disk', async () => {
        const whole = join(folder, `whole-${name}`);
        const expected = new RejectsFile(whole, format, found);
        await expected.add(some(format, 1, 9));
        await expected.close();

        for (const torn of ['nothing', 'half', 'all', 'more']) {
            const path = join(folder, `${torn}-${name}`);
            const file = new RejectsFile(path, format, found);
            await file.add(some(format, 1, 4));
            const state = await file.saved();
            await file.add(some(format, 5, 7));
            const later = await file.saved();
            await file.close();
            if (torn === 'nothing') await truncate(path, state.bytes);
            if (torn === 'half') await truncate(path, Math.floor((state.bytes + later.bytes) / 2));
            if (torn === 'more') await appendFile(path, 'torn');

            const next = new RejectsFile(path, format, found);
            await next.goBack(state);
            expect(await rowsIn(path)).toHaveLength(4);
            // Told again from the beginning, as unreadable rows are.
            await next.add(some(format, 1, 5));
            await next.add(some(format, 6, 9));
            await next.close();
            expect(await rowsIn(path)).toEqual(await rowsIn(whole));
        }
    });

    test('is gone again when nothing was rejected at the checkpoint', async () => {
        const path = join(folder, name);
        const file = new RejectsFile(path, format, found);
        const state = await file.saved();
        await file.add(some(format, 1, 2));
        await file.close();
        const next = new RejectsFile(path, format, found);
        await next.goBack(state);
        expect(await readdir(folder)).toEqual([]);
        await next.add(some(format, 1, 2));
        await next.close();
        expect(await rowsIn(path)).toHaveLength(2);
    });

    test('takes rows of several batches at once', async () => {
        const path = join(folder, name);
        const file = new RejectsFile(path, format, found);
        await Promise.all(
            [1, 2, 3, 4, 5].map((n) => file.add([rejected(n, format), rejected(n + 1, format)])),
        );
        await file.close();
        expect(await rowsIn(path)).toHaveLength(6);
    });
});
