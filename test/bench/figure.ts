/** One line of the bench. */
export interface Figure {
    readonly name: string;
    readonly value: number;
    readonly unit: string;
    /** For people, such as `<= 1.15`. */
    readonly target: string;
    readonly ok: boolean;
}

/** Measures a group of figures; `say` tells a waiting person what is going on. */
export type Group = (say: (text: string) => void) => Promise<Figure[]>;

const round = (value: number): number => Math.round(value * 1000) / 1000;

export const atMost = (name: string, value: number, unit: string, limit: number): Figure => ({
    name,
    value: round(value),
    unit,
    target: `<= ${limit}`,
    ok: value <= limit,
});

export const atLeast = (name: string, value: number, unit: string, limit: number): Figure => ({
    ...atMost(name, value, unit, limit),
    target: `>= ${limit}`,
    ok: value >= limit,
});

export const exactly = (name: string, value: number, unit: string, wanted: number): Figure => ({
    ...atMost(name, value, unit, wanted),
    target: `= ${wanted}`,
    ok: value === wanted,
});

export function median(values: readonly number[]): number {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = Math.floor(sorted.length / 2);
    const upper = sorted[middle] ?? NaN;
    return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}
