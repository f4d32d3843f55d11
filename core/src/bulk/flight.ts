import { isXanoError } from '../errors.js';
import type { XanoError } from '../errors.js';
import type { Gauge } from './gauge.js';
import type { BulkJob, Missing, Outcome, Prepared, Sight } from './job.js';
import { isNonsense, judge, mayHaveArrived } from './judge.js';
import type { Verdict } from './judge.js';
import { uncertain } from './uncertain.js';

/** Rows on their way together. */
export interface Part<T> {
    readonly rows: readonly Prepared<T>[];
    readonly aboveId: number | undefined;
    /** Times it failed. */
    readonly failures: number;
    /** Times in a row that the server itself failed over it. */
    readonly serverFailures: number;
    /** They may be written, and nobody has looked yet. */
    readonly unsure: boolean;
    /** A request with them may have been carried out or may still arrive, whatever a look has shown. */
    readonly late: boolean;
    /** They were sent before, and nobody knew at first what became of them. */
    readonly again: boolean;
    /** Its one row was refused before. */
    readonly refused?: true;
}

/** What a flight asks of the run it belongs to. */
export interface Tower<T> {
    readonly job: BulkJob<T>;
    readonly gauge: Gauge;
    readonly dryRun: boolean;
    /** Times one part may fail before the run gives up. */
    readonly patience: number;
    stopped(): boolean;
    now(): number;
    settle(rows: readonly Prepared<T>[], outcomes: readonly Outcome[]): Promise<void>;
    /** One row that stands alone failed; `server`: through no fault of its own, it seems. */
    fail(row: Prepared<T>, error: XanoError, server: boolean): Promise<void>;
    stop(error: XanoError): void;
    /** Before the next attempt. Rejects when the run is stopped by its signal. */
    wait(failures: number, error: XanoError): Promise<void>;
    look(missing: Missing<T>): Promise<Sight>;
}

/**
 * Sees rows through: sends them, again where that is safe, in halves where they are refused, until each has a result or
 * the run stops. Answers the rows without a result that may be written all the same.
 */
export async function fly<T>(first: Part<T>, tower: Tower<T>): Promise<readonly Prepared<T>[]> {
    const stack = [first];
    while (!tower.stopped()) {
        const part = stack.pop();
        if (part === undefined) return [];
        stack.push(...(await attempt(part, tower)).reverse());
    }
    return stack.filter(({ unsure, late }) => unsure || late).flatMap(({ rows }) => rows);
}

/** One attempt; answers what is left to do, first things first. */
async function attempt<T>(part: Part<T>, tower: Tower<T>): Promise<Part<T>[]> {
    const { job, gauge, dryRun } = tower;
    if (part.unsure && !job.repeatable && !dryRun) {
        // Of an earlier part of the run, which ended before it knew.
        return seek(part, { ended: false, error: undefined }, tower);
    }
    const rows = part.rows.map(({ row }) => row);
    let outcomes: readonly Outcome[];
    try {
        const begun = tower.now();
        outcomes = await (dryRun ? job.rehearse(rows) : job.send(rows, part.again));
        gauge.went(rows.length, tower.now() - begun);
    } catch (error) {
        if (!isXanoError(error)) throw error;
        const verdict = judge(error, job.namesRows === true);
        if (verdict.smaller) gauge.failed(rows.length);
        const late = part.late || part.rows.some(({ row }) => job.mayBeDone?.(row) === true);
        return AFTER[verdict.fate]({ ...part, late, failures: part.failures + 1 }, error, verdict, tower);
    }
    await tower.settle(part.rows, outcomes);
    return [];
}

type After = <T>(part: Part<T>, error: XanoError, verdict: Verdict, tower: Tower<T>) => Promise<Part<T>[]>;

const AFTER: Readonly<Record<Verdict['fate'], After>> = {
    hopeless: (part, error, _, tower) => {
        tower.stop(error);
        const unsure = part.unsure || (!tower.dryRun && isNonsense(error));
        return Promise.resolve([{ ...part, unsure }]);
    },
    unsent: (part, error, verdict, tower) => {
        const unsure = tower.job.repeatable && mayHaveArrived(error);
        return again(unsure ? { ...part, unsure, late: true } : part, error, verdict, tower);
    },
    unknown: async (part, error, verdict, tower) => {
        const unsure = { ...part, unsure: true, again: true, late: part.late || !verdict.ended };
        if (tower.job.repeatable) return again(unsure, error, verdict, tower);
        const left = await seek(unsure, { ended: verdict.ended, error }, tower);
        const [rest] = left;
        return rest === undefined || rest.unsure ? left : again(rest, error, verdict, tower);
    },
    refused: async (part, error, { smaller }, tower) => {
        const [row, ...others] = part.rows;
        if (row === undefined) return [];
        // One row is refused whole, and a gateway that finds them too many has not read them. Of several, some may be
        // written: Xano promises no transaction.
        const inPart = !tower.dryRun && !smaller && others.length > 0;
        if (tower.job.repeatable) {
            if (others.length > 0) return halves({ ...part, unsure: part.unsure || inPart }, 0);
            // What was sent before may have arrived just now, and it is what this one is refused for.
            const byItself = (part.late || part.unsure) && !tower.dryRun && part.refused !== true;
            if (byItself) return [{ ...part, refused: true, failures: 0 }];
            await tower.fail(row, error, false);
            return [];
        }
        // What was sent before may have arrived in the meantime.
        const written = inPart || (part.again && !tower.dryRun && !smaller);
        const [rest] = written ? await seek(part, { ended: true, error }, tower) : [part];
        if (rest === undefined || rest.unsure) return rest === undefined ? [] : [rest];
        if (rest.rows.length > 1) return halves(rest, 0);
        // What is left of several was not refused by itself.
        if (others.length > 0) return [{ ...rest, failures: 0 }];
        await tower.fail(row, error, false);
        return [];
    },
};

/** Nothing of it is written, or sending it twice is the same as once: it goes again, after a while. */
async function again<T>(
    part: Part<T>,
    error: XanoError,
    { ended, smaller, fate }: Verdict,
    tower: Tower<T>,
): Promise<Part<T>[]> {
    const [row, ...others] = part.rows;
    // The server failed over it, not only on the way to it: one of its rows may be why.
    const suspect = fate === 'unknown' && ended;
    const serverFailures = suspect ? part.serverFailures + 1 : 0;
    if (suspect && part.failures > 1 && others.length > 0) return halves(part, 1);
    if (suspect && serverFailures > tower.patience && row !== undefined) {
        await tower.fail(row, error, true);
        return [];
    }
    if (!suspect && part.failures > tower.patience) {
        tower.stop(error);
        return [part];
    }
    try {
        await tower.wait(part.failures, error);
    } catch (reason) {
        if (!isXanoError(reason)) throw reason;
        tower.stop(reason);
        return [part];
    }
    return smaller && others.length > 0 ? halves(part, part.failures) : [{ ...part, serverFailures }];
}

/** Looks for rows that may be written: those found are settled, the others are left. */
async function seek<T>(
    part: Part<T>,
    why: { readonly ended: boolean; readonly error: XanoError | undefined },
    tower: Tower<T>,
): Promise<Part<T>[]> {
    const unsure = { ...part, unsure: true };
    let sight: Sight;
    try {
        sight = await lookPatiently({ rows: part.rows, aboveId: part.aboveId, ended: why.ended }, tower);
    } catch (error) {
        if (!isXanoError(error)) throw error;
        tower.stop(error);
        return [unsure];
    }
    const { sure } = sight;
    // A row that failed is told when it stands alone: those before it are to be written first.
    const alone = part.rows.length === 1;
    const found = sight.found.map((outcome) =>
        outcome?.status === 'failed' && !alone ? undefined : outcome,
    );
    const outcomes = found.filter((outcome) => outcome !== undefined);
    if (outcomes.length > 0) {
        await tower.settle(
            part.rows.filter((_, i) => found[i] !== undefined),
            outcomes,
        );
    }
    const rows = part.rows.filter((_, i) => found[i] === undefined);
    if (rows.length === 0) return [];
    if (sure) return [{ ...part, rows, unsure: false, again: true }];
    tower.stop(uncertain(rows, why.error));
    return [{ ...unsure, rows }];
}

async function lookPatiently<T>(missing: Missing<T>, tower: Tower<T>): Promise<Sight> {
    for (let failures = 1; ; failures++) {
        try {
            return await tower.look(missing);
        } catch (error) {
            if (!isXanoError(error) || judge(error, false).fate !== 'unsent') throw error;
            if (failures > tower.patience || tower.stopped()) throw error;
            await tower.wait(failures, error);
        }
    }
}

function halves<T>(part: Part<T>, failures: number): Part<T>[] {
    const middle = Math.ceil(part.rows.length / 2);
    const sides = [part.rows.slice(0, middle), part.rows.slice(middle)];
    return sides
        .filter((rows) => rows.length > 0)
        .map((rows) => ({ ...part, rows, failures, serverFailures: 0 }));
}
