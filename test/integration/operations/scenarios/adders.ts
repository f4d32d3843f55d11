import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { refusalOf } from '../bench.js';
import type { OperationsBench } from '../bench.js';

export function adderScenarios(bench: () => OperationsBench): void {
    describe('an operation for each type of column and kind of index', () => {
        let table_id = 0;

        beforeAll(async () => {
            const { xano } = bench();
            table_id = (await xano.table.add({ name: 'by_type' })).id;
            await xano.table.add({ name: 'by_type_target' });
        });

        afterAll(async () => {
            const { xano } = bench();
            await xano.table.delete({ table_id: 'by_type', confirm: true });
            await xano.table.delete({ table_id: 'by_type_target', confirm: true });
        });

        test('what every type takes, each adds, and reads back', async () => {
            const { column } = bench().xano;
            const at = { table_id };
            const added = [
                await column.addAttachment({ ...at, name: 'attachment' }),
                await column.addAudio({ ...at, name: 'audio' }),
                await column.addBool({ ...at, name: 'bool', default: true }),
                await column.addDate({ ...at, name: 'date' }),
                await column.addDecimal({ ...at, name: 'decimal', default: 1.5, filters: { min: 0 } }),
                await column.addEmail({ ...at, name: 'email', required: true }),
                await column.addEnum({ ...at, name: 'enum', values: ['open', 'done'], default: 'open' }),
                await column.addGeoLinestring({ ...at, name: 'geo_linestring' }),
                await column.addGeoMultilinestring({ ...at, name: 'geo_multilinestring' }),
                await column.addGeoMultipoint({ ...at, name: 'geo_multipoint' }),
                await column.addGeoMultipolygon({ ...at, name: 'geo_multipolygon' }),
                await column.addGeoPoint({ ...at, name: 'geo_point' }),
                await column.addGeoPolygon({ ...at, name: 'geo_polygon' }),
                await column.addImage({ ...at, name: 'image', style: 'list' }),
                await column.addInt({ ...at, name: 'int', default: 3 }),
                await column.addJson({ ...at, name: 'json' }),
                await column.addObject({ ...at, name: 'object', children: { street: 'text' } }),
                await column.addPassword({ ...at, name: 'password', filters: { min: 12 } }),
                await column.addText({ ...at, name: 'text', format: 'markdown', filters: { trim: true } }),
                await column.addTimestamp({ ...at, name: 'timestamp' }),
                await column.addUuid({ ...at, name: 'uuid' }),
                await column.addVector({ ...at, name: 'vector', vector: { size: 3 } }),
                await column.addVideo({ ...at, name: 'video' }),
            ];
            const columns = await column.list(at);
            // Each is named like its type.
            expect(columns.slice(2).map(({ name, type }) => [name, type])).toEqual(
                added.map(({ name }) => [name, name]),
            );
        });

        test('a foreign key finds its table by name', async () => {
            const { column } = bench().xano;
            await column.addTableref({ table_id, name: 'target_id', tableref_id: 'by_type_target' });
            await column.addTablerefuuid({ table_id, name: 'target_uuid', tableref_id: 'by_type_target' });
            expect(await column.get({ table_id, name: 'target_id' })).toMatchObject({ type: 'int' });
            expect(await column.get({ table_id, name: 'target_uuid' })).toMatchObject({ type: 'uuid' });
        });

        test('what does not fit is refused before anything is sent', async () => {
            const { column } = bench().xano;
            const refused = await refusalOf(
                column.addEnum({ table_id, name: 'mood', values: ['good'], default: 'bad' }),
            );
            expect(refused).toMatchObject({ kind: 'validation', path: 'default' });
        });

        test('indexes of every kind', async () => {
            const { index } = bench().xano;
            const at = { table_id };
            const added = [
                await index.addBtree({ ...at, fields: [{ name: 'int', op: 'desc' }] }),
                await index.addUnique({ ...at, fields: [{ name: 'email' }] }),
                await index.addSearch({
                    ...at,
                    name: 'words',
                    lang: 'english',
                    fields: [{ name: 'text', priority: 1 }],
                }),
                await index.addSpatial({ ...at, fields: [{ name: 'geo_point' }] }),
                await index.addVector({ ...at, fields: [{ name: 'vector', op: 'vector_cosine_ops' }] }),
            ];
            const ids = (await index.list(at)).map(({ id }) => id);
            expect(ids).toEqual(expect.arrayContaining(added.map(({ id }) => id)));
        });
    });
}
