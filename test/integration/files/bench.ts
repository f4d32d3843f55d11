import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from 'xano-connect';
import type { Xano } from 'xano-connect';
import { readRecords } from 'xano-connect/files';
import type { ReadRecordsOptions } from 'xano-connect/files';
import { createNodeRuntime } from '../../../core/src/node/runtime.js';
import { startSandbox } from '../../sandbox/index.js';

/** A sandbox, a client of it, and a folder for files. */
export async function openBench() {
    const sandbox = await startSandbox({ seed: 'empty', faults: true });
    const xano = createClient(
        { instanceUrl: sandbox.origin, accessToken: sandbox.tokens.full, workspaceId: sandbox.workspaceId },
        createNodeRuntime(),
    );
    const folder = await mkdtemp(join(tmpdir(), 'xano-import-'));
    return {
        xano,
        sandbox,
        path: (name: string) => join(folder, name),
        close: async () => {
            await xano.close();
            await sandbox.close();
            await rm(folder, { recursive: true });
        },
    };
}

export type Bench = Awaited<ReturnType<typeof openBench>>;

/** All records of a table, by id. */
export async function recordsOf(xano: Xano, table_id: string): Promise<Record<string, unknown>[]> {
    const rows: Record<string, unknown>[] = [];
    for await (const row of xano.record.list.iterate({ table_id, per_page: 1000 })) rows.push(row);
    return rows.sort((a, b) => Number(a['id']) - Number(b['id']));
}

export async function rowsIn(path: string, options?: ReadRecordsOptions): Promise<Record<string, unknown>[]> {
    const rows: Record<string, unknown>[] = [];
    for await (const row of readRecords(path, options)) rows.push({ ...row });
    return rows;
}
