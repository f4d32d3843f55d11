import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createXano, isXanoError } from 'xano-connect';
import type { Checkpoint } from '../../../core/src/bulk-types.js';
import { createQuickRuntime } from '../runs/quick-runtime.js';
import { drawn } from '../runs/drawn.js';
import type { Ending, Orders, CheckpointMoment } from './orders.js';

/** One part of a run, in a process that may end at any moment: it goes on from the checkpoint in its folder, if one is there. */
const orders = JSON.parse(process.argv[2] ?? '') as Orders;
const { seed, operation, main, source, client, engine, folder, diesAt } = orders;
const path = join(folder, 'checkpoint.json');
let written = 0;

function dieAt(moment: CheckpointMoment): void {
    if (diesAt?.checkpoint === written && diesAt.moment === moment) process.kill(process.pid, 'SIGKILL');
}

function onCheckpoint(checkpoint: Checkpoint): void {
    written++;
    dieAt('before');
    writeFileSync(`${path}.new`, JSON.stringify(checkpoint));
    dieAt('beside');
    // Whole or not at all: half a checkpoint is none.
    renameSync(`${path}.new`, path);
    dieAt('after');
}

function earlier(): { readonly resumeFrom?: Checkpoint } {
    try {
        return { resumeFrom: JSON.parse(readFileSync(path, 'utf8')) as Checkpoint };
    } catch {
        return {};
    }
}

function tell(ending: Ending): void {
    process.stdout.write(JSON.stringify(ending));
}

const { scenario } = drawn(seed, operation);
scenario.keepFilesIn?.(folder);
const xano = createXano({ ...client, runtime: createQuickRuntime(client.timeoutMs) });
try {
    const tables = { main: { id: main }, ...(source === undefined ? {} : { source: { id: source } }) };
    // An import keeps a checkpoint of its own in the same place.
    const own = scenario.keepFilesIn === undefined ? { onCheckpoint, ...earlier() } : {};
    const { total, failed, unknown } = await scenario.run(xano, tables, engine, own);
    tell({ counts: { total, failed, unknown } });
} catch (error) {
    if (!isXanoError(error)) throw error;
    tell({ stop: error.kind, message: error.message });
} finally {
    await xano.close();
}
