import { median } from './figure.js';

/** Milliseconds that `work` takes. */
async function time(work: () => Promise<void>): Promise<number> {
    const begun = performance.now();
    await work();
    return performance.now() - begun;
}

/**
 * How many times as long as `base` does `ours` take? Both run in every round, in turns who goes first, so that a busy
 * machine slows both; the median of the rounds' ratios is taken after two rounds of warming up.
 */
export async function ratio(
    ours: () => Promise<void>,
    base: () => Promise<void>,
    rounds: number,
): Promise<number> {
    const ratios: number[] = [];
    for (let round = -2; round < rounds; round++) {
        const oursFirst = round % 2 === 0;
        const first = await time(oursFirst ? ours : base);
        const second = await time(oursFirst ? base : ours);
        if (round >= 0) ratios.push(oursFirst ? first / second : second / first);
    }
    return median(ratios);
}

/** `calls` calls, `width` at a time. */
export const inFlight =
    (call: () => Promise<void>, calls: number, width: number) => async (): Promise<void> => {
        let left = calls;
        const worker = async (): Promise<void> => {
            while (left-- > 0) await call();
        };
        await Promise.all(Array.from({ length: width }, worker));
    };
