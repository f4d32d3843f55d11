import type { ClientOptions } from '../settings.js';
import { createClient } from '../xano.js';
import type { Xano } from '../xano.js';
import { createBrowserRuntime } from './runtime.js';

export * from '../pure.js';
export { createBrowserRuntime } from './runtime.js';

/**
 * A client for browsers and other places with `fetch`. Whoever opens the page can read the token it is given: use it
 * for tools behind a login of your own, never in a public page.
 *
 * @throws XanoError `config` when URL or token cannot be used.
 */
export function createXano({ runtime, ...options }: ClientOptions): Xano {
    return createClient(options, runtime ?? createBrowserRuntime());
}
