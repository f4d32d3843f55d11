import { createClientOf } from './client.js';
import type { ClientOf, ClientParts } from './client.js';
import { mcpPart } from './mcp/part.js';
import { createPureSession } from './mcp/session/index.js';
import { catalogue } from './operations/index.js';
import type { Catalogue } from './operations/index.js';
import { setupPart } from './doctor/part.js';
import type { Runtime } from './runtime.js';
import type { XanoOptions } from './settings.js';

/** A Xano instance with everything this package can do. */
export type Xano = ClientOf<Catalogue>;

/**
 * Makes a client of all operations over any runtime. The entries for Node and browsers bring theirs.
 *
 * @throws XanoError `config` when URL or token cannot be used.
 */
export function createClient(options: XanoOptions, runtime: Runtime, parts: ClientParts = {}): Xano {
    return createClientOf(catalogue, options, runtime, {
        mcp: mcpPart(createPureSession),
        setup: setupPart(),
        ...parts,
    });
}
