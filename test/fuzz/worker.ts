// Runs one target and tells its parent how far it is; see `cli.ts`.
import { runTarget } from './run.js';
import type { RunOptions } from './run.js';
import { TARGETS } from './targets/index.js';

export interface Job extends Omit<RunOptions, 'onInput'> {
    readonly target: string;
}

/** How many inputs pass between two signs of life. */
const OFTEN = 50;

const { target: name, ...options } = JSON.parse(process.argv[2] ?? '{}') as Job;
const target = TARGETS.find((one) => one.name === name);
if (target === undefined) throw new Error(`no target ${name}`);

let done = 0;
const onInput = (): void => {
    done++;
    if (done % OFTEN === 0) process.send?.({ done });
};
const outcome = await runTarget(target, { ...options, onInput });
process.send?.(outcome, () => process.exit());
