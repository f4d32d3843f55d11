import { createClient } from '../client.js';
import type { Xano } from '../client.js';
import type { ClientOptions } from '../settings.js';
import { createNodeRuntime } from './runtime.js';

export * from '../pure.js';
export { createNodeRuntime } from './runtime.js';
export type { NodeRuntimeOptions } from './runtime.js';

/**
 * A client for Node.
 *
 * @throws XanoError `config` when URL or token cannot be used.
 */
export function createXano({ runtime, ...options }: ClientOptions): Xano {
    return createClient(options, runtime ?? createNodeRuntime());
}
