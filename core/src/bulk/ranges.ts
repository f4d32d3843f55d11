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
        const last = runs.at(-1);
        // Nearly every addition goes on where the last one ended.
        if (last === undefined || from > last[1] + 1) {
            runs.push([from, to]);
            return;
        }
        const first = this.#firstEndingAt(from - 1);
        let end = first;
        let low = from;
        let high = to;
        for (; end < runs.length; end++) {
            const run = runs[end];
            if (run === undefined || run[0] > to + 1) break;
            low = Math.min(low, run[0]);
            high = Math.max(high, run[1]);
        }
        runs.splice(first, end - first, [low, high]);
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
