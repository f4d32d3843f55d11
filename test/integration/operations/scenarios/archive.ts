import { describe, expect, test } from '@jest/globals';
import { refusalOf } from '../bench.js';
import type { OperationsBench } from '../bench.js';

export function archiveScenarios(bench: () => OperationsBench): void {
    describe('an archive of a workspace', () => {
        test('replaces another workspace, which then goes', async () => {
            const { xano } = bench();
            const file = await xano.workspace.export();
            const { id: workspace_id } = await xano.workspace.create({ name: 'Restored' });
            const tables = async (id?: number) =>
                (await xano.table.list(id === undefined ? {} : { workspace_id: id })).items.map(
                    ({ name }) => name,
                );
            expect(await tables(workspace_id)).toEqual([]);
            await xano.workspace.import({ workspace_id, file, filename: 'shop.tar.gz', confirm: true });
            expect(await tables(workspace_id)).toEqual(await tables());

            await xano.workspace.delete({ workspace_id, confirm: true });
            expect(await refusalOf(xano.workspace.get({ workspace_id }))).toMatchObject({
                kind: 'not-found',
            });
        });

        test('makes a branch of a schema, with the password it was made with', async () => {
            const { xano } = bench();
            const password = 'made-up-archive-password';
            const { id: workspace_id } = await xano.workspace.create({ name: 'Schema only' });
            const at = { workspace_id, newbranch: 'imported', confirm: true } as const;
            const file = new Blob([new Uint8Array(await xano.workspace.exportSchema({ password }))]);
            const refused = await refusalOf(xano.workspace.importSchema({ ...at, file }));
            expect(refused.kind).toBe('validation');
            expect(JSON.stringify(refused)).not.toContain(password);
            await xano.workspace.importSchema({ ...at, file, password, setlive: false });
            const labels = (await xano.branch.list({ workspace_id })).map(({ label }) => label);
            expect(labels).toContain('imported');
            await xano.workspace.delete({ workspace_id, confirm: true });
        });
    });
}
