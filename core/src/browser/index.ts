import { diagnoseMade, setupPart } from '../doctor/part.js';
import type { Diagnosis } from '../doctor/types.js';
import type { CallOptions, ClientOptions } from '../settings.js';
import { createClient } from '../xano.js';
import type { Xano } from '../xano.js';
import { createBrowserRuntime } from './runtime.js';

export * from '../everything.js';
export { createBrowserRuntime } from './runtime.js';

/**
 * A client for browsers and other places with `fetch`. Whoever opens the page can read the token it is given: use it
 * for tools behind a login of your own, never in a public page.
 *
 * @throws XanoError `config` when URL or token cannot be used.
 */
export function createXano({ runtime, ...options }: ClientOptions): Xano {
    const setup = setupPart({ kind: 'browser' });
    return createClient(options, runtime ?? createBrowserRuntime(), { setup });
}

/**
 * Makes a client as {@link createXano} does, looks at its whole connection and closes it. Settings that make no client
 * are a diagnosis, too, and nothing is ever written.
 *
 * @throws XanoError `aborted` by the signal.
 */
export function diagnose(
    options: ClientOptions,
    call?: Pick<CallOptions, 'signal' | 'timeoutMs'>,
): Promise<Diagnosis> {
    return diagnoseMade(() => createXano(options), call, Date.now);
}
