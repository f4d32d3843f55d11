export { BulkStoppedError } from '../bulk/stopped.js';
export { catalogue } from '../operations/index.js';
export type { Catalogue } from '../operations/index.js';
export type { Xano } from '../xano.js';
