import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { Readable } from 'node:stream';
import { expect, test } from '@jest/globals';
import { readRecords } from 'xano-connect/files';

test('no other entry loads the parsers: nothing outside of node/files imports from it', () => {
    const core = join(process.cwd(), 'core/src');
    const files = readdirSync(core, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => file.split(sep).join('/'));
    expect(files).toContain('node/files/index.ts');
    const outside = files.filter((file) => !file.startsWith('node/files/'));
    const importing = outside.filter((file) =>
        /from '(?:[^']*\/files\/[^']*|csv-[^']*|@streamparser[^']*)'|import\('[^']*\/files\//.test(
            readFileSync(join(core, file), 'utf8'),
        ),
    );
    expect(importing).toEqual([]);
});

test.each([
    ['csv', 'id,name\n', '1,Ada\n'],
    ['ndjson', '', '{"id":1}\n'],
    ['json', '[{"id":0}', ',{"id":1}'],
] as const)('%s is read no further ahead than a few pieces', async (format, begin, row) => {
    const piece = Buffer.from(row.repeat(Math.ceil(65_536 / row.length)));
    let pieces = 0;
    function* endless() {
        yield Buffer.from(begin || row);
        for (;;) {
            pieces++;
            yield piece;
        }
    }
    const reader = readRecords(Readable.from(endless(), { objectMode: false }), { format });
    for (let rows = 0; rows < 20; rows++) expect((await reader.next()).done).toBe(false);
    for (let turns = 0; turns < 20; turns++) await new Promise(setImmediate);
    expect(pieces).toBeLessThan(40);
    await reader.return();
});
