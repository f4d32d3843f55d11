export { effectOf, isDestructive, isIdempotent } from './effect.js';
export { findKnownTool, knownTools, operationOf } from './known.js';
export type { KnownArgument, KnownTool, Sureness } from './known.js';
export { resolveToolName } from './resolve.js';
export { searchTools } from './search.js';
export type { FoundTool, ToolQuery } from './search.js';
