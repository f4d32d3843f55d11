import { startSandbox } from '../sandbox/index.js';
import type { Task } from './task.js';
import { faultyRun } from './runs/run.js';

/** Runs come one after the other, each answered with its figures; the sandbox stays. */
const sandbox = await startSandbox({ seed: 'empty', faults: true });

process.on('message', (task: Task) => {
    void faultyRun(sandbox, task).then(
        (figures) => process.send?.({ figures }),
        (error: unknown) => process.send?.({ defect: error instanceof Error ? error.stack : String(error) }),
    );
});
process.once('disconnect', () => void sandbox.close().then(() => process.exit(0)));
process.send?.({ ready: true });
