export { readRecords } from './read.js';
export type { ReadRecordsOptions } from './read.js';
export type * from './types.js';
