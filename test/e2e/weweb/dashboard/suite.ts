import type { Bench } from './bench.js';

export interface SuiteContext {
    readonly bench: Bench;
    /** Runs and reports one check; a failed one does not stop the suite. Resolves with whether it held. */
    readonly check: (name: string, work: () => void | Promise<void>) => Promise<boolean>;
}

export interface Suite {
    readonly name: string;
    /** In one sentence, for the reader. */
    readonly about: string;
    run(context: SuiteContext): Promise<void>;
}
