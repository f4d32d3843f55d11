import type { Xano } from 'xano-connect';

/** Channels have no branches: the one that an example of triggers came with is in the way. */
async function freeChannel(xano: Xano): Promise<void> {
    for await (const { id, name } of xano.realtimeChannel.list.iterate({})) {
        if (name === 'room/{id}') await xano.realtimeChannel.delete({ channel_id: id, confirm: true });
    }
}

/** What has to be so before a command can do what it says, by operation. */
export const BEFORE: Readonly<
    Record<string, (xano: Xano, values: Readonly<Record<string, string>>) => Promise<unknown>>
> = {
    // The sample has both already.
    'branch.create': (xano) => xano.branch.delete({ branch_label: 'dev', confirm: true }),
    'dataSource.create': (xano) => xano.dataSource.delete({ label: 'test', confirm: true }),
    'realtimeChannel.create': freeChannel,
    'realtimeChannel.update': freeChannel,
    'beta.functionRun': (xano) => xano.function.create({ name: 'shop/greeting' }),
    'function.run': (xano) => xano.function.create({ name: 'shop/order_total', branch: 'dev' }),
    'tenantEnv.get': (xano, { tenant_name = '', env_name: name = '' }) =>
        xano.tenantEnv.set({ tenant_name, env_name: name, env: { value: 'eu' } }),
    'tenantEnv.delete': (xano, { tenant_name = '', env_name: name = '' }) =>
        xano.tenantEnv.set({ tenant_name, env_name: name, env: { value: 'eu' } }),
};

/** What others rely on is as before. */
export const AFTER: Readonly<Record<string, (xano: Xano) => Promise<unknown>>> = {
    'branch.setLive': (xano) => xano.branch.setLive({ branch_label: 'v1' }),
};

const TESTS = 'the sample has no tests that could be run';
const GIVEN = 'its body names what only Xano gives out';
const ARCHIVE = 'needs the archive of an export';

/** Commands that the sandbox refuses as they are printed, and why. */
export const REASONS: Readonly<Record<string, string>> = {
    'beta.ephemeralJob': 'the script of the example is a function, no job',
    'beta.ephemeralService': 'the script of the example is a function, no service',
    'column.addTablerefuuid': 'the sample has no table with uuid keys',
    'knowledge.file': 'the sample has no file in its knowledge',
    'unitTest.run': TESTS,
    'sandboxUnitTest.run': TESTS,
    'sandboxWorkflowTest.run': TESTS,
    'tenantUnitTest.run': TESTS,
    'tenantWorkflowTest.run': TESTS,
    'staticHostBuild.setEnv': 'a build has to be whole first',
    'tenant.deploy': GIVEN,
    'tenant.restore': GIVEN,
    'tenantSnapshot.delete': GIVEN,
    'tenantSnapshot.swap': GIVEN,
    'release.import': ARCHIVE,
    'tenantBackup.import': ARCHIVE,
    'workspace.import': ARCHIVE,
    'workspace.importSchema': ARCHIVE,
};
