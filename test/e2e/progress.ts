import pc from 'picocolors';

export const say = (text: string): void => void process.stdout.write(`${text}\n`);

/** Seconds since `begun`, a `performance.now()`. */
export const secondsSince = (begun: number): string => `${((performance.now() - begun) / 1000).toFixed(1)} s`;

/** Tells that something long is going on, for how long on a terminal, and how long it took. */
export async function during<T>(what: string, work: () => Promise<T>): Promise<T> {
    const begun = performance.now();
    const onTerminal = process.stdout.isTTY;
    if (!onTerminal) say(pc.dim(`${what} ...`));
    const tick = onTerminal
        ? setInterval(
              () => process.stdout.write(`\r\x1b[K${pc.dim(`${what} ... ${secondsSince(begun)}`)}`),
              500,
          )
        : undefined;
    try {
        const result = await work();
        if (onTerminal) process.stdout.write('\r\x1b[K');
        say(pc.dim(`${what}: ${secondsSince(begun)}`));
        return result;
    } finally {
        clearInterval(tick);
    }
}
