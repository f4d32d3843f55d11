import type { FileFormat, Found, ReadOptions } from './types.js';

/** What every reader is told. */
export interface Reading {
    /** What the file is called in errors. */
    readonly name: string;
    readonly format: FileFormat;
    /** Longest row, in bytes. */
    readonly limit: number;
    readonly options: ReadOptions;
    /** Columns that are no part of the records. */
    readonly omit: ReadonlySet<string>;
    readonly found: Found;
}
