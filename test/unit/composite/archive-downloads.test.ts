import { describe, expect, test } from '@jest/globals';
import { createClientOf } from 'xano-connect/pure';
import { releaseDownload, tenantBackupDownload } from 'xano-connect/pure/operations';
import { TransportFailure } from '../../../core/src/runtime.js';
import { ARCHIVE } from '../operations/rows/delivery/samples.js';
import { fakeRuntime } from '../support/fake-runtime.js';
import type { Answer } from '../support/fake-runtime.js';

const TOKEN = 'token-of-the-download-tests';
const SRC = 'https://files.example.test/release-12?signature=made-up-signature';

function bench(...answers: readonly Answer[]) {
    const runtime = fakeRuntime(answers);
    const logged: unknown[] = [];
    const options = {
        instanceUrl: 'https://xabc-defg-hijk.n7.xano.io',
        accessToken: TOKEN,
        workspaceId: 7,
        retries: 0,
        logger: (...entry: readonly unknown[]) => void logged.push(entry),
    };
    const operations = {
        release: { download: releaseDownload },
        tenantBackup: { download: tenantBackupDownload },
    };
    return { runtime, logged, xano: createClientOf(operations, options, runtime) };
}

const failureOf = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

describe('an archive', () => {
    test('is fetched from its link, which gets no token and stands in no log', async () => {
        const { runtime, logged, xano } = bench({ json: { src: SRC } }, { bytes: ARCHIVE });
        expect(await xano.release.download({ release: 12 })).toBe(ARCHIVE);
        const [asked, fetched] = runtime.requests;
        expect(asked?.url).toMatch(/\/workspace\/7\/release\/12\/export$/);
        expect(fetched).toMatchObject({
            method: 'GET',
            url: SRC,
            responseType: 'bytes',
            ownAuthorization: true,
        });
        expect(JSON.stringify(fetched)).not.toContain(TOKEN);
        expect(JSON.stringify(logged)).not.toContain('made-up-signature');
    });

    test.each([
        ['an answer that is no file', { json: {}, status: 403 }, { kind: 'permission', status: 403 }],
        ['no answer', new TransportFailure('broken', { sent: true }), { kind: 'connection' }],
    ])('%s is an error that does not show the link', async (_, answer, expected) => {
        const { xano } = bench({ json: { src: SRC } }, answer);
        const error = await failureOf(xano.tenantBackup.download({ tenant_name: 'acme', backup_id: 81 }));
        expect(error).toMatchObject({ ...expected, operation: 'tenantBackup.download' });
        expect(JSON.stringify(error)).not.toMatch(/files\.example|made-up-signature/);
    });

    test.each([{}, { src: 'file:///etc/passwd' }])('%j is no link', async (json) => {
        const { runtime, xano } = bench({ json });
        const error = await failureOf(xano.release.download({ release: 12 }));
        expect(error).toMatchObject({ kind: 'protocol', message: expect.stringContaining('no address') });
        expect(runtime.requests).toHaveLength(1);
    });
});
