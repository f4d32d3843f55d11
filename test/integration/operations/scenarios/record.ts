import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { collect, refusalOf } from '../bench.js';
import type { OperationsBench } from '../bench.js';

export function recordScenarios(bench: () => OperationsBench): void {
    describe('record', () => {
        const at = { table_id: 'stock' };

        beforeAll(async () => {
            const { xano } = bench();
            await xano.table.add({ name: 'stock' });
            await xano.column.add({ ...at, name: 'name', type: 'text' });
            await xano.column.add({ ...at, name: 'pieces', type: 'int' });
        });

        afterAll(async () => {
            await bench().xano.table.delete({ ...at, confirm: true });
        });

        test('one at a time', async () => {
            const { xano } = bench();
            const made = await xano.record.create({ ...at, row: { name: 'pen', pieces: 4 } });
            expect(made).toMatchObject({ id: 1, name: 'pen', pieces: 4 });
            expect(await xano.record.update({ ...at, row_id: 1, updates: { pieces: 5 } })).toEqual({
                ...made,
                pieces: 5,
            });
            expect(await xano.record.get({ ...at, row_id: 1 })).toMatchObject({ name: 'pen', pieces: 5 });
            expect(await xano.record.delete({ ...at, row_id: 1 })).toBeNull();
            const gone = await refusalOf(xano.record.get({ ...at, row_id: 1 }));
            expect(gone).toMatchObject({ kind: 'not-found', operation: 'record.get' });
        });

        test('many at a time', async () => {
            const { xano, requests } = bench();
            const items = Array.from({ length: 12 }, (_, i) => ({ name: `item ${i}`, pieces: i }));
            const ids = await requests.record.bulkAdd({ ...at, items });
            expect(ids).toHaveLength(12);
            const [first, second] = ids;

            const patched = await requests.record.bulkPatch({
                ...at,
                items: [{ row_id: first!, updates: { pieces: 100 } }],
            });
            expect(patched).toEqual({ success: [first], success_total: 1 });
            expect(await requests.record.bulkDelete({ ...at, row_ids: [second!] })).toMatchObject({
                success: [second],
                success_total: 1,
            });
            const walked = await collect(xano.record.list.iterate({ ...at, per_page: 5 }));
            expect(walked.map(({ id }) => id)).toEqual(ids.filter((id) => id !== second));
        });

        test('by what they hold', async () => {
            const { xano } = bench();
            const many = { 'pieces|>=': 10 };
            const found = await xano.record.search({ ...at, search: many, sort: '-pieces' });
            expect(found.items.map(({ pieces }) => pieces)).toEqual([100, 11, 10]);
            expect(
                await xano.record.patchBySearch({ ...at, search: many, updates: { name: 'much' } }),
            ).toMatchObject({ success_total: 3 });
            const either = { or: [{ name: 'much' }, { name: 'item 2' }] };
            expect((await xano.record.search({ ...at, search: either })).itemsTotal).toBe(4);
            const removed = await xano.record.deleteBySearch({ ...at, search: either, confirm: true });
            expect(removed).toMatchObject({ success_total: 4 });
            expect((await xano.record.list(at)).itemsTotal).toBe(7);
        });
    });
}
