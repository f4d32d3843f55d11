import type { RunFigures } from './runs/figures.js';

/** What a worker is given. */
export interface Task {
    readonly kind: RunFigures['kind'];
    readonly seed: number;
    readonly only?: string;
}

/** What it answers: that it is ready, the figures of a run, or what broke the test itself. */
export type Reply = { readonly ready: true } | { readonly figures: RunFigures } | { readonly defect: string };
