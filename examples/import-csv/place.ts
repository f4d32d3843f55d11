import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createXano } from 'xano-connect';
import type { Xano } from 'xano-connect';
import { readRecords } from 'xano-connect/files';
import { startSandbox } from '../../test/sandbox/index.js';
import { agreed, inWorkspace } from '../shared/instance.js';
import type { ImportArguments } from './arguments.js';

/** Where the import happens. */
export interface Place {
    readonly xano: Xano;
    /** `finished`: there is nothing to go on with. */
    close(finished: boolean): Promise<void>;
}

/** Your instance; nothing when you say no. */
export async function openInstance(
    { table, match, dryRun, yes }: ImportArguments,
    file: string,
    say: (text: string) => void,
): Promise<Place | undefined> {
    const made = createXano();
    try {
        const xano = await inWorkspace(made);
        const verb =
            match === undefined ? 'add the rows' : `add rows, and change records by "${match}", from`;
        say(
            `It will ${verb} of ${file} to the table "${table}" on ${String(process.env['XANO_INSTANCE_URL'])}.`,
        );
        if (dryRun || yes || (await agreed())) return { xano, close: () => made.close() };
    } catch (error) {
        await made.close();
        throw error;
    }
    await made.close();
    say('Nothing was done. Pass --yes to go on without being asked.');
    return undefined;
}

/** A sandbox of our own. It keeps its tables until the import is finished, so that a stopped one can go on. */
export async function openSandbox({ table, columns }: ImportArguments, file: string): Promise<Place> {
    const name = createHash('sha256').update(resolve(file)).digest('hex').slice(0, 8);
    const dataDir = join(tmpdir(), `xano-connect-import-${name}`);
    const isNew = !existsSync(dataDir);
    const sandbox = await startSandbox({ dataDir });
    const close = async (finished: boolean): Promise<void> => {
        await sandbox.close();
        if (finished) await rm(dataDir, { recursive: true, force: true });
    };
    try {
        const xano = createXano({
            instanceUrl: sandbox.origin,
            accessToken: sandbox.tokens.full,
            workspaceId: sandbox.workspaceId,
        });
        await ensureTable(
            xano,
            table,
            readRecords(file, { columns, empty: 'text', onUnreadable: () => undefined }),
        );
        return {
            xano,
            close: async (finished) => {
                await xano.close();
                await close(finished);
            },
        };
    } catch (error) {
        await close(isNew);
        throw error;
    }
}

/** In the sandbox a table for your file need not be there: it is made of the first row, with columns of text. */
async function ensureTable(
    xano: Xano,
    name: string,
    rows: AsyncIterable<Record<string, unknown>>,
): Promise<void> {
    const tables = await xano.table.list({ search: name });
    if (tables.items.some((table) => table.name === name)) return;
    for await (const row of rows) {
        const names = Object.keys(row).filter((column) => !['id', 'created_at'].includes(column));
        await xano.table.ensure({
            name,
            fields: Object.fromEntries(names.map((column) => [column, 'text'])),
        });
        return;
    }
}
