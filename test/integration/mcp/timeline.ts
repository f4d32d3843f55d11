import { createNodeRuntime } from '../../../core/src/node/runtime.js';
import type { AbortSignalLike, Runtime } from '../../../core/src/runtime.js';

interface Sleeper {
    readonly at: number;
    readonly wake: () => void;
}

/**
 * A Node runtime whose time passes only while every call under way sleeps: then it jumps to when the next one wakes. What
 * a call waits for between its requests is waited for in full, and takes no time.
 *
 * For sessions without time-outs: their time would pass as well.
 */
export class Timeline implements Runtime {
    #now = 0;
    #calls = 0;
    /** POSTs that are not read to their end. While an answer is read there may be a timer that is no pause. */
    #posts = 0;
    readonly #sleepers = new Set<Sleeper>();
    #look: NodeJS.Immediate | undefined;
    readonly #inner = createNodeRuntime();

    /** Every call has to be made through this. */
    async run<T>(call: () => Promise<T>): Promise<T> {
        this.#calls++;
        try {
            return await call();
        } finally {
            this.#calls--;
            this.#pass();
        }
    }

    request: Runtime['request'] = async (options) => {
        if (options.method !== 'POST') return this.#inner.request(options);
        this.#posts++;
        let isRead = true;
        try {
            const response = await this.#inner.request(options);
            if (response.stream === undefined) return response;
            isRead = false;
            return { ...response, stream: this.#watched(response.stream) };
        } finally {
            if (isRead) this.#endPost();
        }
    };

    async *#watched(stream: AsyncIterable<string>) {
        try {
            yield* stream;
        } finally {
            this.#endPost();
        }
    }

    #endPost(): void {
        this.#posts--;
        this.#pass();
    }

    now = (): number => this.#now;
    random = (): number => 0;

    sleep(ms: number, signal?: AbortSignalLike): Promise<void> {
        return new Promise((resolve, reject) => {
            const leave = (settle: () => void): void => {
                signal?.removeEventListener('abort', abort);
                this.#sleepers.delete(sleeper);
                this.#pass();
                settle();
            };
            const abort = (): void => leave(() => reject(new Error('aborted', { cause: signal?.reason })));
            const sleeper = { at: this.#now + ms, wake: () => leave(resolve) };
            signal?.addEventListener('abort', abort);
            this.#sleepers.add(sleeper);
            this.#pass();
        });
    }

    /** Looks a moment later, when whoever was woken or answered has gone on. */
    #pass(): void {
        this.#look ??= setImmediate(() => {
            this.#look = undefined;
            this.#jump();
        });
    }

    #jump(): void {
        if (this.#posts > 0 || this.#calls === 0 || this.#sleepers.size < this.#calls) return;
        const sleepers = [...this.#sleepers];
        this.#now = Math.min(...sleepers.map(({ at }) => at));
        for (const { at, wake } of sleepers) if (at <= this.#now) wake();
    }

    close(): void {
        this.#inner.close?.();
    }
}
