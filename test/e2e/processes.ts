import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';

/** How long a process may take to end by itself before it is killed, in milliseconds. */
const PATIENCE_MS = 10_000;

const running = new Set<ChildProcess>();

/** Has a process end with us, whatever ends us: {@link endProcesses} knows it from here on. */
export function keep(child: ChildProcess): ChildProcess {
    running.add(child);
    child.once('exit', () => running.delete(child));
    child.once('error', () => running.delete(child));
    return child;
}

/** Starts a process that ends with us. */
export const startProcess = (command: string, args: readonly string[], options: SpawnOptions): ChildProcess =>
    keep(spawn(command, args, options));

const hasEnded = ({ exitCode, signalCode, pid }: ChildProcess): boolean =>
    exitCode !== null || signalCode !== null || pid === undefined;

/** Asks a process to end and waits until it has; one that does not listen is killed. */
export async function endProcess(child: ChildProcess, patienceMs = PATIENCE_MS): Promise<void> {
    if (hasEnded(child)) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    const last = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    child.kill('SIGTERM');
    await gone;
    clearTimeout(last);
}

/** Ends everything that was started here and still runs. */
export async function endProcesses(): Promise<void> {
    await Promise.all([...running].map((child) => endProcess(child, 5000)));
}
