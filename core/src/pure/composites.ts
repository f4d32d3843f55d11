export { createRowCheck } from '../bulk/coerce/index.js';
export type { CheckedColumn } from '../bulk/coerce/index.js';
export { BulkStoppedError } from '../bulk/stopped.js';
export { later } from '../later.js';
export { catalogue } from '../operations/index.js';
export type { Catalogue } from '../operations/index.js';
export type { EverydayXano } from '../xano.js';
export { isEmptySearch } from '../search/index.js';
export type { SearchInput, SortInput } from '../search/index.js';
