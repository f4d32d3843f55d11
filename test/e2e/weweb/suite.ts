import type { Bench } from './harness/bench.js';

export interface SuiteContext {
    readonly bench: Bench;
    /** Folder for pictures. */
    readonly pictures: string;
    /** Runs and reports one check; a failed one does not stop the suite. What was done to the network before it is undone. */
    readonly check: (name: string, work: () => void | Promise<void>) => Promise<boolean>;
}

export interface Suite {
    readonly name: string;
    /** In one sentence, for the reader. */
    readonly about: string;
    run(context: SuiteContext): Promise<void>;
}
