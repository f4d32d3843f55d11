// Hands odd input to everything that reads what somebody else wrote: `npm run test:fuzz -- --inputs 200000 --seed 7`.
// One failure again: `--target "<name>" --seed 7 --path 12:0:3`.
import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Table from 'cli-table3';
import type { Job } from './worker.js';
import type { Outcome } from './target.js';
import { TARGETS } from './targets/index.js';

const { values } = parseArgs({
    options: {
        inputs: { type: 'string', default: '200000' },
        seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
        target: { type: 'string' },
        path: { type: 'string' },
    },
});

/** Milliseconds one input may take; the slowest known takes a hundredth of it. */
const HANG_MS = 60_000;
/** Megabytes of heap; what a body of any input here makes is a fraction of it. */
const HEAP_MB = 512;

/** What a worker says after some inputs, or at its end. */
type Word = { readonly done: number } | Outcome;

/** One target in a process of its own: a hang, a crash or memory without bound ends that one and is a failure. */
function runApart(job: Job): Promise<Outcome> {
    return new Promise((resolve) => {
        const worker = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), [JSON.stringify(job)], {
            execArgv: ['--import', 'tsx', `--max-old-space-size=${HEAP_MB}`],
        });
        let done = 0;
        let outcome: Outcome | undefined;
        let isHung = false;
        const hung = (): void => {
            isHung = true;
            worker.kill('SIGKILL');
        };
        let watchdog = setTimeout(hung, HANG_MS);
        worker.on('message', (word: Word) => {
            clearTimeout(watchdog);
            watchdog = setTimeout(hung, HANG_MS);
            if ('done' in word) done = word.done;
            else outcome = word;
        });
        worker.on('close', (code) => {
            clearTimeout(watchdog);
            const error = isHung
                ? `an input takes longer than ${HANG_MS / 1000} s`
                : `the process ended with ${code ?? 'a signal'}: what it printed tells why; it has ${HEAP_MB} MB`;
            const input = `one of those after the first ${done}`;
            resolve(outcome ?? { target: job.target, inputs: done, failure: { path: '', input, error } });
        });
    });
}

function jobs(): Job[] {
    const chosen = TARGETS.filter(({ name }) => values.target === undefined || name === values.target);
    const shares = chosen.reduce((sum, { share }) => sum + share, 0);
    return chosen.map(({ name, share }) => ({
        target: name,
        inputs: Math.max(1, Math.ceil((Number(values.inputs) * share) / shares)),
        seed: Number(values.seed),
        ...(values.path === undefined ? {} : { path: values.path }),
    }));
}

/** As many at a time as there are cores, the longest first. */
async function runAll(all: readonly Job[]): Promise<Outcome[]> {
    const left = [...all].sort((a, b) => b.inputs - a.inputs);
    const outcomes: Outcome[] = [];
    const next = async (): Promise<void> => {
        for (let job = left.shift(); job !== undefined; job = left.shift())
            outcomes.push(await runApart(job));
    };
    await Promise.all(Array.from({ length: availableParallelism() }, next));
    return all.flatMap(({ target }) => outcomes.filter((outcome) => outcome.target === target));
}

function report(outcomes: readonly Outcome[], seconds: number): void {
    const table = new Table({
        head: ['target', 'inputs', 'failures'],
        colAligns: ['left', 'right', 'right'],
        style: { head: [], border: [], compact: true },
    });
    for (const { target, inputs, failure } of outcomes) {
        table.push([target, inputs.toLocaleString('en'), failure === undefined ? 0 : 1]);
    }
    console.log(table.toString());
    for (const { target, failure } of outcomes) {
        if (failure === undefined) continue;
        const { path, input, error } = failure;
        console.log(`\n${target}\n  input: ${input}\n  ${error}`);
        const at = path === '' ? '' : ` --path ${path}`;
        console.log(
            `  again: npm run test:fuzz -- --target "${target}" --seed ${values.seed}${at} --inputs ${values.inputs}`,
        );
    }
    const sum = outcomes.reduce((all, { inputs }) => all + inputs, 0);
    const failures = outcomes.filter(({ failure }) => failure !== undefined).length;
    console.log(
        `${sum.toLocaleString('en')} inputs, ${failures} failures, seed ${values.seed}, ${seconds.toFixed(0)} s`,
    );
    process.exitCode = failures === 0 ? 0 : 1;
}

const all = jobs();
if (all.length === 0) {
    console.error(
        `There is no target "${values.target ?? ''}". Targets: ${TARGETS.map(({ name }) => name).join(', ')}.`,
    );
    process.exitCode = 1;
} else {
    const begun = performance.now();
    report(await runAll(all), (performance.now() - begun) / 1000);
}
