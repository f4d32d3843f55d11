/** The span with the most calls so far: remembers one running count, which suffices as calls come in order of time. */
export class Busiest {
    readonly #spanMs: number;
    #start = Number.NaN;
    #running = 0;
    #best: { readonly at: number; readonly requests: number } | undefined;

    constructor(spanMs: number) {
        this.#spanMs = spanMs;
    }

    add(at: number): void {
        const start = Math.floor(at / this.#spanMs) * this.#spanMs;
        if (start !== this.#start) {
            this.#start = start;
            this.#running = 0;
        }
        this.#running++;
        if (this.#running > (this.#best?.requests ?? 0)) this.#best = { at: start, requests: this.#running };
    }

    /** The first such span; undefined where there was no call. */
    get best(): { readonly at: number; readonly requests: number } | undefined {
        return this.#best;
    }
}
