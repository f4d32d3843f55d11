import { beforeAll, describe, expect, test } from '@jest/globals';
import { columnTypes } from '../../../../core/src/schema/index.js';
import { collect, refusalOf } from '../bench.js';
import type { OperationsBench } from '../bench.js';

const PRIMARY = { type: 'primary', fields: [{ name: 'id' }] };

export function tableScenarios(bench: () => OperationsBench): void {
    describe('table', () => {
        test('is added, changed in parts, found, emptied and deleted', async () => {
            const { xano, requests } = bench();
            const added = await xano.table.add({ name: 'draft', description: 'First' });
            const at = { table_id: added.id };
            expect(added.schema?.map(({ name }) => name)).toEqual(['id', 'created_at']);

            await xano.table.update({ ...at, tag: ['tidy'] });
            await xano.table.updateMeta({ ...at, name: 'draft_two', description: 'Second' });
            await xano.table.autocomplete({ ...at, autocomplete: [{ name: 'created_at' }] });
            const [group] = (await xano.apiGroup.list()).items;
            await xano.table.security({ ...at, guid: group?.guid ?? '' });
            expect(await xano.table.get({ table_id: 'draft_two', include_xanoscript: true })).toMatchObject({
                id: added.id,
                description: 'Second',
                tag: ['tidy'],
                autocomplete: [{ name: 'created_at' }],
                schema: added.schema,
                xanoscript: { status: 'ok' },
            });

            await requests.record.bulkAdd({ ...at, items: [{}, {}] });
            await xano.table.truncate({ ...at, reset: true, confirm: true });
            expect(await requests.record.bulkAdd({ ...at, items: [{}] })).toEqual([1]);

            expect((await xano.table.list({ search: 'draft' })).items.map(({ name }) => name)).toEqual([
                'draft_two',
            ]);
            await xano.table.delete({ ...at, confirm: true });
            expect(await refusalOf(xano.table.get(at))).toMatchObject({ kind: 'not-found', status: 404 });
        });

        test('walking the list sees each once', async () => {
            const { xano } = bench();
            const all = await collect(xano.table.list.iterate({ per_page: 2 }));
            expect(all.length).toBeGreaterThan(2);
            expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
        });
    });

    describe('column and index', () => {
        let table_id = 0;

        beforeAll(async () => {
            table_id = (await bench().xano.table.add({ name: 'types' })).id;
        });

        /** What a type cannot do without. */
        const needs: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
            enum: { values: ['open', 'done'], default: 'open' },
            object: { children: { street: 'text' } },
            vector: { vector: { size: 3 } },
        };

        test('a column of every type is added and reads back', async () => {
            const { xano } = bench();
            for (const type of columnTypes) {
                const name = `a_${type}`;
                expect(await xano.column.add({ table_id, name, type, ...needs[type] })).toEqual({ name });
                expect(await xano.column.get({ table_id, name })).toMatchObject({ name, type });
            }
            const columns = await xano.column.list({ table_id });
            expect(columns.slice(2).map(({ type }) => type)).toEqual([...columnTypes]);
        });

        test('a column points at a table by its name', async () => {
            const { xano } = bench();
            const customer = await xano.table.add({ name: 'pointed_at' });
            const name = 'pointed_at_id';
            await xano.column.add({ table_id: 'types', name, type: 'int', tableref_id: 'pointed_at' });
            expect(await xano.column.get({ table_id, name })).toMatchObject({
                type: 'int',
                tableref_id: customer.id,
            });
        });

        test('a column is renamed with its values, then dropped', async () => {
            const { xano } = bench();
            const { id } = await xano.record.create({ table_id, row: { a_text: 'kept' } });
            await xano.column.rename({ table_id, old_name: 'a_text', new_name: 'words' });
            const row_id = Number(id);
            expect(await xano.record.get({ table_id, row_id })).toHaveProperty('words', 'kept');
            await xano.column.remove({ table_id, name: 'words', confirm: true });
            expect(await xano.record.get({ table_id, row_id })).not.toHaveProperty('words');
        });

        test('indexes of every kind are added, listed, dropped and replaced', async () => {
            const { xano } = bench();
            const added = [
                await xano.index.add({ table_id, kind: 'btree', fields: [{ name: 'a_int', op: 'desc' }] }),
                await xano.index.add({ table_id, kind: 'unique', fields: [{ name: 'a_email' }] }),
                await xano.index.add({
                    table_id,
                    kind: 'search',
                    name: 'words',
                    lang: 'english',
                    fields: [{ name: 'a_enum', priority: 1 }],
                }),
                await xano.index.add({ table_id, kind: 'spatial', fields: [{ name: 'a_geo_point' }] }),
                await xano.index.add({
                    table_id,
                    kind: 'vector',
                    fields: [{ name: 'a_vector', op: 'vector_cosine_ops' }],
                }),
            ];
            const ids = async () => (await xano.index.list({ table_id })).map(({ id }) => id);
            expect(await ids()).toEqual(expect.arrayContaining(added.map(({ id }) => id)));

            const [btree] = added;
            await xano.index.remove({ table_id, index_id: btree?.id ?? '' });
            expect(await ids()).not.toContain(btree?.id);

            await xano.index.replaceAll({ table_id, index: [PRIMARY], confirm: true });
            expect((await xano.index.list({ table_id })).map(({ type }) => type)).toEqual(['primary']);
        });

        test('replacing the columns drops what is not listed', async () => {
            const { xano } = bench();
            const [id] = await xano.column.list({ table_id });
            await xano.column.replaceAll({
                table_id,
                schema: [id!, { name: 'note', type: 'text' }],
                confirm: true,
            });
            expect((await xano.column.list({ table_id })).map(({ name }) => name)).toEqual(['id', 'note']);
            await xano.table.delete({ table_id, confirm: true });
            await xano.table.delete({ table_id: 'pointed_at', confirm: true });
        });
    });
}
