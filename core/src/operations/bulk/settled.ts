import type { RunContext } from '../../operation.js';

/** choice: long enough for a request that a gateway gave up on to end. */
export const SETTLE_MS = 15_000;

/**
 * What `read` shows once it shows as many rows as a while before; at once when all that are wanted are there. Of a
 * server that may still be at work.
 */
export async function settled<T>(
    context: RunContext,
    wanted: number,
    read: () => Promise<T>,
    count: (seen: T) => number,
): Promise<T> {
    for (let before = await read(); ;) {
        if (count(before) >= wanted) return before;
        await context.bulk.backOff(1, SETTLE_MS);
        const now = await read();
        if (count(now) === count(before)) return now;
        before = now;
    }
}
