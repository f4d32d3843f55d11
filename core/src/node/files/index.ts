export { readRecords } from './read.js';
export type { ReadRecordsOptions } from './read.js';
export { writeRecords } from './write.js';
export type { WriteOptions, Written } from './write.js';
export type { TextOptions } from './record-texts.js';
export { importRecords } from './import-records.js';
export { ImportStoppedError } from './import-report.js';
export type * from './import-types.js';
export type * from './types.js';
