/** Asks again and again until there is an answer. @throws after `patienceMs`, naming what was waited for */
export async function waitFor<T>(
    what: string,
    ask: () => Promise<T | undefined>,
    { patienceMs = 60_000, everyMs = 100 } = {},
): Promise<T> {
    const end = performance.now() + patienceMs;
    for (;;) {
        const answer = await ask();
        if (answer !== undefined) return answer;
        if (performance.now() > end) throw new Error(`${what}: not within ${patienceMs / 1000} s`);
        await new Promise((resolve) => setTimeout(resolve, everyMs));
    }
}
