import { describe, expect, test } from '@jest/globals';
import { benchOf, refusalOf, restOperations } from './bench.js';
import { operationRows } from './rows/index.js';

const SECRET = 'sk_live_made-up-1234';
const AT = { workspace_id: 7, tenant_name: 'acme-prod' };

/** Operations that send a secret, with one in their input. */
const sending: readonly (readonly [string, Readonly<Record<string, unknown>>])[] = [
    ['tenantEnv.set', { ...AT, env_name: 'STRIPE_KEY', env: { value: SECRET } }],
    ['tenantEnv.setAll', { ...AT, envs: { STRIPE_KEY: SECRET }, confirm: true }],
    ['tenantLicense.set', { ...AT, value: { key: SECRET }, confirm: true }],
    ['sandboxEnv.set', { env_name: 'STRIPE_KEY', env: { value: SECRET } }],
    ['sandboxEnv.setAll', { envs: [{ name: 'STRIPE_KEY', value: SECRET }], confirm: true }],
    ['sandboxLicense.set', { value: SECRET, confirm: true }],
    ['cluster.create', { name: 'eu', type: 'gke', credentials: { deep: [SECRET] } }],
    ['cluster.update', { cluster_id: 2, changes: { credentials: SECRET } }],
    ['cluster.setLicense', { cluster_id: 2, value: { key: SECRET }, confirm: true }],
];

describe('what is confidential', () => {
    test.each(sending)('%s masks what it sent where Xano repeats it', async (id, input) => {
        const said = {
            code: 'ERROR_CODE_INPUT_ERROR',
            message: `Bad value ${SECRET}`,
            payload: { got: SECRET },
        };
        const { xano, runtime } = benchOf({ status: 400, json: said });
        const error = await refusalOf(xano.run(id, input));
        expect(JSON.stringify(runtime.requests)).toContain(SECRET);
        expect(error.message).toContain('Bad value ***');
        expect(JSON.stringify(error)).not.toContain(SECRET);
    });

    const confidential = restOperations.filter(({ rest }) => rest.secrets !== undefined).map(({ id }) => id);

    test.each(confidential)('%s logs no body, neither of the request nor of the answer', async (id) => {
        const logged: unknown[] = [];
        const { xano } = benchOf(
            { json: { note: SECRET } },
            { logger: (...entry) => void logged.push(entry) },
        );
        await xano.run(id, operationRows.find((row) => row.id === id)?.input).catch(() => undefined);
        const messages = logged.map((entry) => (entry as readonly unknown[])[1]);
        expect(messages).toEqual(['request', 'answer']);
        expect(JSON.stringify(logged)).not.toContain(SECRET);
    });

    test('the operations that answer values, licences and entrances are among them', () => {
        expect(confidential).toEqual(
            expect.arrayContaining([
                'tenantEnv.get',
                'tenantEnv.getAll',
                'tenantLicense.get',
                'tenant.impersonate',
                'sandbox.impersonate',
                'release.export',
                'tenantBackup.export',
            ]),
        );
    });
});
