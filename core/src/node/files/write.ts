import { basename } from 'node:path';
import { Readable } from 'node:stream';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Row } from '../../operations/fields.js';
import { asFileError, fileError, isMissing } from './file-error.js';
import { formatOf, namedFormat } from './format.js';
import { recordTexts } from './record-texts.js';
import type { TextOptions } from './record-texts.js';
import type { FileFormat } from './types.js';
import { writeWhole } from './whole-file.js';

export interface WriteOptions extends TextOptions {
    /** Default: by the name. */
    readonly format?: FileFormat;
    /** Default: whether the name ends with `.gz`. */
    readonly gzip?: boolean;
}

export interface Written {
    readonly rows: number;
}

/**
 * Writes rows to a CSV, TSV, NDJSON or JSON file as they come, no faster than they can be written. A path is written under
 * a temporary name and renamed when it is whole; a file that was there is replaced. A stream is ended.
 *
 * In CSV null is an empty cell, empty text is `""`, and objects and lists are JSON. Nothing else is changed: text that a
 * spreadsheet would run as a formula is written as it is unless `escapeFormulas` is set.
 *
 * @throws XanoError `validation` for a name that tells no format, a row the header does not fit, and a file that cannot be
 * written; `aborted` by the signal.
 */
export async function writeRecords(
    records: AsyncIterable<Row> | Iterable<Row>,
    target: string | Writable,
    options: WriteOptions = {},
): Promise<Written> {
    const format = formatOf(target, options.format);
    const gzip = options.gzip ?? (typeof target === 'string' && namedFormat(target).gzip);
    let rows = 0;
    const write = async (to: Writable): Promise<void> => {
        const texts = Readable.from(recordTexts(records, format, options, (count) => (rows = count)));
        await (gzip ? pipeline(texts, createGzip(), to) : pipeline(texts, to));
    };
    if (typeof target !== 'string') await write(target);
    else {
        await writeWhole(target, write).catch((error: unknown) => {
            const name = basename(target);
            throw isMissing(error) ? fileError(name, 'its folder is not there') : asFileError(name, error);
        });
    }
    return { rows };
}
