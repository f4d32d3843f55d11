import { afterEach, expect, test } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { newTable, openClient } from './client.js';

let folder: string | undefined;
afterEach(async () => {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
});

test('a data folder brings everything back, totals and id sequences included', async () => {
    folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
    const options = { seed: 'empty', dataDir: join(folder, 'pg') } as const;
    const first = await openClient(options);
    const path = await newTable(first, 'kept', [['text', { name: 'name' }]]);
    await first.ok('POST', `${path}/content/bulk`, { items: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] });
    await first.ok('DELETE', `${path}/content/3`);
    const gone = await newTable(first, 'gone');
    await first.ok('DELETE', gone);
    await first.sandbox.close();

    const second = await openClient(options);
    try {
        const page = await second.ok('GET', `${path}/content`);
        expect(page.items.map(({ name }) => name)).toEqual(['a', 'b']);
        expect(page.itemsTotal).toBe(2);
        expect((await second.ok('POST', `${path}/content`, { name: 'd' })).id).toBe(4);
        expect(await newTable(second, 'next')).not.toBe(gone);
        const { items } = await second.ok('GET', '/workspace/1/audit_log?per_page=500');
        expect(items.map(({ msg }) => msg)).toContain('Table deleted: gone');
        const search = { search: [{ verb: 'DELETE' }] };
        expect((await second.ok('POST', '/workspace/1/request_history/search', search)).items).toHaveLength(
            2,
        );
    } finally {
        await second.sandbox.close();
    }
}, 120_000);
