import { createClientOf } from './client.js';
import type { ClientOf, ClientParts } from './client.js';
import { mcpPart } from './mcp/part.js';
import { createPureSession } from './mcp/session/index.js';
import type { Catalogue } from './operations/index.js';
import { wholeCatalogue } from './operations/whole.js';
import type { WholeCatalogue } from './operations/whole.js';
import { setupPart } from './doctor/part.js';
import type { Runtime } from './runtime.js';
import type { XanoOptions } from './settings.js';

/** A Xano instance with everything this package can do. */
export type Xano = ClientOf<WholeCatalogue>;

/** A client of the everyday operations, which is what bundles make of `catalogue`; every `Xano` is one. */
export type EverydayXano = ClientOf<Catalogue>;

/**
 * Makes a client of all operations over any runtime. The entries for Node and browsers bring theirs.
 *
 * @throws XanoError `config` when URL or token cannot be used.
 */
export function createClient(options: XanoOptions, runtime: Runtime, parts: ClientParts = {}): Xano {
    return createClientOf(wholeCatalogue, options, runtime, {
        mcp: mcpPart(createPureSession),
        setup: setupPart(),
        ...parts,
    });
}
