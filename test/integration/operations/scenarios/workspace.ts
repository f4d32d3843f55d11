import { describe, expect, test } from '@jest/globals';
import { mintToken } from '../../../sandbox/index.js';
import { refusalOf } from '../bench.js';
import type { OperationsBench } from '../bench.js';

export function workspaceScenarios(bench: () => OperationsBench): void {
    describe('account', () => {
        test('who the token belongs to, and the instances it reaches', async () => {
            const { xano, sandbox } = bench();
            expect(await xano.account.me()).toMatchObject({ id: 4211, email: 'dana@example.test' });
            const [instance] = await xano.account.instances();
            expect(instance?.meta_api).toBe(sandbox.metaUrl);
            expect(await xano.account.instance({ name: instance?.name ?? '' })).toEqual(instance);
        });
    });

    describe('workspace', () => {
        test('is created, changed and found by its name', async () => {
            const { xano } = bench();
            const made = await xano.workspace.create({ name: 'Attic', description: 'Old things' });
            expect(made).toMatchObject({ name: 'Attic', description: 'Old things' });
            await xano.workspace.update({ workspace_id: 'Attic', description: 'Older things' });
            expect(await xano.workspace.get({ workspace_id: 'Attic' })).toMatchObject({
                id: made.id,
                description: 'Older things',
                branch: 'v1',
            });
            expect((await xano.workspace.list()).map(({ name }) => name)).toContain('Attic');
        });

        test('is described as an object, as YAML and as OpenAPI', async () => {
            const { xano } = bench();
            expect(typeof (await xano.workspace.context())).toBe('object');
            const yaml = await xano.workspace.context({ format: 'yaml' });
            expect(typeof yaml).toBe('string');
            expect(yaml).toMatch(/^\w+:/);
            expect(await xano.workspace.openapi()).toHaveProperty('paths');
        });

        test('an export that is refused says why', async () => {
            const { sandbox } = bench();
            const accessToken = mintToken({ scope: {}, exp: 4_070_908_800 });
            const error = await refusalOf(bench().with({ accessToken }).workspace.export());
            expect(error).toMatchObject({ kind: 'permission', code: 'ERROR_CODE_ACCESS_DENIED' });
            expect(error.message).toContain('Access Denied');
            expect(JSON.stringify(error)).not.toContain(sandbox.tokens.full);
        });

        test('is exported as bytes', async () => {
            const { xano } = bench();
            for (const archive of [await xano.workspace.export(), await xano.workspace.exportSchema()]) {
                expect(archive).toBeInstanceOf(Uint8Array);
                expect(archive.byteLength).toBeGreaterThan(0);
            }
        });
    });

    describe('branch', () => {
        test('is forked, renamed, made live and deleted', async () => {
            const { xano } = bench();
            const labels = async () => (await xano.branch.list()).map(({ label }) => label);
            const live = async () => (await xano.branch.list()).find((branch) => branch.live)?.label;

            expect(await xano.branch.create({ label: 'feature', source_branch: 'v1' })).toMatchObject({
                label: 'feature',
            });
            await xano.branch.update({ branch_label: 'feature', label: 'feature/next', color: '#112233' });
            expect(await labels()).toEqual(expect.arrayContaining(['v1', 'feature/next']));
            expect((await xano.branch.get({ branch_label: 'feature/next' })).live ?? false).toBe(false);

            await xano.branch.setLive({ branch_label: 'feature/next' });
            expect(await live()).toBe('feature/next');
            const refused = await refusalOf(
                xano.branch.delete({ branch_label: 'feature/next', confirm: true }),
            );
            expect(refused).toMatchObject({ kind: 'validation', status: 400 });

            await xano.branch.setLive({ branch_label: 'v1' });
            await xano.branch.delete({ branch_label: 'feature/next', confirm: true });
            expect(await labels()).not.toContain('feature/next');
        });

        test('holds its own API groups under the same names', async () => {
            const { xano } = bench();
            await xano.branch.create({ label: 'copy' });
            const [group] = (await xano.apiGroup.list()).items;
            const name = group?.name ?? '';
            const live = await xano.apiGroup.get({ apigroup_id: name });
            const copied = await bench().with({ branch: 'copy' }).apiGroup.get({ apigroup_id: name });
            expect([live.branch, copied.branch]).toEqual(['v1', 'copy']);
            expect(copied.id).not.toBe(live.id);
            await xano.branch.delete({ branch_label: 'copy', confirm: true });
        });
    });

    describe('data source', () => {
        test('holds records of its own', async () => {
            const { xano } = bench();
            await xano.dataSource.create({ label: 'rehearsal' });
            await xano.dataSource.update({ label: 'rehearsal', color: '#00ff00' });
            expect(await xano.dataSource.list()).toContainEqual({ label: 'rehearsal', color: '#00ff00' });

            const { id } = await xano.table.add({ name: 'rehearsed' });
            await xano.record.create({ table_id: id, data_source: 'rehearsal', row: {} });
            const count = async (data_source: string) =>
                (await xano.record.list({ table_id: id, data_source })).itemsTotal;
            expect([await count('rehearsal'), await count('live')]).toEqual([1, 0]);

            await xano.dataSource.delete({ label: 'rehearsal', confirm: true });
            expect(await refusalOf(count('rehearsal'))).toMatchObject({ kind: 'not-found' });
            await xano.table.delete({ table_id: id, confirm: true });
        });
    });
}
