import { createRandom } from '../../sandbox/seed/random.js';
import type { Random } from '../../sandbox/seed/random.js';
import type { FaultKind, ProxiedRequest, Sort } from './exchange.js';

export interface PlanOptions {
    readonly seed: number;
    /** Chance that a request of each sort is hit. */
    readonly chances: Readonly<Record<Sort, number>>;
    /** Requests hit at most. */
    readonly most: number;
    readonly kinds: readonly FaultKind[];
}

/** Draws from a seed which request is hit by which fault, and counts. */
export class Plan {
    readonly random: Random;
    readonly fired: Record<string, number> = {};
    #left: number;
    readonly #options: PlanOptions;
    #omitted: (kind: FaultKind) => boolean = () => false;

    constructor(options: PlanOptions) {
        this.#options = options;
        this.#left = options.most;
        this.random = createRandom(options.seed);
    }

    next(request: ProxiedRequest): FaultKind | undefined {
        const { chances, kinds } = this.#options;
        // Drawn in any case, so that what follows does not depend on what was hit.
        const [hit, which] = [this.random.next(), this.random.next()];
        if (this.#left <= 0 || hit >= chances[request.sort]) return undefined;
        const suitable = kinds.filter((kind) => !this.#omitted(kind) && (kind.suits?.(request) ?? true));
        let at = which * suitable.reduce((sum, { weight }) => sum + weight, 0);
        const kind = suitable.find(({ weight }) => (at -= weight) < 0);
        if (kind === undefined) return undefined;
        this.#left--;
        this.fired[kind.name] = (this.fired[kind.name] ?? 0) + 1;
        return kind;
    }

    /** From here on none of these. */
    omit(omitted: (kind: FaultKind) => boolean): void {
        this.#omitted = omitted;
    }

    /** No more faults from here on. */
    stop(): void {
        this.#left = 0;
    }
}
