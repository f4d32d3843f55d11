import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { RunFigures } from './runs/figures.js';
import type { Reply, Task } from './task.js';

/** No run takes as long, however busy the machine is. */
const LIMIT_MS = 180_000;

const WORKER = fileURLToPath(new URL('worker.ts', import.meta.url));

/** Has `workers` processes, each with a sandbox of its own, work the tasks off; `onFigures` gets each as it is done. */
export async function workOff(
    tasks: readonly Task[],
    workers: number,
    onFigures: (figures: RunFigures) => void,
): Promise<void> {
    const left = [...tasks].reverse();
    await Promise.all(Array.from({ length: Math.min(workers, tasks.length) }, () => work(left, onFigures)));
}

function work(left: Task[], onFigures: (figures: RunFigures) => void): Promise<void> {
    const child: ChildProcess = fork(WORKER, { execArgv: ['--import', 'tsx'] });
    let current: Task | undefined;
    let broken: Error | undefined;
    let limit: NodeJS.Timeout | undefined;
    const giveUp = (): void => {
        broken = new Error(`${current?.kind ?? '?'} of seed ${current?.seed ?? '?'} hangs`);
        left.length = 0;
        child.kill('SIGKILL');
    };
    child.on('message', (reply: Reply) => {
        if ('figures' in reply) onFigures(reply.figures);
        if ('defect' in reply) {
            broken = new Error(`seed ${current?.seed ?? '?'}: the test itself broke: ${reply.defect}`);
            // The others have no more to do, either.
            left.length = 0;
        }
        current = left.pop();
        clearTimeout(limit);
        if (current === undefined) child.disconnect();
        else child.send(current);
        if (current !== undefined) limit = setTimeout(giveUp, LIMIT_MS);
    });
    return new Promise((resolve, reject) => {
        child.once('error', reject);
        child.once('exit', (code) => {
            clearTimeout(limit);
            if (code === 0 && broken === undefined) resolve();
            else
                reject(
                    broken ??
                        new Error(
                            `a worker ended with ${code ?? 'a signal'} at seed ${current?.seed ?? '?'}`,
                        ),
                );
        });
    });
}
