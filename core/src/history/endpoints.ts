import { endpointPath } from './endpoint.js';
import { Histogram } from './histogram.js';
import type { LoggedRequest } from './logged-request.js';

/** choice: far more endpoints than workspaces have; addresses a scanner makes up must not fill the memory. */
export const MAX_ENDPOINTS = 2_000;

export interface EndpointStats {
    readonly verb: string;
    readonly path: string;
    errors: number;
    readonly durations: Histogram;
}

/** Counts and durations by endpoint: verb and path with ids left out. */
export class Endpoints {
    readonly #limit: number;
    readonly #known = new Map<string, EndpointStats>();
    #other: EndpointStats | undefined;

    constructor(limit = MAX_ENDPOINTS) {
        this.#limit = limit;
    }

    add({ verb, path, duration_ms }: LoggedRequest, failed: boolean): void {
        const stats = this.#of(verb, endpointPath(path));
        if (failed) stats.errors++;
        stats.durations.add(duration_ms);
    }

    #of(verb: string, path: string): EndpointStats {
        const key = `${verb} ${path}`;
        let stats = this.#known.get(key);
        if (stats !== undefined) return stats;
        if (this.#known.size >= this.#limit) return (this.#other ??= fresh('*', '(other)'));
        stats = fresh(verb, path);
        this.#known.set(key, stats);
        return stats;
    }

    /** True once there were more endpoints than fit; what came after is in `(other)`. */
    get truncated(): boolean {
        return this.#other !== undefined;
    }

    all(): EndpointStats[] {
        return [...this.#known.values(), ...(this.#other === undefined ? [] : [this.#other])];
    }
}

const fresh = (verb: string, path: string): EndpointStats => ({
    verb,
    path,
    errors: 0,
    durations: new Histogram(),
});
