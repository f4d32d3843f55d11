import { parseArgs } from 'node:util';
import cliProgress from 'cli-progress';
import pc from 'picocolors';
import { workOff } from './pool.js';
import type { RunFigures } from './runs/figures.js';
import { tablesOf } from './tables.js';
import type { Task } from './task.js';

const HELP = `Bulk work under seeded faults: no row may be lost, doubled or misreported.

  npm run test:faults -- [options]

  --runs <n>      runs with faults (default: 2000)
  --kills <n>     runs whose process is killed and followed by another (default: 100)
  --seed <n>      seed of the first run; the next ones follow (default: 1)
  --only <name>   one kind of work, such as add, patch or upsert
  --workers <n>   processes at once, each with a sandbox (default: 4)
  --verbose       say what happened in each run
  --help          print this text
`;

const { values } = parseArgs({
    options: {
        runs: { type: 'string', default: '2000' },
        kills: { type: 'string', default: '100' },
        seed: { type: 'string', default: '1' },
        only: { type: 'string' },
        workers: { type: 'string', default: '4' },
        verbose: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
    },
});

function wholeNumber(name: 'runs' | 'kills' | 'seed' | 'workers'): number {
    const number = Number(values[name]);
    if (Number.isSafeInteger(number) && number >= 0) return number;
    throw new Error(`--${name} must be a whole number`);
}

function tasksOf(kind: Task['kind'], count: number, seed: number): readonly Task[] {
    const only = values.only === undefined ? {} : { only: values.only };
    return Array.from({ length: count }, (_, i) => ({ kind, seed: seed + i, ...only }));
}

const repeat = ({ kind, seed, operation }: RunFigures): string =>
    `npm run test:faults -- --runs ${kind === 'run' ? 1 : 0} --kills ${kind === 'kill' ? 1 : 0} ` +
    `--seed ${seed} --only ${operation} --verbose`;

function say(text: string): void {
    process.stdout.write(`${text}\n`);
}

function tell(figures: RunFigures): void {
    const { seed, operation, transport, faults, seconds, log, problems } = figures;
    if (values.verbose) {
        const injected = Object.entries(faults).map(([name, times]) => `${name} ${times}`);
        say(`seed ${seed}: ${operation} over ${transport}, ${seconds.toFixed(2)} s; ${injected.join(', ')}`);
        for (const line of log) say(`  ${line}`);
    }
    if (problems.length === 0) return;
    say(pc.red(`seed ${seed}: ${operation} over ${transport}`));
    for (const problem of problems) say(`  ${problem}`);
    say(`  repeat it: ${repeat(figures)}`);
}

async function main(): Promise<void> {
    const seed = wholeNumber('seed');
    const tasks = [
        ...tasksOf('kill', wholeNumber('kills'), seed),
        ...tasksOf('run', wholeNumber('runs'), seed),
    ];
    const begun = performance.now();
    const all: RunFigures[] = [];
    const bar =
        process.stdout.isTTY && !values.verbose
            ? new cliProgress.SingleBar({
                  format: '{bar} {value} of {total} runs, {eta} s left',
                  clearOnComplete: true,
              })
            : undefined;
    bar?.start(tasks.length, 0);
    try {
        await workOff(tasks, wholeNumber('workers'), (figures) => {
            all.push(figures);
            tell(figures);
            bar?.increment();
        });
    } finally {
        bar?.stop();
    }
    say(tablesOf(all, (performance.now() - begun) / 1000));
    if (all.some(({ problems }) => problems.length > 0)) process.exitCode = 1;
}

if (values.help) process.stdout.write(HELP);
else await main();
