import type { BulkReport, RowResult } from '../../../core/src/bulk-types.js';
import type { Scenario, Standing } from './scenario.js';

const NOT_WRITTEN = new Set(['failed', 'skipped']);

/** What all parts of a run have told so far about the rows of its input. */
export class Knowledge {
    readonly #scenario: Scenario;
    readonly #told = new Map<number, RowResult & { readonly final: boolean }>();
    #report: BulkReport | undefined;

    constructor(scenario: Scenario) {
        this.#scenario = scenario;
    }

    take(report: BulkReport): void {
        this.#report = report;
        // What was to be settled later is told anew now, or it is settled and no problem any more.
        for (const [index, { final }] of this.#told) if (!final) this.#told.delete(index);
        for (const result of report.results) {
            this.#told.set(result.index, { ...result, final: this.#isSettled(result.index) });
        }
    }

    standing(index: number): Standing {
        const told = this.#told.get(index);
        if (told?.status === 'unknown') return 'maybe';
        if (told !== undefined) return told.status === 'failed' ? 'not' : 'done';
        // With results of problems only, the others are told by the checkpoint; and of a copy that could not even read its
        // source, which rows there are is not known.
        if (this.#isSettled(index)) return 'done';
        return this.#scenario.source !== undefined && this.#isFlying(index) ? 'maybe' : 'not';
    }

    /** What the last report says that cannot be so, once the run has reached its end. */
    complaints(): readonly string[] {
        const { indexes, bad, ends } = this.#scenario;
        const complaints: string[] = [];
        const all = this.#report;
        if (all === undefined) return ['no report'];
        for (const index of indexes) {
            const status = this.#told.get(index)?.status;
            const allowed = bad.get(index) ?? ends;
            if (
                status === undefined ? bad.has(index) || !this.#isSettled(index) : !allowed.includes(status)
            ) {
                complaints.push(
                    `row ${index} is reported ${status ?? 'nowhere'}, not ${allowed.join(' or ')}`,
                );
            }
        }
        const named = all.results.map(({ index }) => index);
        if (new Set(named).size < named.length) complaints.push('the report names a row twice');
        const { total, done, failed, skipped, unknown } = all;
        if (total !== indexes.length) complaints.push(`the report counts ${total} rows of ${indexes.length}`);
        if (total !== done + failed + skipped + unknown)
            complaints.push('the counts of the report do not add up');
        const refused = [...bad.values()].filter(
            (allowed) => !allowed.some((each) => each !== 'failed'),
        ).length;
        if (failed < refused)
            complaints.push(`the report counts ${failed} failed rows, there are ${refused}`);
        return complaints;
    }

    #isFlying(index: number): boolean {
        return (
            this.#report?.checkpoint.in_flight.some(({ from, to }) => from <= index && index <= to) ?? false
        );
    }

    #isSettled(index: number): boolean {
        return this.#report?.checkpoint.settled.some(([from, to]) => from <= index && index <= to) ?? false;
    }

    /** Rows that were told to be written, for the figures. */
    get written(): number {
        const { indexes } = this.#scenario;
        return indexes.filter((index) => {
            const status = this.#told.get(index)?.status;
            return status === undefined ? this.#isSettled(index) : !NOT_WRITTEN.has(status);
        }).length;
    }
}
