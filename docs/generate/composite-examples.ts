/** The shortest zip archive there is: one without files. */
const EMPTY_ZIP = new Uint8Array([0x50, 0x4b, 0x05, 0x06, ...Array<number>(18).fill(0)]);

/**
 * Inputs of the operations that are made of several calls. The others take theirs from `test/unit/operations/rows`;
 * these are run against the sandbox by `npm run test:docs`.
 */
export const COMPOSITE_EXAMPLES: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    'table.ensure': {
        name: 'customer',
        fields: {
            name: 'text',
            email: { type: 'email', unique: true },
            tier: { type: 'enum', values: ['free', 'pro'] },
        },
    },
    'table.copyRecords': {
        from: { table_id: 'customer' },
        to: { table_id: 'customer', data_source: 'test' },
    },
    'column.ensure': { table_id: 'customer', name: 'city', type: 'text' },
    'record.bulkAdd': {
        table_id: 'customer',
        items: [
            { name: 'Grace', email: 'grace@example.test' },
            { name: 'Linus', email: 'linus@example.test' },
        ],
    },
    'record.bulkPatch': { table_id: 'customer', items: [{ row_id: 1, updates: { tier: 'pro' } }] },
    'record.bulkDelete': { table_id: 'customer', row_ids: [2, 3] },
    'record.upsert': {
        table_id: 'customer',
        match: 'email',
        row: { email: 'ada@example.test', tier: 'pro' },
    },
    'record.upsertMany': {
        table_id: 'customer',
        match: 'email',
        items: [{ email: 'ada@example.test', tier: 'pro' }],
        on_error: 'continue',
    },
    'record.patchWhere': {
        table_id: 'customer',
        search: { tier: 'free' },
        updates: { tier: 'pro' },
        max: 500,
    },
    'record.deleteWhere': { table_id: 'customer', search: { email: '' }, max: 500, confirm: true },
    'record.findDuplicates': { table_id: 'customer', columns: ['email'] },
    'record.removeDuplicates': { table_id: 'customer', columns: ['email'], keep: 'last', dry_run: true },
    'endpoint.call': { apigroup_id: 'Storefront', api_id: 'GET best-sellers' },
    'staticHostBuild.deploy': {
        static_host: 'storefront',
        file: EMPTY_ZIP,
        filename: 'site.zip',
        name: '1.4.0',
        env: 'prod',
    },
    'requestHistory.summary': { from: '2026-11-13', to: '2026-11-20' },
    'release.download': { release: 1 },
    'tenant.deployRelease': { tenant_name: 'acme-prod', release_name: '1.4.0' },
    'tenantBackup.download': { tenant_name: 'acme-prod', backup_id: 1 },
};
