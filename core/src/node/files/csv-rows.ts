import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { fileError } from './file-error.js';
import { tooLong } from './limits.js';
import type { ByteText } from './utf8.js';

/** A row of a CSV as the parser gives it. */
export interface CsvRow {
    /** Where it begins, counted from 1. */
    readonly line: number;
    readonly cells: readonly ByteText[];
    /** The whole row, without the line break behind it. */
    readonly raw: ByteText;
}

interface Raw {
    readonly record: readonly string[];
    readonly raw: string;
}

export interface CsvShape {
    readonly delimiter: string;
    readonly breaks: readonly string[];
    readonly name: string;
    readonly limit: number;
}

/** What all rows are parsed with; bytes stay bytes until a row is known to be valid UTF-8. */
export const PARSING = { encoding: 'latin1', relax_column_count: true } as const;

/** What ends a row: LF and CRLF, mixed as tools leave them; CR alone only in a file that has no LF. */
export function breaksOf(head: Buffer): readonly string[] {
    return head.includes('\r') && !head.includes('\n') ? ['\r'] : ['\r\n', '\n'];
}

/**
 * The rows of a CSV, blank lines left out. Quotes are read loosely here: a misplaced one spoils its row and not those
 * after it.
 */
export async function* csvRows(
    chunks: AsyncIterable<Buffer>,
    { delimiter, breaks, name, limit }: CsvShape,
): AsyncGenerator<CsvRow, void, undefined> {
    let line = 1;
    // Without autoDestroy rows before a mistake are still given, and the mistake is told by its line.
    const settings = {
        ...PARSING,
        delimiter,
        record_delimiter: [...breaks],
        max_record_size: limit,
        raw: true as const,
        relax_quotes: true,
        autoDestroy: false,
    };
    const source = Readable.from(chunks, { objectMode: false });
    const parser = parse(settings);
    source.on('error', (error) => parser.destroy(error));
    try {
        for await (const given of source.pipe(parser)) {
            // The type of rows with raw: true.
            const { record, raw } = given as Raw;
            const text = raw.replace(/\r?\n$|\r$/, '');
            const at = line;
            line += 1 + breaksIn(text);
            if (text !== '') yield { line: at, cells: record, raw: text };
        }
    } catch (error) {
        throw error instanceof CsvError ? csvError(error, `${name}, line ${line}`, limit) : error;
    } finally {
        source.destroy();
        parser.destroy();
    }
}

function breaksIn(text: string): number {
    let breaks = 0;
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) breaks++;
    return breaks;
}

function csvError(error: CsvError, where: string, limit: number) {
    if (error.code === 'CSV_MAX_RECORD_SIZE') return tooLong(where, limit, error);
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') {
        return fileError(
            where,
            'a quote of the row that begins here is never closed',
            'Close it; a quote that belongs to the text is written twice: "".',
            error,
        );
    }
    return fileError(where, error.message, undefined, error);
}
