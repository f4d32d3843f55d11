/** choice: where a run begins. Xano's users send 100 to 500 rows at a time (metadata-api.md section 10). */
const FIRST_ROWS = 200;
const LEAST_ROWS = 10;
/** choice: a request that takes longer than this is long enough; one that takes half as long may grow. */
const LONG_MS = 4_000;
/** choice: characters of JSON in one request. Nothing is known of Xano's limit; common gateways take a megabyte. */
export const MOST_CHARACTERS = 1_000_000;

/** How many rows go into a request, and how many requests are on their way: more while all goes well, half after trouble. */
export class Gauge {
    #rows: number;
    /** After trouble it grows slowly: what failed once is not tried again at once. */
    #careful = false;
    #lanes: number;
    readonly #mostRows: number;
    readonly #mostLanes: number;

    constructor(mostRows: number, mostLanes: number) {
        this.#mostRows = mostRows;
        this.#mostLanes = mostLanes;
        this.#rows = Math.min(FIRST_ROWS, mostRows);
        this.#lanes = mostLanes;
    }

    /** Rows for the next request. */
    get rows(): number {
        return Math.floor(this.#rows);
    }

    /** Requests on their way at once. */
    get lanes(): number {
        return Math.floor(this.#lanes);
    }

    /** `rows` were taken in `ms` milliseconds. */
    went(rows: number, ms: number): void {
        if (ms > LONG_MS) this.#rows = Math.max(LEAST_ROWS, Math.min(this.#rows, rows * (LONG_MS / ms)));
        // A short batch (the last one, a resent half) says nothing about long ones.
        else if (ms < LONG_MS / 2 && rows >= this.rows) this.#rows *= this.#careful ? 1.1 : 1.5;
        this.#rows = Math.min(Math.max(this.#rows, 1), this.#mostRows);
        this.#lanes = Math.min(this.#mostLanes, this.#lanes + (this.#careful ? 0.1 : 1));
    }

    /** Too much for the server, or for the way to it: `rows` were. */
    failed(rows: number): void {
        this.#careful = true;
        const half = Math.max(Math.min(this.#rows, rows) / 2, LEAST_ROWS);
        this.#rows = Math.min(half, this.#mostRows);
        this.#lanes = Math.max(1, this.#lanes / 2);
    }

    /** Requests are what is scarce: each takes as many rows as it may. */
    fill(): void {
        if (!this.#careful) this.#rows = this.#mostRows;
    }
}
