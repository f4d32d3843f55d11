import { TransportFailure } from '../../core/src/runtime.js';
import type { HttpResponse, RequestOptions, Runtime } from '../../core/src/runtime.js';

/** Far more than any call here may need. */
const MOST_REQUESTS = 400;

/** A runtime without network and clock: time passes when somebody waits and nothing else is left to do. */
export class OddRuntime implements Runtime {
    readonly requests: RequestOptions[] = [];
    readonly #answer: (request: RequestOptions, index: number) => HttpResponse | TransportFailure;
    #time = Date.UTC(2026, 0, 15);
    readonly #begun = this.#time;
    readonly #sleepers = new Set<{ readonly at: number; readonly wake: () => void }>();

    constructor(answer: (request: RequestOptions, index: number) => HttpResponse | TransportFailure) {
        this.#answer = answer;
    }

    get passedMs(): number {
        return this.#time - this.#begun;
    }

    request(request: RequestOptions): Promise<HttpResponse> {
        if (request.signal?.aborted === true)
            return Promise.reject(new TransportFailure('aborted', { sent: false }));
        this.requests.push(request);
        if (this.requests.length > MOST_REQUESTS)
            return Promise.reject(new TransportFailure('aborted', { sent: true }));
        const answer = this.#answer(request, this.requests.length - 1);
        return answer instanceof TransportFailure ? Promise.reject(answer) : Promise.resolve(answer);
    }

    sleep(ms: number, signal?: RequestOptions['signal']): Promise<void> {
        if (Number.isNaN(ms)) throw new Error('asked to sleep for NaN');
        return new Promise((resolve, reject) => {
            const stop = (): void => {
                this.#sleepers.delete(sleeper);
                reject(new Error('aborted'));
            };
            const sleeper = { at: this.#time + ms, wake: resolve };
            if (signal?.aborted === true) {
                stop();
                return;
            }
            this.#sleepers.add(sleeper);
            signal?.addEventListener('abort', stop);
        });
    }

    now(): number {
        return this.#time;
    }

    random(): number {
        return 0.5;
    }

    /** Runs `work` to its end, letting time pass whenever everything waits for it. */
    async run<T>(work: () => Promise<T>): Promise<T> {
        let done = false;
        const running = work().finally(() => (done = true));
        running.catch(() => undefined);
        for (let turns = 0; !(done as boolean); turns++) {
            await new Promise((resolve) => setImmediate(resolve));
            if (done as boolean) break;
            const [next] = [...this.#sleepers].sort((a, b) => a.at - b.at);
            if (next === undefined) {
                if (turns > 10_000) throw new Error('it waits for something that never comes');
                continue;
            }
            this.#sleepers.delete(next);
            this.#time = Math.max(this.#time, next.at);
            next.wake();
        }
        if (this.requests.length > MOST_REQUESTS)
            throw new Error(`it sent more than ${MOST_REQUESTS} requests`);
        return running;
    }
}
