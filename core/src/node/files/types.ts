import type { Readable } from 'node:stream';
import type { XanoError } from '../../errors.js';
import type { Row } from '../../operations/fields.js';
import type { AbortSignalLike } from '../../runtime.js';

export type FileFormat = 'csv' | 'tsv' | 'ndjson' | 'json';

/** A path, or bytes or UTF-8 text that come one piece after the other. */
export type RecordSource = string | Readable | AsyncIterable<Uint8Array | string>;

/**
 * What a cell of the file becomes:
 *
 * - an object of names in the file and column names; what is not named keeps its name, and null leaves a column out
 * - or a function that gives the column name, or null; `index` is the place of the column in a CSV header, from 0, and
 *   undefined for the keys of JSON
 */
export type ColumnMapping =
    Readonly<Record<string, string | null>> | ((name: string, index: number | undefined) => string | null);

/** What an empty CSV cell becomes. */
export type EmptyCells =
    /** Nothing: a new record takes the column's default, an existing one keeps its value. */
    | 'omit'
    /** null. */
    | 'null'
    /** Empty text. */
    | 'text'
    /** null, and empty text where the cell is written as `""`: as `writeRecords` writes them. */
    | 'exact';

export interface ReadOptions {
    /** Default: by the name, `.csv`, `.tsv`, `.ndjson`, `.jsonl` or `.json`, each with `.gz` behind it or not. */
    readonly format?: FileFormat;
    /**
     * Character set of the file, such as `windows-1252`. Default `utf-8`, and UTF-16 where the file begins with its mark.
     */
    readonly encoding?: string;
    /** CSV: what stands between cells. Default: the one of `,` `;` tab `|` that fits the beginning of the file. */
    readonly delimiter?: string;
    /** CSV: names for a file that has no header. Default: the first line is the header. */
    readonly header?: readonly string[];
    readonly columns?: ColumnMapping;
    /** CSV: default `omit`. */
    readonly empty?: EmptyCells;
    /** CSV: `loose` takes a quote inside of an unquoted cell for a character like any other. Default `strict`. */
    readonly quotes?: 'strict' | 'loose';
    /** Longest row, in bytes; a longer one ends the reading. Default 4 MB, at most 256 MB. */
    readonly maxRowBytes?: number;
    readonly signal?: AbortSignalLike;
}

/** A row as it stands in the file: the cells of a CSV row, where null is an empty one, or the object of JSON. */
export type AsRead = readonly (string | null)[] | Row;

/** A row that could be read. */
export interface ReadRow {
    /** `line 17`, where the row begins, counted from 1; `item 5` in a JSON array. */
    readonly at: string;
    /** By column name. */
    readonly row: Row;
    readonly asRead: AsRead;
}

/** A row that could not be read or cannot be used, while those after it can. */
export interface UnreadableRow {
    readonly at: string;
    /** Names the file and the place. */
    readonly error: XanoError;
    /** The same without them. */
    readonly reason: string;
    /** The row, where it could be taken apart. */
    readonly asRead: AsRead | undefined;
    /** What stands there. */
    readonly text: string;
}

export type Entry = ReadRow | UnreadableRow;

/** A file as its rows come out of it. */
export interface OpenRecords {
    readonly entries: AsyncIterable<Entry>;
    /** Facts that are known once the first row is asked for. */
    readonly found: Found;
}

export interface Found {
    /** Names in the file, of a CSV. */
    header?: readonly string[];
    delimiter?: string;
}

export const isUnreadable = (entry: Entry): entry is UnreadableRow => 'error' in entry;
