export { readRecords } from './read.js';
export type { ReadRecordsOptions } from './read.js';
export { writeRecords } from './write.js';
export type { WriteOptions, Written } from './write.js';
export type { TextOptions } from './record-texts.js';
export type * from './types.js';
