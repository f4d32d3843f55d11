import { createNodeRuntime } from 'xano-connect';
import type { Runtime } from 'xano-connect';

/** choice: a thousandth: what waits for 21 seconds waits for 21 ms, and still longer than what waits for 8. */
const FASTER = 1_000;

/** The MCP session's own limit for connecting, in milliseconds. No pause before another attempt is as long. */
const CONNECT_LIMIT = { above: 8_000, upTo: 10_000 } as const;

/**
 * A Node runtime in which waiting costs next to nothing: pauses are a thousand times shorter, and its clock moves on by as
 * much as was asked for. Time limits, which an MCP session takes with `sleep` as well, stay as they are.
 */
export function createQuickRuntime(timeoutMs: number): Runtime {
    const inner = createNodeRuntime();
    /** Milliseconds by which this clock is ahead. */
    let ahead = 0;
    const now = (): number => Date.now() + ahead;
    const isLimit = (ms: number): boolean =>
        ms <= timeoutMs || (ms > CONNECT_LIMIT.above && ms <= CONNECT_LIMIT.upTo);
    return {
        request: (options) => inner.request(options),
        async sleep(ms, signal) {
            if (isLimit(ms)) return inner.sleep(ms, signal);
            const wake = now() + ms;
            await inner.sleep(ms / FASTER, signal);
            // Whoever slept for longer may have moved the clock further already.
            ahead = Math.max(ahead, wake - Date.now());
        },
        now,
        random: () => inner.random(),
        close: () => inner.close?.(),
    };
}
