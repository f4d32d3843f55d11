import { OutcomeUnknownError } from './errors.js';
import type { ProgressEvent, RunContext } from './operation.js';

/** Something Xano works on by itself once it was asked to: a build, a deployment, an import. */
export interface Polling<T> {
    readonly context: RunContext;
    /** Asks how far it is. */
    readonly read: () => Promise<T>;
    /** It has ended, well or badly. */
    readonly isDone: (state: T) => boolean;
    /** What it is at, in Xano's word, such as `building`: for progress and for the error of the time limit. */
    readonly describe: (state: T) => string;
    /** Which part of the whole is waited for. */
    readonly step: Pick<ProgressEvent, 'done' | 'total'>;
    /** Milliseconds before the second question; they grow, as what took long takes longer. */
    readonly intervalMs: number;
    /** Milliseconds for the whole wait; 0 means none. */
    readonly maxMs: number;
    /** What to do when they are over. */
    readonly hint: string;
}

const GROWTH = 1.5;
// choice: rarely enough for the 10 requests in 20 seconds of the free plan, beside whatever else is asked.
const LONGEST_INTERVAL = 15_000;

/**
 * Asks until it is done, and answers the last state. The caller's signal ends the wait.
 *
 * @throws OutcomeUnknownError when the time is over: Xano goes on, and nobody knows to which end.
 */
export async function pollUntil<T>(polling: Polling<T>): Promise<T> {
    const { context, read, isDone, describe, step, maxMs } = polling;
    const begun = context.now();
    for (let wait = polling.intervalMs; ; wait = Math.min(wait * GROWTH, LONGEST_INTERVAL)) {
        context.throwIfAborted();
        const state = await read();
        context.progress({ ...step, state: describe(state) });
        if (isDone(state)) return state;
        const left = maxMs > 0 ? begun + maxMs - context.now() : Infinity;
        if (left <= 0) throw tooLong(polling, describe(state));
        await sleep(context, Math.min(wait, left));
    }
}

async function sleep(context: RunContext, ms: number): Promise<void> {
    try {
        await context.own.link.runtime.sleep(ms, context.options.signal);
    } catch (error) {
        context.throwIfAborted();
        throw error;
    }
}

const tooLong = <T>({ maxMs, hint }: Polling<T>, state: string): OutcomeUnknownError =>
    new OutcomeUnknownError({
        message: `Still "${state}" after ${Math.round(maxMs / 1000)} seconds; Xano goes on with it.`,
        hint,
    });
