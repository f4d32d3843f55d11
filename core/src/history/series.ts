import { countBuckets } from './buckets.js';
import { Histogram } from './histogram.js';

/** One bucket of the period; null where nothing was called in it. */
export interface Point {
    readonly at: number;
    readonly requests: number;
    /** Status 500 and above. */
    readonly errors: number;
    /** Status 400 to 499. */
    readonly client_errors: number;
    readonly p50: number | null;
    readonly p95: number | null;
}

interface Open {
    requests: number;
    errors: number;
    client_errors: number;
    p50: number | null;
    p95: number | null;
}

/**
 * Calls over time, a point for every bucket of the period, also where nothing happened. As calls come in order of time
 * one histogram is enough: it is read and thrown away when the next bucket begins. A call that comes late for its
 * bucket is counted there, and its duration left out of that bucket's quantiles.
 */
export class Series {
    readonly #first: number;
    readonly #bucketMs: number;
    readonly #points: Open[];
    #current = 0;
    #histogram = new Histogram();

    constructor(from: number, to: number, bucketMs: number) {
        this.#first = Math.floor(from / bucketMs);
        this.#bucketMs = bucketMs;
        this.#points = Array.from({ length: countBuckets(from, to, bucketMs) }, () => ({
            requests: 0,
            errors: 0,
            client_errors: 0,
            p50: null,
            p95: null,
        }));
    }

    add(at: number, status: number, durationMs: number): void {
        const index = Math.floor(at / this.#bucketMs) - this.#first;
        // A server that rounds created_at may name a moment just outside the period.
        const bucket = Math.min(this.#points.length - 1, Math.max(0, index));
        const point = this.#points[bucket];
        if (point === undefined) return;
        point.requests++;
        if (status >= 500) point.errors++;
        else if (status >= 400) point.client_errors++;
        if (bucket < this.#current) return;
        if (bucket > this.#current) {
            this.#close();
            this.#current = bucket;
        }
        this.#histogram.add(durationMs);
    }

    points(): Point[] {
        this.#close();
        return this.#points.map((point, i) => ({ at: (this.#first + i) * this.#bucketMs, ...point }));
    }

    #close(): void {
        const point = this.#points[this.#current];
        if (point === undefined || this.#histogram.count === 0) return;
        [point.p50 = null, point.p95 = null] = this.#histogram.quantiles([0.5, 0.95]);
        this.#histogram = new Histogram();
    }
}
