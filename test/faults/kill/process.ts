import { spawn } from 'node:child_process';
import type { Ending, Orders } from './orders.js';

/** Longer than any part of a run; a child that takes longer hangs. */
const LIMIT_MS = 90_000;

export interface Part {
    /** Resolves when it has ended: killed, or with what it says. */
    readonly ended: Promise<Ending | 'killed'>;
    /** Kills it; resolves when it is dead. */
    kill(): Promise<void>;
}

/** Runs a child with these orders. */
export function startPart(child: string, orders: Orders): Part {
    const process_ = spawn(process.execPath, [child, JSON.stringify(orders)], {
        stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [said, complained] = ['', ''];
    process_.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    process_.stderr.on('data', (chunk: Buffer) => (complained += chunk.toString()));
    let isLate = false;
    const limit = setTimeout(() => {
        isLate = true;
        process_.kill('SIGKILL');
    }, LIMIT_MS);
    const ended = new Promise<Ending | 'killed'>((resolve, reject) => {
        process_.once('error', reject);
        process_.once('close', (code, signal) => {
            clearTimeout(limit);
            if (isLate) reject(new Error(`a child with seed ${orders.seed} did not end`));
            else if (signal === 'SIGKILL') resolve('killed');
            else if (code === 0) resolve(JSON.parse(said) as Ending);
            else
                reject(
                    new Error(`a child with seed ${orders.seed} ended with ${code ?? signal}: ${complained}`),
                );
        });
    });
    return {
        ended,
        async kill() {
            process_.kill('SIGKILL');
            await ended.catch(() => undefined);
        },
    };
}
