import { XanoError } from '../../errors.js';
import type { Row } from '../../operations/fields.js';
import { bytesOf, nameOf } from './bytes.js';
import { formatOf } from './format.js';
import { rowLimit } from './limits.js';
import { readCsv } from './read-csv.js';
import { readJsonArray } from './read-json.js';
import { readNdjson } from './read-ndjson.js';
import type { Reading } from './reading.js';
import { toUtf8 } from './to-utf8.js';
import { isUnreadable } from './types.js';
import type {
    Entry,
    FileFormat,
    Found,
    OpenRecords,
    ReadOptions,
    RecordSource,
    UnreadableRow,
} from './types.js';
import { unpacked } from './unpack.js';

type Reader = (chunks: AsyncIterable<Buffer>, reading: Reading) => AsyncGenerator<Entry, void, undefined>;

const READERS: Readonly<Record<FileFormat, Reader>> = {
    csv: readCsv,
    tsv: readCsv,
    ndjson: readNdjson,
    json: readJsonArray,
};

export interface OpenOptions extends ReadOptions {
    /** Columns that are no part of the records. */
    readonly omit?: readonly string[];
    /** Told of the bytes read, packed as they are. */
    readonly onBytes?: (bytes: Buffer) => void;
}

/** Rows of a file, those that cannot be read among them; nothing is opened before the first is asked for. */
export function openRecords(
    source: RecordSource,
    { omit = [], onBytes, ...options }: OpenOptions,
): OpenRecords {
    const found: Found = {};
    const reading: Reading = {
        name: nameOf(source),
        format: formatOf(source, options.format),
        limit: rowLimit(options.maxRowBytes),
        options,
        omit: new Set(omit),
        found,
    };
    const bytes = bytesOf(source, (chunk) => {
        stopIfAborted(options, reading.name);
        onBytes?.(chunk);
    });
    const text = toUtf8(unpacked(bytes, reading.name), reading.name, options.encoding);
    return { entries: READERS[reading.format](text, reading), found };
}

function stopIfAborted({ signal }: ReadOptions, name: string): void {
    if (signal?.aborted !== true) return;
    throw new XanoError({
        kind: 'aborted',
        message: `${name}: reading it was stopped.`,
        cause: signal.reason,
    });
}

export interface ReadRecordsOptions extends ReadOptions {
    /** Gets each row that cannot be read, which is then passed over. Default: the first such row ends the reading. */
    readonly onUnreadable?: (row: UnreadableRow) => void;
}

/**
 * The rows of a CSV, TSV, NDJSON or JSON file as they are read, one after the other; hand them to
 * `xano.record.bulkAdd({ items })`. Values of CSV are text. gzip is unpacked; a byte order mark is taken away.
 *
 * @throws XanoError `validation` for a file that cannot be read, naming the line.
 */
export async function* readRecords(
    source: RecordSource,
    { onUnreadable, ...options }: ReadRecordsOptions = {},
): AsyncGenerator<Row, void, undefined> {
    for await (const entry of openRecords(source, options).entries) {
        if (!isUnreadable(entry)) yield entry.row;
        else if (onUnreadable === undefined) throw entry.error;
        else onUnreadable(entry);
    }
}
