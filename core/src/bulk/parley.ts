import type { Missing, Sight } from './job.js';

interface Waiting<T> {
    readonly missing: Missing<T>;
    readonly resolve: (sight: Sight) => void;
    readonly reject: (error: unknown) => void;
}

/**
 * Where rows are told apart by their values only, batches in flight may look alike: whoever misses rows waits until all
 * others either know what became of theirs or miss some too. Then one look tells for all.
 */
export class Parley<T> {
    readonly #look: (missing: readonly Missing<T>[]) => Promise<readonly Sight[]>;
    #waiting: Waiting<T>[] = [];
    #looking = false;
    /** Batches on their way, the waiting ones too. */
    #flying = 0;

    constructor(look: (missing: readonly Missing<T>[]) => Promise<readonly Sight[]>) {
        this.#look = look;
    }

    /** True while somebody waits: nothing new may leave. */
    get busy(): boolean {
        return this.#looking || this.#waiting.length > 0;
    }

    enter(): void {
        this.#flying++;
    }

    leave(): void {
        this.#flying--;
        this.#check();
    }

    ask(missing: Missing<T>): Promise<Sight> {
        return new Promise((resolve, reject) => {
            this.#waiting.push({ missing, resolve, reject });
            this.#check();
        });
    }

    #check(): void {
        if (!this.#looking && this.#waiting.length > 0 && this.#waiting.length >= this.#flying)
            void this.#lookForAll();
    }

    async #lookForAll(): Promise<void> {
        const all = this.#waiting;
        this.#waiting = [];
        this.#looking = true;
        try {
            const sights = await this.#look(all.map(({ missing }) => missing));
            all.forEach(({ resolve }, i) => resolve(sights[i] ?? { found: [], sure: false }));
        } catch (error) {
            for (const { reject } of all) reject(error);
        } finally {
            this.#looking = false;
        }
    }
}
