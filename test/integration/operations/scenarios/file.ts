import { describe, expect, test } from '@jest/globals';
import { refusalOf } from '../bench.js';
import type { OperationsBench } from '../bench.js';

const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export function fileScenarios(bench: () => OperationsBench): void {
    describe('file', () => {
        test('bytes, a Blob and text are uploaded, listed and deleted', async () => {
            const { xano } = bench();
            const bytes = await xano.file.upload({
                content: PNG,
                filename: 'dot.png',
                content_type: 'image/png',
                type: 'image',
                access: 'private',
            });
            expect(bytes).toMatchObject({ name: 'dot.png', size: 8, mime: 'image/png', access: 'private' });
            const blob = await xano.file.upload({
                content: new Blob([PNG], { type: 'image/png' }),
                filename: 'blob.png',
            });
            expect(blob).toMatchObject({ name: 'blob.png', size: 8, access: 'public' });
            const text = await xano.file.upload({ content: 'ä,b\n', filename: 'list.csv' });
            expect(text).toMatchObject({ name: 'list.csv', size: 5 });

            const names = async (input: Parameters<typeof xano.file.list>[0]) =>
                (await xano.file.list(input)).items.map(({ name }) => name);
            expect(await names({ search: 'dot', access: 'private' })).toEqual(['dot.png']);
            expect(await names({ search: 'dot' })).toEqual([]);

            await xano.file.delete({ file_id: 'blob.png' });
            await xano.file.deleteMany({ ids: [bytes.id, text.id] });
            expect(await names({ search: 'list.csv' })).toEqual([]);
            expect(await refusalOf(xano.file.delete({ file_id: bytes.id }))).toMatchObject({
                kind: 'not-found',
            });
        });
    });
}
