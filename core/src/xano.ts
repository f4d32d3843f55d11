import { createClientOf } from './client.js';
import type { ClientOf } from './client.js';
import { mcpPart } from './mcp/part.js';
import type { McpPart } from './mcp/part.js';
import { catalogue } from './operations/index.js';
import type { Catalogue } from './operations/index.js';
import type { Runtime } from './runtime.js';
import type { XanoOptions } from './settings.js';

/** A Xano instance with everything this package can do. */
export type Xano = ClientOf<Catalogue>;

/**
 * Makes a client of all operations over any runtime. The entries for Node and browsers bring theirs.
 *
 * @throws XanoError `config` when URL or token cannot be used.
 */
export function createClient(options: XanoOptions, runtime: Runtime, mcp: McpPart = mcpPart()): Xano {
    return createClientOf(catalogue, options, runtime, mcp);
}
