import { inspect } from 'node:util';
import fc from 'fast-check';
import { requireCleanPrototypes } from './check.js';
import type { Outcome, Target } from './target.js';

export interface RunOptions {
    readonly inputs: number;
    readonly seed: number;
    /** Of a failure to see again. */
    readonly path?: string;
    /** Told after each input. */
    readonly onInput?: () => void;
}

/** Runs one target; the first failure is made as small as it gets. */
export async function runTarget(
    target: Target,
    { inputs, seed, path, onInput }: RunOptions,
): Promise<Outcome> {
    let done = 0;
    const afterInput = (): void => {
        done++;
        onInput?.();
        requireCleanPrototypes();
    };
    // One that is synchronous is checked without waiting, and awaiting what it gives is as good.
    const property = target.property as fc.IAsyncProperty<unknown>;
    const details = await fc.check(property, {
        plugins: [fc.afterEach(afterInput)],
        numRuns: inputs,
        seed,
        ...(path === undefined ? {} : { path }),
    });
    if (!details.failed) return { target: target.name, inputs: details.numRuns };
    return {
        target: target.name,
        inputs: done,
        failure: {
            path: details.counterexamplePath ?? '',
            input: inspect(details.counterexample, { depth: 10 }).slice(0, 2000),
            error: inspect(details.errorInstance, { depth: 4 }).slice(0, 3000),
        },
    };
}
