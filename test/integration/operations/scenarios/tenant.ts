import { describe, expect, test } from '@jest/globals';
import { createClientOf, createNodeRuntime, wholeCatalogue } from 'xano-connect';
import { collect, refusalOf } from '../bench.js';
import type { OperationsBench } from '../bench.js';
import { placeScenario, TESTED } from './place.js';

export function tenantScenarios(bench: () => OperationsBench): void {
    describe('tenant', () => {
        /** A tenant that rests. */
        async function newTenant(display: string): Promise<string> {
            const { xano } = bench();
            const { name, state } = await xano.tenant.create({ display, tag: [{ tag: 'test' }] });
            expect(state).toBe('provisioning');
            for (let looks = 0; (await xano.tenant.get({ tenant_name: name })).state !== 'ok'; looks++) {
                if (looks > 5) throw new Error('the tenant is never ready');
            }
            return name;
        }

        /** A client that does not wait: the local Xano is ready after a few looks, however quick. */
        function hurried() {
            const { origin, tokens, workspaceId } = bench().sandbox;
            const { tenant } = wholeCatalogue;
            const runtime = { ...createNodeRuntime(), sleep: () => Promise.resolve() };
            const settings = { instanceUrl: origin, accessToken: tokens.full, workspaceId };
            return createClientOf({ tenant }, settings, runtime);
        }

        test('is provisioned, changed, moved to a platform version and deleted', async () => {
            const { xano } = bench();
            const tenant_name = await newTenant('Acme');
            await xano.tenant.update({ tenant_name, display: 'Acme Ltd', rbac: { enabled: true } });
            const [newest, older] = (await xano.platform.list()).items;
            expect(await xano.platform.get({ platform_id: older?.id ?? 0 })).toEqual(older);
            expect(newest?.name).not.toBe(older?.name);
            expect(
                await xano.tenant.deployPlatform({ tenant_name, platform_id: older?.id ?? 0 }),
            ).toMatchObject({ display: 'Acme Ltd', state: 'deploying' });
            const all = await collect(xano.tenant.list.iterate());
            expect(all.map(({ name }) => name)).toEqual([tenant_name]);
            expect((await xano.tenant.list({ page: 2 })).items).toEqual([]);
            expect((await xano.tenant.impersonate({ tenant_name }))._ti).toMatch(/./);

            await xano.tenant.delete({ tenant_name, confirm: true });
            expect(await refusalOf(xano.tenant.get({ tenant_name }))).toMatchObject({ kind: 'not-found' });
        });

        test('is brought to a release and back to a backup', async () => {
            const { xano } = bench();
            const tenant_name = await newTenant('Beta');
            const at = { tenant_name };
            const release = await xano.release.createFromMultidoc({ name: 'tested', xanoscript: TESTED });
            const first = await xano.tenantBackup.create({ ...at, description: 'Before' });

            const states: unknown[] = [];
            const { deployRelease } = hurried().tenant;
            const deployed = await deployRelease(
                { ...at, release_name: 'tested' },
                { onProgress: ({ state }) => states.push(state) },
            );
            expect(deployed).toMatchObject({ state: 'ok', release: 'tested' });
            expect(states).toEqual([undefined, 'deploying', 'deploying', 'ok', undefined]);
            const unknown = deployRelease({ ...at, release_name: 'none' });
            expect(await refusalOf(unknown)).toMatchObject({ kind: 'not-found', operation: 'tenant.deploy' });

            const started = await xano.tenant.deploy({ ...at, release_name: 'tested' });
            expect(started).toMatchObject({ state: 'deploying', deployed_at: deployed.deployed_at });
            while ((await xano.tenant.get(at)).state === 'deploying');
            expect(await xano.tenant.get(at)).toMatchObject({ release: 'tested' });
            expect(await xano.tenant.multidoc({ ...at, records: true })).toBe(TESTED);

            await placeScenario(
                {
                    env: xano.tenantEnv,
                    license: xano.tenantLicense,
                    unitTest: xano.tenantUnitTest,
                    workflowTest: xano.tenantWorkflowTest,
                },
                at,
            );

            const restored = await xano.tenant.restore({ ...at, backup_id: first.id ?? 0, confirm: true });
            expect(restored.state).toBe('restoring');
            while ((await xano.tenant.get(at)).state === 'restoring');
            expect(await xano.tenant.multidoc(at)).toBe('');

            await xano.release.delete({ release: release.id, confirm: true });
            await xano.tenant.delete({ ...at, confirm: true });
        });

        test('keeps backups and snapshots', async () => {
            const { xano } = bench();
            const at = { tenant_name: await newTenant('Gamma') };
            const taken: (number | undefined)[] = [];
            for (let i = 0; i < 26; i++) taken.push((await xano.tenantBackup.create(at)).id);
            const file = await xano.tenantBackup.download({ ...at, backup_id: taken[0] ?? 0 });
            const { id: imported = 0 } = await xano.tenantBackup.import({ ...at, file });
            const backups = await collect(xano.tenantBackup.list.iterate(at));
            expect(backups.map(({ id }) => id)).toEqual([imported, ...taken.reverse()]);
            expect((await xano.tenantBackup.list(at)).items).toHaveLength(25);
            expect(await xano.tenantBackup.export({ ...at, backup_id: imported })).toHaveProperty('src');
            await xano.tenantBackup.delete({ ...at, backup_id: imported, confirm: true });
            const gone = xano.tenantBackup.export({ ...at, backup_id: imported });
            expect(await refusalOf(gone)).toMatchObject({ kind: 'not-found' });

            const { backup: snapshot = '' } = await xano.tenantSnapshot.create({ ...at, label: 'Before' });
            expect(await xano.tenantSnapshot.swap({ ...at, snapshot, confirm: true })).toEqual({
                from: 'original',
                to: snapshot,
                tenant: at.tenant_name,
            });
            const inUse = xano.tenantSnapshot.delete({ ...at, snapshot, confirm: true });
            expect(await refusalOf(inUse)).toMatchObject({ kind: 'validation', status: 400 });
            await xano.tenantSnapshot.swap({ ...at, snapshot: 'original', confirm: true });
            await xano.tenantSnapshot.delete({ ...at, snapshot, confirm: true });
            expect(await xano.tenantSnapshot.list(at)).toMatchObject([{ name: 'original', is_live: true }]);
            await xano.tenant.delete({ ...at, confirm: true });
        });

        test('shows the sites it serves, and nothing short-lived is left over', async () => {
            const { xano } = bench();
            const at = { tenant_name: await newTenant('Delta') };
            const site = await xano.staticHost.create({ name: 'tenants-site' });
            const sites = await xano.tenantStaticHost.list(at);
            expect(sites.items.map(({ name }) => name)).toContain(site.name);
            const builds = await xano.tenantStaticHost.listBuilds({ ...at, static_host: site.name });
            expect(builds.items).toEqual([]);
            await xano.tenant.delete({ ...at, confirm: true });
            expect((await xano.ephemeral.list()).items).toEqual([]);
            expect((await xano.ephemeral.listInWorkspace()).items).toEqual([]);
        });
    });

    describe('cluster', () => {
        test('is registered with credentials that never come out again, changed and removed', async () => {
            const { xano } = bench();
            const credentials = { key: 'made-up-key-of-a-cluster' };
            const { id: cluster_id } = await xano.cluster.create({ name: 'eu', type: 'gke', credentials });
            await xano.cluster.update({ cluster_id, changes: { description: 'Customers in Europe' } });
            const shown = await xano.cluster.get({ cluster_id });
            expect(shown).toMatchObject({ name: 'eu', description: 'Customers in Europe' });
            expect(JSON.stringify(shown)).not.toContain(credentials.key);
            expect(await collect(xano.cluster.list.iterate())).toEqual([shown]);
            await xano.cluster.setLicense({ cluster_id, value: { nodes: 3 }, confirm: true });
            expect(await xano.cluster.getLicense({ cluster_id })).toEqual({ nodes: 3 });
            await xano.cluster.delete({ cluster_id, confirm: true });
            expect((await xano.cluster.list()).items).toEqual([]);
        });
    });
}
