import { rm } from 'node:fs/promises';
import { startSandbox } from '../sandbox/index.js';
import { buildChild } from './kill/build-child.js';
import { killedRun } from './kill/run.js';
import { faultyRun } from './runs/run.js';
import type { RunFigures } from './runs/figures.js';
import type { Task } from './task.js';

/** Runs come one after the other, each answered with its figures; the sandbox stays. */
const sandbox = await startSandbox({ seed: 'empty', faults: true });
let child: ReturnType<typeof buildChild> | undefined;

const works: Readonly<Record<Task['kind'], (task: Task) => Promise<RunFigures>>> = {
    run: (task) => faultyRun(sandbox, task),
    kill: async (task) => killedRun(sandbox, (await (child ??= buildChild())).file, task),
};

async function leave(): Promise<void> {
    if (child !== undefined) await rm((await child).folder, { recursive: true, force: true });
    await sandbox.close();
    process.exit();
}

process.on('message', (task: Task) => {
    works[task.kind](task).then(
        (figures) => process.send?.({ figures }),
        (error: unknown) => process.send?.({ defect: error instanceof Error ? error.stack : String(error) }),
    );
});
process.once('disconnect', () => void leave());
process.send?.({ ready: true });
