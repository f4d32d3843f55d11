import { describe, expect, test } from '@jest/globals';
import { collect, refusalOf } from '../bench.js';
import type { OperationsBench } from '../bench.js';

export function releaseScenarios(bench: () => OperationsBench): void {
    describe('release', () => {
        test('freezes a branch, is changed, deployed to a branch by its name, and deleted', async () => {
            const { xano } = bench();
            const [table] = (await xano.table.list({ search: 'customer' })).items;
            const frozen = await xano.function.create({ name: 'frozen_with_it' });
            const made = await xano.release.create({
                branch: 'v1',
                name: 'v1.0 / first',
                table_ids: [table?.id ?? 0],
            });
            expect(made).toMatchObject({ branch: 'v1', hotfix: false });
            expect(made.tables).toEqual([{ id: table?.id, name: table?.name, cnt: expect.any(Number) }]);
            expect(made.resource_size).toBeGreaterThan(1000);

            await xano.release.update({ release: made.id, description: 'What the shop opened with' });
            expect(await xano.release.get({ release: made.id })).toMatchObject({
                name: 'v1.0 / first',
                description: 'What the shop opened with',
            });

            const to = { release_name: 'v1.0 / first', branch: 'stable' };
            await xano.release.deploy(to);
            const stable = bench().with({ branch: 'stable' });
            await stable.function.delete({ function_id: 'frozen_with_it', confirm: true });
            await xano.release.deploy(to);
            const { id } = await stable.function.get({ function_id: 'frozen_with_it' });
            expect(id).not.toBe(frozen.id);
            await xano.branch.delete({ branch_label: 'stable', confirm: true });
            await xano.function.delete({ function_id: frozen.id, confirm: true });

            await xano.release.delete({ release: made.id, confirm: true });
            expect(await refusalOf(xano.release.get({ release: made.id }))).toMatchObject({
                kind: 'not-found',
            });
        });

        test('is read as XanoScript, made of it, exported and imported', async () => {
            const { xano, sandbox } = bench();
            const first = await xano.release.create({ branch: 'v1', name: 'exported' });
            const documents = await xano.release.multidoc({ release: first.id, env: true, records: false });
            expect(documents).toMatch(/^table /m);
            expect(documents).toMatch(/^---$/m);

            const made = await xano.release.createFromMultidoc({
                name: 'by script',
                hotfix: true,
                xanoscript: documents,
            });
            expect(made).toMatchObject({ name: 'by script', hotfix: true });
            expect(await xano.release.multidoc({ release: made.id })).toBe(documents);

            const { src } = await xano.release.export({ release: first.id });
            expect(src).toMatch(new RegExp(`^${sandbox.origin}/`));
            const file = await xano.release.download({ release: first.id });
            const { id = 0 } = await xano.release.import({ file, filename: 'release.gz' });
            expect(id).toBeGreaterThan(made.id);
            expect(await xano.release.multidoc({ release: id })).toBe(documents);
            expect(await refusalOf(xano.release.import({ file: new Uint8Array([1, 2]) }))).toMatchObject({
                kind: 'validation',
                path: 'file',
            });

            const walked = await collect(xano.release.list.iterate({ per_page: 2 }));
            expect(walked.map(({ name }) => name)).toEqual(['exported', 'by script', 'exported']);
            expect((await xano.release.list({ page: 2, per_page: 2 })).items).toHaveLength(1);
        });
    });
}
