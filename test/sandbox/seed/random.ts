/** A seeded source of chance: the same seed gives the same data on every machine. */
export interface Random {
    /** From 0 up to, not including, 1. */
    next(): number;
    /** Whole number from `low` to `high`, both included. */
    int(low: number, high: number): number;
    pick<T>(list: readonly T[]): T;
    chance(probability: number): boolean;
    /** Log-normal: half of the values lie under `median`; `spread` 0.3 is narrow, 1 has a long tail. */
    skewed(median: number, spread: number): number;
}

/** mulberry32: a public-domain 32-bit generator, good enough for sample data and ten lines long. */
export function createRandom(seed: number): Random {
    let state = seed >>> 0;
    const next = (): number => {
        state = (state + 0x6d2b79f5) >>> 0;
        let mixed = Math.imul(state ^ (state >>> 15), state | 1);
        mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
        return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
    };
    const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
    const pick = <T>(list: readonly T[]): T => {
        const found = list[int(0, list.length - 1)];
        if (found === undefined) throw new RangeError('cannot pick from an empty list');
        return found;
    };
    const skewed = (median: number, spread: number): number => {
        // Box-Muller; 1 - next() keeps the logarithm away from zero.
        const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
        return median * Math.exp(spread * normal);
    };
    return { next, int, pick, chance: (probability) => next() < probability, skewed };
}

/** Each part of the sample has its own sequence, named by it: growing one part leaves the others as they were. */
export function randomFor(part: string): Random {
    let hash = 0x811c9dc5; // FNV-1a
    for (let index = 0; index < part.length; index++)
        hash = Math.imul(hash ^ part.charCodeAt(index), 0x01000193);
    return createRandom(hash);
}
