import type { ServerResponse } from 'node:http';

export type HoldEnd = 'elapsed' | 'left' | 'released';

/** Waits that end early when the client leaves or the faults are reset, so that no timer outlives a test. */
export class Holds {
    readonly #open = new Set<() => void>();

    /** Waits `ms` milliseconds, or without end when it is left out. */
    wait(res: ServerResponse, ms?: number): Promise<HoldEnd> {
        if (res.closed) return Promise.resolve('left');
        return new Promise((resolve) => {
            const finish = (end: HoldEnd): void => {
                clearTimeout(timer);
                res.off('close', left);
                this.#open.delete(release);
                resolve(end);
            };
            const left = (): void => finish('left');
            const release = (): void => finish('released');
            const timer = ms === undefined ? undefined : setTimeout(() => finish('elapsed'), ms);
            res.once('close', left);
            this.#open.add(release);
        });
    }

    releaseAll(): void {
        for (const release of [...this.#open]) release();
    }
}
