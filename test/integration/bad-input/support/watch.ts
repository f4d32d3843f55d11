import { createNodeRuntime, createXano } from 'xano-connect';
import type { ClientOptions, Runtime, Xano } from 'xano-connect';

/** The real Node runtime, watched: what it sent, what it was asked to sleep; sleeping only moves its clock forward. */
export interface Watched {
    readonly xano: Xano;
    /** Method and path of every request, retries included. */
    readonly sent: string[];
    /** Milliseconds of every wait, in order. */
    readonly slept: number[];
    /** The client's token, which must show nowhere. */
    readonly token: string;
    /** What the client's logger got, as text. */
    readonly lines: string[];
}

export interface Hooks {
    /** Right after a request was given to the platform. */
    readonly onRequest?: () => void;
    /** In the middle of a wait. */
    readonly onSleep?: () => void;
}

// One for all tests of a file: a client that makes its own would have to be closed by each.
const real = createNodeRuntime();

export const closeRuntime = (): void => real.close?.();

export function watch(options: ClientOptions, hooks: Hooks = {}): Watched {
    const sent: string[] = [];
    const slept: number[] = [];
    const lines: string[] = [];
    let skipped = 0;
    const runtime: Runtime = {
        request(request) {
            sent.push(`${request.method} ${request.url.replace(/^https?:\/\/[^/]+/, '')}`);
            const answer = real.request(request);
            hooks.onRequest?.();
            return answer;
        },
        sleep(ms, signal) {
            slept.push(ms);
            skipped += ms;
            hooks.onSleep?.();
            // The reason is the caller's own value, whatever it is.
            // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
            return signal?.aborted === true ? Promise.reject(signal.reason) : Promise.resolve();
        },
        now: () => Date.now() + skipped,
        random: () => 0,
    };
    const logger: ClientOptions['logger'] = (...line) => lines.push(JSON.stringify(line));
    return {
        xano: createXano({ runtime, logger, ...options }),
        token: options.accessToken ?? '',
        sent,
        slept,
        lines,
    };
}
