import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { isXanoError, type XanoError } from '../../../core/src/errors.js';
import { resolveSettings, thisPlace } from '../../../core/src/node/config.js';
import type { GivenSettings } from '../../../core/src/node/config.js';

const PROD = 'https://prod-aaaa-bbbb.n7.xano.io';
const TEST = 'https://test-aaaa-bbbb.n7.xano.io';
const CREDENTIALS = `
default: prod
profiles:
  prod:
    account_origin: https://app.xano.com
    instance_origin: ${PROD}
    access_token: s3cr3t-prod
    workspace: 7
    branch: v1
  test:
    instance_origin: ${TEST}
    access_token: s3cr3t-test
    workspace: "12"
    insecure: true
`;

let root: string;
let home: string;
let cwd: string;

beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'xano-config-')));
    home = join(root, 'home');
    cwd = join(root, 'project/deep/folder');
    mkdirSync(home);
    mkdirSync(cwd, { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): string {
    const full = join(root, path);
    mkdirSync(dirname(full), { recursive: true });
    writeFileSync(full, text);
    return full;
}

const resolve = (options: GivenSettings = {}, env: Record<string, string> = {}) =>
    resolveSettings(options, { ...thisPlace(), env, cwd, home });

function refusal(options: GivenSettings = {}, env: Record<string, string> = {}): XanoError {
    try {
        resolve(options, env);
    } catch (error) {
        if (!isXanoError(error, 'config')) throw error;
        expect(`${JSON.stringify(error)}${error.stack ?? ''}`).not.toContain('s3cr3t');
        return error;
    }
    throw new Error('not refused');
}

describe('precedence', () => {
    test('nothing anywhere is nothing', () => {
        expect(resolve()).toEqual({ source: {} });
        expect(resolve({ instanceUrl: undefined })).toEqual({ source: {} });
    });

    test('option, variable, profile.yaml, profile: the first that has a setting gives it', () => {
        const credentials = write('home/.xano/credentials.yaml', CREDENTIALS);
        const pin = write('project/profile.yaml', 'profile: test\nworkspace: 34\nbranch: dev\n');
        const from = `profile "test" in ${credentials}`;
        expect(resolve()).toEqual({
            instanceUrl: TEST,
            accessToken: 's3cr3t-test',
            workspaceId: 34,
            branch: 'dev',
            insecure: true,
            source: { instanceUrl: from, accessToken: from, workspaceId: pin, branch: pin, insecure: from },
        });
        const env = { XANO_WORKSPACE_ID: '56', XANO_TIMEOUT_MS: '100', XANO_BRANCH: 'v3' };
        expect(resolve({ branch: 'v2', retries: 0 }, env)).toMatchObject({
            instanceUrl: TEST,
            workspaceId: 56,
            branch: 'v2',
            timeoutMs: 100,
            retries: 0,
            source: {
                instanceUrl: from,
                workspaceId: 'XANO_WORKSPACE_ID',
                branch: 'the option branch',
                timeoutMs: 'XANO_TIMEOUT_MS',
            },
        });
    });

    test('no file is looked at when instance and token are given and no profile is asked for', () => {
        write('home/.xano/credentials.yaml', 'not: [valid');
        write('project/profile.yaml', 'access_token: s3cr3t');
        const env = { XANO_ACCESS_TOKEN: 'token' };
        expect(resolve({ instanceUrl: PROD }, env)).toEqual({
            instanceUrl: PROD,
            accessToken: 'token',
            source: { instanceUrl: 'the option instanceUrl', accessToken: 'XANO_ACCESS_TOKEN' },
        });
    });
});

describe('which profile', () => {
    test.each<[string, GivenSettings, Record<string, string>, string]>([
        ['the default of the file', {}, {}, PROD],
        ['XANO_PROFILE', {}, { XANO_PROFILE: 'test' }, TEST],
        ['the option before XANO_PROFILE', { profile: 'prod' }, { XANO_PROFILE: 'test' }, PROD],
    ])('%s', (_, options, env, instanceUrl) => {
        write('home/.xano/credentials.yaml', CREDENTIALS);
        expect(resolve(options, env).instanceUrl).toBe(instanceUrl);
    });

    test('without a default: the one named "default", or the only one, or none', () => {
        const profile = (name: string) =>
            `  ${name}: { instance_origin: https://${name}.example.com, access_token: s }\n`;
        write('home/.xano/credentials.yaml', `profiles:\n${profile('other')}${profile('default')}`);
        expect(resolve().instanceUrl).toBe('https://default.example.com');
        write('home/.xano/credentials.yaml', `profiles:\n${profile('other')}`);
        expect(resolve().instanceUrl).toBe('https://other.example.com');
        write('home/.xano/credentials.yaml', `profiles:\n${profile('one')}${profile('two')}`);
        expect(resolve().instanceUrl).toBeUndefined();
    });

    test('XANO_CONFIG is another file, from the current folder or the home', () => {
        write('project/deep/own.yaml', CREDENTIALS.replace('default: prod', 'default: test'));
        write('home/own.yaml', CREDENTIALS);
        expect(resolve({}, { XANO_CONFIG: '../own.yaml' }).instanceUrl).toBe(TEST);
        expect(resolve({}, { XANO_CONFIG: '~/own.yaml' }).instanceUrl).toBe(PROD);
        expect(refusal({}, { XANO_CONFIG: 'gone.yaml' }).message).toContain(join(cwd, 'gone.yaml'));
    });

    test('the nearest profile.yaml counts; one of another tool is passed by', () => {
        write('home/.xano/credentials.yaml', CREDENTIALS);
        write('project/profile.yaml', 'profile: test\n');
        write('project/deep/profile.yaml', 'profile: { entities: [a, b] }\ntitle: x\n');
        expect(resolve().instanceUrl).toBe(TEST);
        write('project/deep/folder/profile.yaml', 'profile: prod\n');
        expect(resolve().instanceUrl).toBe(PROD);
    });

    test('an unknown profile brings near names', () => {
        const path = write('home/.xano/credentials.yaml', CREDENTIALS);
        const error = refusal({ profile: 'prd' });
        expect(error.message).toBe(
            `There is no profile "prd" (asked for by the option profile) in ${path}. Did you mean "prod"?`,
        );
        expect(error.hint).toContain('prod, test');
        expect(refusal({ profile: 'constructor' }).message).toContain('no profile "constructor"');
    });

    test('a named profile without a file tells which path was tried', () => {
        const path = join(home, '.xano/credentials.yaml');
        expect(refusal({ profile: 'prod' }).message).toContain(path);
        const error = refusal({}, { XANO_PROFILE: 'prod' });
        expect(error.message).toContain(path);
        expect(error.message).toContain('XANO_PROFILE');
        expect(error.hint).toContain('xano auth');
        const pin = write('project/profile.yaml', 'profile: prod');
        expect(refusal().message).toContain(pin);
    });
});

describe('tokens', () => {
    test('a profile.yaml with a token is refused', () => {
        const pin = write('project/profile.yaml', 'profile: prod\naccess_token: s3cr3t\n');
        const error = refusal();
        expect(error.message).toContain(`${pin} holds an access_token`);
        expect(error.hint).toContain('revoke');
    });

    test('a profile.yaml cannot send the token of a profile to another server, nor switch TLS checks off', () => {
        write('home/.xano/credentials.yaml', CREDENTIALS);
        write('project/profile.yaml', 'instance_origin: https://evil.example.com\n');
        expect(refusal().message).toContain('another instance');
        write(
            'project/profile.yaml',
            `instance_origin: ${PROD}/\ninsecure: true\naccount_origin: https://evil.example.com\n`,
        );
        expect(resolve()).toMatchObject({ accessToken: 's3cr3t-prod', accountUrl: 'https://app.xano.com' });
        expect(resolve().insecure).toBeUndefined();
    });

    test('the token of a profile is not sent to an instance named elsewhere', () => {
        write('home/.xano/credentials.yaml', CREDENTIALS);
        expect(refusal({ instanceUrl: TEST }).message).toContain('belongs to another instance');
        expect(refusal({}, { XANO_INSTANCE_URL: TEST }).message).toContain('XANO_INSTANCE_URL');
        expect(refusal({ instanceUrl: 'my workspace' }).path).toBe('accessToken');
        expect(resolve({ instanceUrl: `${PROD}/api:meta` }).accessToken).toBe('s3cr3t-prod');
        expect(resolve({ instanceUrl: TEST, accessToken: 'own', profile: 'prod' })).toMatchObject({
            instanceUrl: TEST,
            accessToken: 'own',
            workspaceId: 7,
        });
    });
});

describe('files that cannot be used', () => {
    test.each([
        ['a tab', 'profiles:\n\tprod:\n\t\taccess_token: s3cr3t\n', 'line 2', 'not with tabs'],
        ['an open quote', 'profiles:\n  prod:\n    access_token: "s3cr3t\n', 'line ', 'missing'],
        [
            'a name twice',
            'profiles:\n  a: { access_token: s3cr3t, access_token: s3cr3t }\n',
            'line 2',
            'twice',
        ],
        ['a missing colon', 'profiles:\n  s3cr3t\n  prod: 1\n', 'line 2, column 3', 'colon'],
        ['an unknown alias', 'profiles: { prod: *s3cr3t }\n', 'not valid YAML', ''],
        ['no profiles', 'access_token: s3cr3t\n', 'no "profiles"', 'xano auth'],
        ['only a text', 's3cr3t', 'no "profiles"', 'xano auth'],
        ['nothing', '', 'no "profiles"', 'xano auth'],
    ])('%s: file and place, never the content', (_, text, message, hint) => {
        const path = write('home/.xano/credentials.yaml', text);
        const error = refusal();
        expect(error.message).toContain(path);
        expect(error.message).toContain(message);
        expect(error.hint).toContain(hint);
    });

    test('a broken profile.yaml', () => {
        const path = write('project/profile.yaml', 'profile: "prod\n');
        expect(refusal().message).toContain(`${path}, line `);
    });

    test('a file that cannot be read is said to be so', () => {
        const path = join(home, 'credentials.yaml');
        symlinkSync(path, path);
        expect(refusal({}, { XANO_CONFIG: path }).message).toBe(`${path} cannot be read (ELOOP).`);
    });

    test('a folder in place of the file is no file', () => {
        mkdirSync(join(home, '.xano/credentials.yaml'), { recursive: true });
        expect(resolve()).toEqual({ source: {} });
    });
});
