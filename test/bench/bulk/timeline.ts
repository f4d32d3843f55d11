interface Waiting {
    readonly at: number;
    readonly wake: () => void;
}

/** A clock that stands still while anything is going on, and then jumps to the next thing that was put off. */
export class Timeline {
    now = 0;
    #waiting: Waiting[] = [];

    sleep(ms: number): Promise<void> {
        return new Promise((wake) => this.#waiting.push({ at: this.now + ms, wake }));
    }

    async run<T>(work: Promise<T>): Promise<T> {
        const state = { ended: false };
        const end = (): void => void (state.ended = true);
        work.then(end, end);
        for (;;) {
            // Everything that can go on without time passing goes on first.
            await new Promise((resolve) => setImmediate(resolve));
            if (state.ended) return work;
            this.#waiting.sort((a, b) => a.at - b.at);
            const next = this.#waiting.shift();
            if (next === undefined) throw new Error('the work waits for something that no time brings');
            this.now = Math.max(this.now, next.at);
            next.wake();
        }
    }
}
