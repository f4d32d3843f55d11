import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createXano } from 'xano-connect';
import type { Xano } from 'xano-connect';
import { downloadTo } from 'xano-connect/files';
import { createBrowserRuntime } from '../../core/src/browser/runtime.js';
import { startSandbox } from '../sandbox/index.js';
import type { Sandbox } from '../sandbox/index.js';

let sandbox: Sandbox;
let folder: string;
const clients: Xano[] = [];

beforeAll(async () => {
    sandbox = await startSandbox({ seed: 'empty' });
    folder = await mkdtemp(join(tmpdir(), 'archive-'));
    const { origin, tokens, workspaceId } = sandbox;
    const options = { instanceUrl: origin, accessToken: tokens.full, workspaceId };
    clients.push(createXano(options), createXano({ ...options, runtime: createBrowserRuntime() }));
    await clients[0]?.table.ensure({ name: 'customer', fields: { email: 'email' } });
}, 60_000);

afterAll(async () => {
    await Promise.all(clients.map((xano) => xano.close()));
    await sandbox.close();
    await rm(folder, { recursive: true });
});

test('the archive of a workspace is written to a file as it comes, the same as in one piece', async () => {
    for (const [i, xano] of clients.entries()) {
        const path = join(folder, `archive-${i}`);
        const { bytes } = await downloadTo(path, xano.workspace.exportSchema.stream());
        const written = await readFile(path);
        expect(written.equals(await xano.workspace.exportSchema())).toBe(true);
        expect(bytes).toBe(written.length);
    }
});

test('what is refused leaves no file', async () => {
    for (const xano of clients) {
        const stream = xano.workspace.export.stream({ workspace_id: 999 });
        await expect(downloadTo(join(folder, 'none'), stream)).rejects.toMatchObject({ kind: 'not-found' });
    }
    expect((await readdir(folder)).filter((name) => name.startsWith('none'))).toEqual([]);
});
