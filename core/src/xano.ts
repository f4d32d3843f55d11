import { createClientOf } from './client.js';
import type { ClientOf, ClientParts } from './client.js';
import { mcpPart } from './mcp/part.js';
import { createPureSession } from './mcp/session/index.js';
import { downloadPart } from './metadata/download.js';
import { featurePart } from './metadata/features.js';
import type { Catalogue } from './operations/index.js';
import { wholeCatalogue } from './operations/whole.js';
import type { WholeCatalogue } from './operations/whole.js';
import { setupPart } from './doctor/part.js';
import type { Runtime } from './runtime.js';
import type { XanoOptions } from './settings.js';
import { tableOf } from './table-records.js';
import type { TableOf } from './table-records.js';

type Whole = ClientOf<WholeCatalogue>;

/** A Xano instance with everything this package can do. */
export interface Xano extends Omit<Whole, 'table' | 'with'> {
    /** Tables: `xano.table.add(...)` and its like, and `xano.table('customers')` for the records of one. */
    readonly table: Whole['table'] & TableOf;
    /** The same client with other defaults, e.g. another workspace; pace, counters and known names are shared. */
    with(options: XanoOptions): Xano;
}

/** A client of the everyday operations, which is what bundles make of `catalogue`; every `Xano` is one. */
export type EverydayXano = ClientOf<Catalogue>;

/**
 * Makes a client of all operations over any runtime. The entries for Node and browsers bring theirs.
 *
 * @throws XanoError `config` when URL or token cannot be used.
 */
export function createClient(options: XanoOptions, runtime: Runtime, parts: ClientParts = {}): Xano {
    const whole = createClientOf(wholeCatalogue, options, runtime, {
        mcp: mcpPart(createPureSession),
        setup: setupPart(),
        download: downloadPart(),
        features: featurePart(),
        ...parts,
    });
    return withTables(whole);
}

const withTables = (whole: Whole): Xano => ({
    ...whole,
    table: Object.assign(tableOf(whole.record), whole.table),
    with: (options) => withTables(whole.with(options)),
});
