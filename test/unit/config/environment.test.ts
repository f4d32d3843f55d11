import { describe, expect, test } from '@jest/globals';
import { isXanoError } from '../../../core/src/errors.js';
import { readEnvironment, VARIABLES } from '../../../core/src/node/environment.js';

describe('readEnvironment', () => {
    test('reads every variable', () => {
        const env = {
            XANO_INSTANCE_URL: ' https://xabc-defg-hijk.n7.xano.io ',
            XANO_ACCESS_TOKEN: 'token',
            XANO_WORKSPACE_ID: '7',
            XANO_BRANCH: 'v1',
            XANO_DATA_SOURCE: 'test',
            XANO_MCP_URL: 'https://xabc-defg-hijk.n7.xano.io/x2/mcp/meta/mcp/stream',
            XANO_ACCOUNT_URL: 'https://app.xano.com',
            XANO_TIMEOUT_MS: '5000',
            XANO_RETRIES: '0',
            XANO_PROFILE: 'prod',
            XANO_CONFIG: '/etc/xano.yaml',
            OTHER: 'x',
        };
        expect(Object.keys(VARIABLES).sort()).toEqual(
            Object.keys(env)
                .filter((name) => name !== 'OTHER')
                .sort(),
        );
        expect(readEnvironment(env)).toEqual({
            instanceUrl: 'https://xabc-defg-hijk.n7.xano.io',
            accessToken: 'token',
            workspaceId: 7,
            branch: 'v1',
            dataSource: 'test',
            mcpUrl: env.XANO_MCP_URL,
            accountUrl: 'https://app.xano.com',
            timeoutMs: 5000,
            retries: 0,
            profile: 'prod',
            configPath: '/etc/xano.yaml',
        });
    });

    test('empty is not set; a workspace may be a name', () => {
        expect(readEnvironment({ XANO_BRANCH: '', XANO_TIMEOUT_MS: ' ', XANO_RETRIES: undefined })).toEqual(
            {},
        );
        expect(readEnvironment({ XANO_WORKSPACE_ID: 'My Shop' })).toEqual({ workspaceId: 'My Shop' });
    });

    test.each([
        ['XANO_TIMEOUT_MS', '5s'],
        ['XANO_TIMEOUT_MS', '-1'],
        ['XANO_TIMEOUT_MS', '1e3'],
        ['XANO_RETRIES', '1.5'],
        ['XANO_RETRIES', '9'.repeat(30)],
        ['XANO_RETRIES', 'two'],
    ])('%s=%s is refused by its name', (name, value) => {
        try {
            readEnvironment({ [name]: value });
        } catch (error) {
            if (!isXanoError(error, 'config')) throw error;
            expect(error.message).toContain(name);
            expect(error.hint).toContain(`${name}=`);
            return;
        }
        throw new Error('not refused');
    });
});
