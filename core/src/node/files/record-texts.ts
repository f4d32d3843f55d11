import { XanoError } from '../../errors.js';
import { invalidInput } from '../../invalid-input.js';
import type { Row } from '../../operations/fields.js';
import type { AbortSignalLike } from '../../runtime.js';
import { checkedDelimiter } from './delimiter.js';
import { csvText, jsonText } from './csv-text.js';
import { isCsv } from './format.js';
import type { FileFormat } from './types.js';

/** How rows are written. */
export interface TextOptions {
    /** Columns to write, in this order. Default: those of the first row; then a row with another one is a mistake. */
    readonly columns?: readonly string[];
    /** CSV: default `,`, of TSV a tab. */
    readonly delimiter?: string;
    /**
     * CSV: puts `'` before text that begins with `=`, `+`, `-`, `@`, a tab or a CR, which a spreadsheet would run as a
     * formula. The file then holds other text than the records. Default false.
     */
    readonly escapeFormulas?: boolean;
    /** CSV: begins with a byte order mark, without which Excel takes UTF-8 for another character set. Default false. */
    readonly bom?: boolean;
    readonly signal?: AbortSignalLike;
}

interface Texts {
    /** What stands before the first row; `columns` may have come from it. */
    begin(columns: readonly string[]): string;
    rows(rows: readonly Row[], columns: readonly string[], areFirst: boolean): string;
    readonly end: string;
}

// choice: enough for a chunk of some 64 KB, and few enough to be held.
const BATCH = 500;

/** The text of a file of rows, piece by piece. `onRows` is told how many rows there were. */
export async function* recordTexts(
    rows: AsyncIterable<Row> | Iterable<Row>,
    format: FileFormat,
    options: TextOptions,
    onRows: (rows: number) => void,
): AsyncGenerator<string, void, undefined> {
    const texts = textsOf(format, options);
    let { columns } = options;
    let count = 0;
    let batch: Row[] = [];
    const flush = (): string => {
        const given = columns ?? [];
        const areFirst = count <= BATCH;
        const text = (areFirst ? texts.begin(given) : '') + texts.rows(batch, given, areFirst);
        batch = [];
        onRows(count);
        return text;
    };
    for await (const row of rows) {
        stopIfAborted(options);
        count++;
        if (isCsv(format)) {
            columns ??= Object.keys(row);
            if (options.columns === undefined) requireKnown(row, columns, count);
        }
        batch.push(row);
        if (batch.length === BATCH) yield flush();
    }
    // Without any rows there is still what stands before the first.
    if (count === 0 || batch.length > 0) yield flush();
    yield texts.end;
}

function textsOf(format: FileFormat, options: TextOptions): Texts {
    if (isCsv(format)) return csvTexts(format, options);
    const line = (row: Row): string =>
        jsonText(options.columns === undefined ? row : picked(row, options.columns));
    if (format === 'ndjson') {
        return { begin: () => '', rows: (rows) => rows.map((row) => `${line(row)}\n`).join(''), end: '' };
    }
    return {
        begin: () => '[',
        rows: (rows, _, areFirst) =>
            rows.map((row, i) => `${areFirst && i === 0 ? '' : ','}\n${line(row)}`).join(''),
        end: '\n]\n',
    };
}

function csvTexts(
    format: FileFormat,
    { delimiter, escapeFormulas = false, bom = false }: TextOptions,
): Texts {
    const style = {
        delimiter: delimiter === undefined ? (format === 'tsv' ? '\t' : ',') : checkedDelimiter(delimiter),
        escapeFormulas,
    };
    const mark = bom ? '\ufeff' : '';
    return {
        begin: (columns) => (columns.length === 0 ? '' : mark + csvText([columns], style)),
        rows: (rows, columns) =>
            csvText(
                rows.map((row) => columns.map((column) => valueOf(row, column))),
                style,
            ),
        end: '',
    };
}

/** Own values only: a column may be called `constructor`. */
const valueOf = (row: Row, column: string): unknown => (Object.hasOwn(row, column) ? row[column] : null);

const picked = (row: Row, columns: readonly string[]): Row =>
    Object.fromEntries(columns.map((column) => [column, valueOf(row, column)]));

function requireKnown(row: Row, columns: readonly string[], number: number): void {
    const extra = Object.keys(row).find((key) => !columns.includes(key));
    if (extra === undefined) return;
    throw invalidInput(
        `rows[${number - 1}]`,
        `Row ${number} has "${extra}", which the header does not have: it came from the first row.`,
        'Give columns, so that the header is whole.',
    );
}

function stopIfAborted({ signal }: TextOptions): void {
    if (signal?.aborted !== true) return;
    throw new XanoError({ kind: 'aborted', message: 'Writing the file was stopped.', cause: signal.reason });
}
