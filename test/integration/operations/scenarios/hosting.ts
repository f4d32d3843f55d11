import { describe, expect, test } from '@jest/globals';
import { createClientOf, createNodeRuntime, wholeCatalogue } from 'xano-connect';
import { refusalOf } from '../bench.js';
import type { OperationsBench } from '../bench.js';

/** A zip archive with nothing in it. */
const ZIP = new Uint8Array(22);
ZIP.set([0x50, 0x4b, 0x05, 0x06]);

/** A client for which no time passes between two questions. */
function patient({ sandbox }: OperationsBench) {
    const runtime = { ...createNodeRuntime(), sleep: () => Promise.resolve() };
    return createClientOf(
        wholeCatalogue,
        {
            instanceUrl: sandbox.origin,
            accessToken: sandbox.tokens.full,
            workspaceId: sandbox.workspaceId,
        },
        runtime,
    );
}

export function hostingScenarios(bench: () => OperationsBench): void {
    describe('static host', () => {
        test('is made, changed, found and moved', async () => {
            const { xano } = bench();
            const made = await xano.staticHost.create({ name: 'window', description: 'First' });
            await xano.staticHost.update({
                static_host: 'window',
                description: 'Second',
                git: { repo: 'git@git.example.test:acme/window.git' },
            });
            expect(await xano.staticHost.get({ static_host: 'window' })).toMatchObject({
                id: made.id,
                description: 'Second',
                git: { repo: 'git@git.example.test:acme/window.git' },
            });
            await xano.staticHost.migrate({ static_host: 'window', env: 'dev' });
            const names: string[] = [];
            for await (const { name } of xano.staticHost.list.iterate()) names.push(name);
            expect(names).toContain('window');
            expect((await xano.staticHost.list({ page: 1 })).items).toHaveLength(names.length);
        });

        test('a build is uploaded, found by its name, published and deleted', async () => {
            const { xano } = bench();
            const at = { static_host: 'window' };
            const made = await xano.staticHostBuild.create({ ...at, file: ZIP, name: 'by hand' });
            const one = { ...at, build_id: 'by hand' };
            expect(await xano.staticHostBuild.get(one)).toMatchObject({ id: made.id, name: 'by hand' });
            expect(await xano.staticHostBuild.setEnv({ ...one, env: 'dev' })).toHaveProperty('default_url');
            expect(typeof (await xano.staticHostBuild.multidoc(one))).toBe('string');
            await xano.staticHostBuild.delete({ ...one, confirm: true });
            expect((await xano.staticHostBuild.list(at)).items).toEqual([]);
        });

        test('is deployed in one call', async () => {
            const xano = patient(bench());
            const states: (string | undefined)[] = [];
            const done = await xano.staticHostBuild.deploy(
                { static_host: 'window', file: ZIP, filename: 'site.zip', name: '1.0.0', env: 'prod' },
                { onProgress: ({ state }) => states.push(state) },
            );
            expect(done).toMatchObject({ build: { name: '1.0.0', status: 'ok' }, env: 'prod' });
            expect(done.default_url).toMatch(/^https:/);
            expect(states).toContain('building');
            await xano.close();
        });

        test('what cannot be built is told with the log', async () => {
            const xano = patient(bench());
            const error = await refusalOf(
                xano.staticHostBuild.deploy({ static_host: 'window', file: new Uint8Array(3), name: 'odd' }),
            );
            expect(error).toMatchObject({ kind: 'validation', path: 'file' });
            expect(error.message).toContain('no zip archive');
            await xano.close();
        });
    });
}
