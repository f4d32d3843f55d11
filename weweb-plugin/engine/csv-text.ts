import { XanoAdminError } from './error.js';

/** A row of a CSV. */
export interface CsvRow {
    /** Where it begins, counted from 1. */
    readonly line: number;
    /** Null for nothing between two delimiters; a text that is empty is written as `""`. */
    readonly cells: readonly (string | null)[];
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

const csvError = (message: string, hint: string): XanoAdminError =>
    new XanoAdminError({ code: 'CSV', message: `${message}, so nothing was sent.`, hint });

/** The delimiter that cuts the first line into most cells; a comma where none does, since then there is one column. */
function findDelimiter(text: string): string {
    const [first = ''] = /^[^\r\n]*/.exec(text) ?? [];
    const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: first.split(delimiter).length }));
    return counted.reduce((best, one) => (one.count > best.count ? one : best)).delimiter;
}

/** @throws XanoAdminError for what cannot stand between cells. */
export function checkedDelimiter(given: string): string {
    const delimiter = given === '\\t' ? '\t' : given;
    if (/^[\t\u0020-\u007e]$/.test(delimiter) && delimiter !== '"') return delimiter;
    throw csvError('The delimiter is not one plain character', 'Use "," or ";", or leave it empty.');
}

// choice: thirty lines in place of a library: the small ones (d3-dsv, 1 KB) take a quote that is never closed for a text
// up to the end of the file and know no line numbers, and those that tell (csv-parse, 14 KB; papaparse, 7 KB) are a fifth
// of the plugin.

/**
 * The rows of a CSV (RFC 4180, line breaks of any kind, blank lines left out).
 *
 * @param given default: found out from the first line
 * @throws XanoAdminError that names the line, for a quote that is not closed or does not end its cell.
 */
export function* csvRows(text: string, given?: string): Generator<CsvRow, void, undefined> {
    const delimiter = given === undefined ? findDelimiter(text) : checkedDelimiter(given);
    const escaped = `\\u${delimiter.charCodeAt(0).toString(16).padStart(4, '0')}`;
    const cell = new RegExp(
        `(?:"([^"]*(?:""[^"]*)*)"|(?!")([^${escaped}\\r\\n]*))(${escaped}|\\r\\n|\\n|\\r|$)`,
        'y',
    );
    let begun = 1;
    let breaks = 0;
    let cells: (string | null)[] = [];
    while (cell.lastIndex < text.length || cells.length > 0) {
        const [found, quoted, plain = '', end = ''] = cell.exec(text) ?? [];
        if (found === undefined) {
            throw csvError(
                `Line ${begun + breaks} of the file has a quote that is never closed, or not at the end of its cell`,
                'Put the whole cell in quotes, and write a quote that belongs to the text twice: "6"" nails".',
            );
        }
        cells.push(quoted === undefined ? (plain === '' ? null : plain) : quoted.replaceAll('""', '"'));
        breaks += quoted === undefined ? 0 : (quoted.match(/\r\n|\n|\r/g)?.length ?? 0);
        if (end === delimiter) continue;
        if (cells.length > 1 || cells[0] !== null) yield { line: begun, cells };
        begun += breaks + 1;
        breaks = 0;
        cells = [];
        if (end === '') return;
    }
}

export interface CsvStyle {
    readonly delimiter: string;
    /** Puts `'` before text that a spreadsheet would run as a formula. */
    readonly escapeFormulas: boolean;
}

function cellText(value: unknown, { delimiter, escapeFormulas }: CsvStyle): string {
    if (value === null || value === undefined) return '';
    if (typeof value !== 'string') return quotedText(JSON.stringify(value), delimiter);
    const text = escapeFormulas && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return text === '' ? '""' : quotedText(text, delimiter);
}

const quotedText = (text: string, delimiter: string): string =>
    text.includes(delimiter) || /["\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

/** A row with its line break: null is nothing, empty text is `""`, what has parts is JSON. */
export function csvLine(values: readonly unknown[], style: CsvStyle): string {
    const line = values.map((value) => cellText(value, style)).join(style.delimiter);
    // A line with nothing in it would be passed over when it is read.
    return `${line === '' ? '""' : line}\n`;
}
