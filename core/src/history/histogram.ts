/** Largest relative error of a quantile. */
export const RELATIVE_ERROR = 0.01;

/**
 * Bins grow by this factor. A bin from `low` to `low * GROWTH` is answered with `2 * low * GROWTH / (1 + GROWTH)`, the one
 * value whose relative distance to both ends is the same, and that distance is {@link RELATIVE_ERROR}.
 */
const GROWTH = (1 + RELATIVE_ERROR) / (1 - RELATIVE_ERROR);
const LOG_GROWTH = Math.log(GROWTH);
/** Anything smaller counts as this small: it bounds the number of bins. A hundredth of a microsecond in milliseconds. */
const SMALLEST = 1e-5;

/**
 * Quantiles of a stream of durations without keeping it, the way DDSketch (Masson, Rim, Lee 2019) does it: values are
 * counted in bins whose width grows with the value. A quantile is off by at most 1 % of itself, whatever the
 * distribution. Memory follows the spread of the values, not their number: about 350 bins from 1 ms to 1,000 s.
 */
export class Histogram {
    readonly #bins = new Map<number, number>();
    #zeros = 0;
    #count = 0;
    #sum = 0;
    #min = Infinity;
    #max = -Infinity;

    /** Counts one value; negative ones and NaN count as 0, as a clock that was set back makes them. */
    add(value: number): void {
        const kept = value > 0 ? value : 0;
        this.#count++;
        this.#sum += kept;
        if (kept < this.#min) this.#min = kept;
        if (kept > this.#max) this.#max = kept;
        if (kept === 0) {
            this.#zeros++;
            return;
        }
        const bin = Math.ceil(Math.log(Math.max(kept, SMALLEST)) / LOG_GROWTH);
        this.#bins.set(bin, (this.#bins.get(bin) ?? 0) + 1);
    }

    get count(): number {
        return this.#count;
    }

    /** Exact; null of nothing. */
    get max(): number | null {
        return this.#count === 0 ? null : this.#max;
    }

    /** Exact but for rounding; null of nothing. */
    get mean(): number | null {
        return this.#count === 0 ? null : this.#sum / this.#count;
    }

    /**
     * The value that a share of all values does not exceed, by nearest rank: `quantile(0.5)` of 1, 2, 3, 4 is 2. Within
     * {@link RELATIVE_ERROR} of the value at that rank; null of nothing.
     */
    quantile(share: number): number | null {
        return this.quantiles([share])[0] ?? null;
    }

    /** Several quantiles in one pass; `shares` ascending. */
    quantiles(shares: readonly number[]): (number | null)[] {
        if (this.#count === 0) return shares.map(() => null);
        const bins = [...this.#bins].sort(([a], [b]) => a - b);
        let below = this.#zeros;
        let next = 0;
        return shares.map((share) => {
            // A product such as 0.95 * 20 may come out a hair above 19 and would take the rank after.
            const rank = Math.max(1, Math.ceil(share * this.#count - 1e-9));
            if (rank <= this.#zeros) return 0;
            while (below < rank && next < bins.length) below += bins[next++]?.[1] ?? 0;
            const bin = bins[next - 1]?.[0] ?? 0;
            const middle = (2 * GROWTH ** bin) / (1 + GROWTH);
            return Math.min(this.#max, Math.max(this.#min, middle));
        });
    }
}
