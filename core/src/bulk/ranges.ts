import type { Range } from '../bulk-types.js';

/** Whole numbers, held as runs of neighbours: the rows settled of a long input are one or a few of them. */
export class RangeSet {
    readonly #runs: [from: number, to: number][];

    constructor(runs: readonly Range[] = []) {
        this.#runs = [];
        for (const [from, to] of runs) this.add(from, to);
    }

    /** Both ends included. */
    add(from: number, to = from): void {
        const runs = this.#runs;
        const first = this.#firstEndingAt(from - 1);
        const run = runs[first];
        if (run === undefined || run[0] > to + 1) {
            runs.splice(first, 0, [from, to]);
            return;
        }
        // Nearly every addition goes on where another ended: that run grows, and nothing is made anew.
        run[0] = Math.min(run[0], from);
        run[1] = Math.max(run[1], to);
        let next = runs[first + 1];
        while (next !== undefined && next[0] <= run[1] + 1) {
            run[1] = Math.max(run[1], next[1]);
            runs.splice(first + 1, 1);
            next = runs[first + 1];
        }
    }

    has(value: number): boolean {
        const run = this.#runs[this.#firstEndingAt(value)];
        return run !== undefined && run[0] <= value;
    }

    /** Forgets what is at or below a bound. */
    dropTo(bound: number): void {
        const runs = this.#runs;
        runs.splice(0, this.#firstEndingAt(bound + 1));
        const [first] = runs;
        if (first !== undefined && first[0] <= bound) first[0] = bound + 1;
    }

    runs(): Range[] {
        return this.#runs.map(([from, to]) => [from, to]);
    }

    /** Index of the first run whose end is not below `value`. */
    #firstEndingAt(value: number): number {
        let low = 0;
        let high = this.#runs.length;
        while (low < high) {
            const middle = (low + high) >> 1;
            if ((this.#runs[middle]?.[1] ?? Infinity) < value) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
