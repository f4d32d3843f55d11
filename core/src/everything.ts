/** What the entries for Node and browsers have in common: all that the pure entries have, and a client made of it. */
export * from './pure/index.js';
export * from './pure/composites.js';
export * from './pure/mcp.js';
export * from './pure/operations.js';
export * from './pure/parts.js';
export * from './pure/setup.js';
export { wholeCatalogue } from './operations/whole.js';
export type { WholeCatalogue } from './operations/whole.js';
export { createClient } from './xano.js';
